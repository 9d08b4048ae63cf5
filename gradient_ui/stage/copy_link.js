// Copies the address of what is on the screen.

const SAID_FOR = 2500 // milliseconds

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  // Without https there is no clipboard but this old one.
  const area = document.createElement("textarea")
  area.value = text
  document.body.append(area)
  area.select()
  const copied = document.execCommand("copy")
  area.remove()
  if (!copied) throw new Error("the browser does not copy here")
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  const said = parentElement.querySelector("[role=status]")
  let timer
  button.onclick = async () => {
    const link = location.href
    const isLong = link.length > data.longest
    try {
      await copy(link)
      said.textContent = isLong ? `copied, ${link.length.toLocaleString("en")} characters: mail programs may cut it` : "copied"
    } catch {
      said.textContent = "not copied: take it from the address bar"
    }
    clearTimeout(timer)
    timer = setTimeout(() => (said.textContent = ""), SAID_FOR)
  }
  return () => clearTimeout(timer)
}
