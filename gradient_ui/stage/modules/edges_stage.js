// Edge order while a hand moves it: the samples of both ends are dragged. Lines, slopes and what
// is certain of them are drawn here at once; the server follows with all the rest.

import { compareEdge } from "./edge_comparison.js"
import { endMarks, ROLES } from "./edge_marks.js"
import { verdictOf } from "./edge_sentences.js"
import { gradient, readSpacing, stepAt } from "./interpreter.js"
import { inARow, nearestOnGrid, plainNumber } from "./numbers.js"
import { isDrawn, paint, Places, veil } from "./overlay.js"
import { Stage } from "./stage.js"
import { write } from "./twins.js"

const LEFT = "left_end"
const READ = 3 // samples of an end
const HUES = ["red", "green"].flatMap((hue) => [`${hue}-background-color`, `${hue}-text-color`])
const THEMED = [...HUES, "base-radius"].map((name) => `--st-${name}`)

/** The stage of Edge order. */
export class EdgesStage extends Stage {
  get f() {
    return (this.live ?? this.data).f
  }

  get reading() {
    const { spacing } = this.data
    return readSpacing(spacing.length === 1 ? spacing[0] : spacing)
  }

  start() {
    return { f: [...this.data.f], texts: {} }
  }

  isCaughtUp() {
    return this.data.f.every((value, k) => Object.is(value, this.live.f[k]))
  }

  /** The samples of an end, from the end inwards. @returns {import("./edge_lines.js").End} */
  endOf(key) {
    const { f } = this
    const all = Array.from(f, (_, k) => (key === LEFT ? k : f.length - 1 - k))
    const indices = all.slice(0, READ)
    const steps = this.data.programs.map((program) => stepAt(program, f, this.reading, indices[0]))
    const [x, read] = [this.data.x, f].map((numbers) => indices.map((index) => numbers[index]))
    return { indices, x, f: read, steps }
  }

  handles(key) {
    const { indices, x, f } = this.endOf(key)
    return indices.map((index, k) => {
      return { index, x: x[k], y: f[k], name: this.data.names[index], text: plainNumber(f[k]) }
    })
  }

  /** On the side of the sample in the middle where no line is. */
  get hint() {
    const { x, f } = this.endOf(this.data.of_figures[0])
    const [across, down] = [x[0] <= x[1] ? -1 : 1, f[1] < f[0] ? 24 : -14]
    const anchor = across < 0 ? "end" : "start"
    return { text: "↕ drag me", place: { x: 12 * across, y: down, "text-anchor": anchor } }
  }

  // --- moves -----------------------------------------------------------------------------------

  drag(index, { y, fine }, key) {
    this.put(index, this.onGrid(y, fine, key))
  }

  nudge(index, steps, fine, key) {
    const { step } = this.onGrid(this.live.f[index], fine, key)
    this.put(index, this.onGrid(this.live.f[index] + steps * step, fine, key))
  }

  onGrid(value, fine, key) {
    const [low, high] = new Places(this.surfaces.get(key).figure).y("y").range
    return nearestOnGrid(value, high - low, fine)
  }

  put(index, { value, text }) {
    this.live.f[index] = value
    this.live.texts[index] = text
    this.redraw()
  }

  dropped(index) {
    this.send("drop", { index, texts: { f: this.live.texts[index] } })
  }

  // --- drawing ---------------------------------------------------------------------------------

  /** What the question is about. */
  numbers() {
    const { f, reading } = this
    const [one, two] = this.data.programs.map((program) => gradient(program, f, reading))
    return { f, one, two }
  }

  redraw() {
    for (const key of this.surfaces.keys()) {
      const end = this.endOf(key)
      this.drawFigure(key, end)
      this.writeValues(key, end)
      this.writeVerdict(key, end)
    }
    this.judge(this.numbers())
  }

  drawFigure(key, end) {
    const { figure, hands } = this.surfaces.get(key)
    if (!isDrawn(figure)) return
    veil(figure, ROLES)
    paint(figure, endMarks(figure, end, this.data.look, hands.grabbed?.index ?? hands.nudged))
    hands.place(this.handles(key))
  }

  writeValues(key, { steps }) {
    const values = this.twin(`stage_${key}_values`)?.querySelectorAll("[data-part=stMetricValue] p")
    inARow(steps.map((step) => step.value)).forEach((text, k) => write(values?.[k], text))
  }

  /** In a box of its kind: the server may draw another kind than before. */
  writeVerdict(key, { steps: [one, two] }) {
    const twin = two && this.twin(`stage_${key}_verdict`)
    if (!twin) return
    const { kind, sentence } = verdictOf(compareEdge(one, two, this.f, this.reading))
    const box = twin.querySelector(".stage-verdict") ?? themed(document.createElement("p"))
    box.className = `stage-verdict ${kind === "plain" ? "" : `stage-alert stage-alert-${kind}`}`
    write(box, sentence)
    if (!box.isConnected) twin.replaceChildren(box)
  }
}

/** Gives an element the colours of the theme, which components alone have. */
function themed(element) {
  const theme = getComputedStyle(document.querySelector(".stage-goal"))
  for (const name of THEMED) element.style.setProperty(name, theme.getPropertyValue(name))
  return element
}

let stage = null

/** Called by the component after every run of the script. */
export function update(data, send) {
  stage ??= new EdgesStage()
  stage.receive(data, send)
}

/** Called when the page is left. */
export function leave() {
  stage?.stop()
  stage = null
}
