// Connects a live stage to Streamlit: its modules are loaded once, from this server.

const runs = new WeakMap() // element -> how often the script has run

export default function ({ data, parentElement, setTriggerValue }) {
  const mine = (runs.get(parentElement) ?? 0) + 1
  runs.set(parentElement, mine)
  const goal = parentElement.querySelector(".stage-goal")
  goal.hidden = !data.goal
  goal.querySelector(".stage-question").textContent = data.goal?.question ?? ""
  const another = goal.querySelector("button")
  another.setAttribute("aria-label", `another question; this is ${data.goal?.name}`)
  another.onclick = () => setTriggerValue("another", true)
  const url = new URL(data.src, document.baseURI).href
  const stage = import(url)
  stage.then(({ update }) => {
    if (mine === runs.get(parentElement)) update(data, setTriggerValue)
  })
  return () => {
    // a later run of the script keeps the stage
    stage.then(({ leave }) => mine === runs.get(parentElement) && leave())
  }
}
