// Draws the stencil strip: lanes of cells, and lines with their weights from what was read to what
// was made. A cell of the first lane can be typed into, where the page takes that.

// As in `modules/parts.js`: a live stage finds the strip there, and hears of clicks.
const parts = () => (globalThis.gradientLensParts ??= new Map())
const announce = (name, detail) => document.dispatchEvent(new CustomEvent(`gradient-lens-${name}`, { detail }))

const states = new WeakMap() // root -> what is known between two runs of the script
const LETTER = 6.2 // pixels of a digit in the smallest type that is read
const FEWEST = 3
// How far along its line a weight stands: of three the middle one lower, so that none overlap. Of
// more the nearer ones are lower.
const ALONG = { 1: [0.5], 2: [0.36, 0.36], 3: [0.22, 0.58, 0.22] }

function make(parent, tag, className, text) {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text !== undefined) element.textContent = text
  parent.append(element)
  return element
}

// On a narrow screen fewer cells are seen: those around the one that was made.
function inView(data, width) {
  const longest = Math.max(...data.lanes.flatMap((lane) => lane.cells.map((cell) => cell.text.length)))
  const room = Math.max(FEWEST, Math.floor(width / (longest * LETTER + 10)))
  const count = Math.min(data.stop - data.start, room)
  const read = data.links.flatMap((link) => [Math.floor(link.above), Math.ceil(link.above), link.below])
  const least = Math.max(...read) - count + 1
  const wanted = Math.max(data.made - Math.floor(count / 2), least)
  const start = Math.min(Math.max(wanted, data.start), data.stop - count)
  return { start, stop: start + count }
}

// What a live stage shows while something is dragged comes before what the server sent.
const shown = (state) => state.live ?? state.data

function render(root, state) {
  const data = shown(state)
  const names = root.querySelector(".names")
  const track = root.querySelector(".track")
  // asked once: in a drag the browser would have to lay out the page for it in every frame
  state.width ||= track.clientWidth
  const view = inView(data, state.width || 600)
  const count = view.stop - view.start
  const at = (place) => `${(((place - view.start + 0.5) / count) * 100).toFixed(3)}%`
  const seen = (place) => place >= view.start && place <= view.stop - 1
  state.count = count
  root.setAttribute("aria-label", data.alt)
  root.dataset.scheme = data.scheme
  root.style.setProperty("--count", count)
  names.replaceChildren()
  track.replaceChildren()
  make(names, "div", "indices")
  const indices = make(track, "div", "indices")
  for (let i = view.start; i < view.stop; i++) make(indices, "span", "", i).style.left = at(i)
  data.lanes.forEach((lane, row) => {
    if (row) {
      const isLast = row === data.lanes.length - 1
      make(names, "div", isLast ? "links" : "between")
      const zone = make(track, "div", isLast ? "links" : "between")
      if (isLast) drawLinks(zone, data, view, at)
    }
    const name = make(names, "div", "lane")
    make(name, "span", "long", lane.name)
    make(name, "span", "letter", lane.symbol)
    drawLane(make(track, "div", "lane"), lane, row, { at, seen, view, state })
  })
}

function drawLinks(zone, data, view, at) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("aria-hidden", "true")
  zone.append(svg)
  const away = (link) => Math.abs(link.above - link.below)
  const farthest = Math.max(...data.links.map(away))
  data.links.forEach((link, k) => {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "line")
    const ends = { x1: at(link.above), y1: "0", x2: at(link.below), y2: "100%" }
    Object.entries(ends).forEach(([name, value]) => line.setAttribute(name, value))
    svg.append(line)
    const share = ALONG[data.links.length]?.[k] ?? 0.75 - (0.55 * away(link)) / farthest
    const weight = make(zone, "span", "weight", link.weight)
    weight.style.left = at(link.above + share * (link.below - link.above))
    weight.style.top = `${share * 100}%`
  })
  if (data.meaning) {
    const meaning = make(zone, "span", "meaning", data.meaning)
    meaning.style.left = at(data.links.reduce((sum, link) => sum + link.above, 0) / data.links.length)
  }
}

function drawLane(zone, lane, row, { at, seen, view, state }) {
  const data = shown(state)
  const longest = Math.max(3, ...lane.cells.map((cell) => cell.text.length))
  zone.style.setProperty("--longest", longest)
  const isLast = row === data.lanes.length - 1
  for (const cell of lane.cells.filter((each) => seen(each.place))) {
    const canEdit = row === 0 && data.editable
    const button = make(zone, "button", cell.lit ? "cell lit" : "cell", cell.text)
    button.type = "button"
    button.style.left = at(cell.place)
    button.title = canEdit ? `${cell.number} (click to change it)` : cell.number
    const name = `${lane.name}, index ${cell.place}: ${cell.number}`
    button.setAttribute("aria-label", canEdit ? `${name}, change it` : name)
    if (isLast && cell.lit) button.setAttribute("aria-current", "true")
    if (!canEdit) button.tabIndex = -1 // the arrow keys move the index, wherever the focus is
    button.onclick = () => (canEdit ? edit(button, cell, state) : state.select(cell.index))
  }
  if (view.start > 0) make(zone, "span", "more", "…").style.left = "0"
  if (view.stop < data.length) make(zone, "span", "more", "…").style.left = "100%"
}

// Enter and leaving take the number, Escape leaves it as it was.
function edit(button, cell, state) {
  const input = document.createElement("input")
  const before = cell.number.replaceAll("−", "-")
  input.value = before
  input.maxLength = state.data.longest
  input.className = "cell lit"
  input.style.left = button.style.left
  input.setAttribute("aria-label", `number at index ${cell.index}`)
  state.editing = true
  button.replaceWith(input)
  input.focus()
  input.select()
  let done = false
  const finish = (taken) => {
    if (done) return
    done = true
    state.editing = false
    const text = input.value.trim()
    const changed = taken && text !== before
    const shown = changed ? { ...cell, text } : cell
    button.textContent = shown.text
    input.replaceWith(button)
    if (changed) state.edit({ index: cell.index, text })
    if (state.postponed) state.draw()
  }
  input.onkeydown = (event) => {
    event.stopPropagation() // the arrow keys of the page move the index
    if (event.key === "Enter" || event.key === "Escape") {
      event.preventDefault() // the button that comes back would be pressed by the same key
      finish(event.key === "Enter")
      if (button.isConnected) button.focus()
    }
  }
  input.onblur = () => finish(true)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".strip")
  const state = states.get(root) ?? { editing: false, postponed: false, count: 0, live: null }
  states.set(root, state)
  state.data = data
  state.select = (index) => {
    announce("select", { index })
    setTriggerValue("select", index)
  }
  state.edit = (change) => setTriggerValue("edit", change)
  state.draw = () => {
    state.postponed = state.editing // what is being typed is not taken away
    if (!state.editing) render(root, state)
  }
  state.observer ??= new ResizeObserver(() => {
    state.width = root.querySelector(".track").clientWidth
    const view = inView(shown(state), state.width || 600)
    if (view.stop - view.start !== state.count) state.draw()
  })
  state.observer.observe(root)
  const show = (live) => {
    if (live === null && state.live === null) return
    state.live = live
    state.draw()
  }
  parts().set(data.key, { root, data, show })
  state.draw()
}
