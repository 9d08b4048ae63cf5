// Writes the address of what is on the screen. A change of the call is a step of the browser's
// history; what only moves the index or the view changes the address in place.
//
// Tells the server of a change of the theme, for figures are drawn in its colours, and gives the
// choice to all pages, for the browser keeps it for one.

let latest = 0 // when the address was written last: an older message comes too late
let scheme = "" // light or dark, as it was told last
let observer

const nameOf = (path) => `stActiveTheme-${path}-v2`

function schemeOf(app) {
  return getComputedStyle(app).colorScheme.includes("dark") ? "dark" : "light"
}

function shareTheme({ link, paths }) {
  const here = location.pathname
  const own = link.split("?")[0]
  const base = own === "/" ? here.replace(/\/$/, "") : here.slice(0, here.length - own.length)
  try {
    const chosen = localStorage.getItem(nameOf(here))
    for (const path of paths) {
      if (chosen === null) localStorage.removeItem(nameOf(base + path))
      else localStorage.setItem(nameOf(base + path), chosen)
    }
  } catch {
    // a browser that keeps nothing
  }
}

function followTheme(data, tell) {
  const app = document.querySelector('[data-testid="stApp"]')
  if (!app) return
  scheme ||= schemeOf(app)
  observer?.disconnect()
  observer = new MutationObserver(() => {
    const now = schemeOf(app)
    if (now === scheme) return
    scheme = now
    shareTheme(data)
    tell(now)
  })
  observer.observe(app, { attributes: true, attributeFilter: ["class", "style"] })
}

// What the first picture waits for: all widgets, also those that Streamlit loads late.
function markOpened() {
  if (document.querySelector('[data-testid="stSkeleton"]')) requestAnimationFrame(markOpened)
  else document.documentElement.dataset.opened = ""
}

export default function ({ data, setTriggerValue }) {
  markOpened()
  followTheme(data, (now) => setTriggerValue("theme", now))
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
