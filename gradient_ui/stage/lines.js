// Shows lines of a listing: the current one is lit, and a click on any other one goes there.

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ol")
  list.setAttribute("aria-label", data.alt)
  list.replaceChildren(
    ...data.lines.map(({ index, text }) => {
      const item = document.createElement("li")
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = text
      if (index === data.current) button.setAttribute("aria-current", "true")
      else button.tabIndex = -1 // the arrow keys move the index
      button.onclick = () => {
        const detail = { index } // a live stage goes there at once
        document.dispatchEvent(new CustomEvent("gradient-lens-select", { detail }))
        setTriggerValue("select", index)
      }
      item.append(button)
      return item
    }),
  )
}
