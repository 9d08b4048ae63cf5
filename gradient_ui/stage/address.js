// Writes the address of what is on the screen. A change of the call is a step of the browser's
// history; what only moves the index or the view changes the address in place.

let latest = 0 // when the address was written last: an older message comes too late

export default function ({ data, setTriggerValue }) {
  if (data.stamp <= latest) return
  const cameBack = data.opened && latest > 0 // the server knows this page no more
  latest = data.stamp
  if (cameBack) {
    setTriggerValue("search", location.search.slice(1))
    return
  }
  const search = data.query ? `?${data.query}` : ""
  if (search === location.search) return
  const address = location.pathname + search + location.hash
  if (data.is_new) history.pushState({}, "", address)
  else history.replaceState({}, "", address)
}
