// The four beats of a first visit. Hidden for good once dismissed: the browser remembers.

const KEY = "gradient-lens-first-path"

function remembered() {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false // a browser that keeps nothing
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("section")
  root.hidden = remembered()
  const list = root.querySelector("ol")
  const next = data.beats.findIndex((beat) => !beat.done)
  list.replaceChildren(
    ...data.beats.map(({ text, done }, k) => {
      const item = document.createElement("li")
      item.className = done ? "done" : k === next ? "next" : ""
      if (k === next) item.setAttribute("aria-current", "step")
      item.textContent = done ? `✓ ${text}` : `${k + 1}. ${text}`
      return item
    }),
  )
  root.querySelector("strong").textContent = next < 0 ? data.all_done : data.title
  root.querySelector("button").onclick = () => {
    try {
      localStorage.setItem(KEY, "dismissed")
    } catch {
      // it is gone for this visit
    }
    root.hidden = true
    setTriggerValue("dismissed", true)
  }
}
