// A question that is answered by pulling a sample: the sample, the curve through it and its number
// follow the hand, or what is typed into the box of the answer; the slope is not told. What is let
// go goes to the server, which writes it into the box.

import { enlarged } from "./enlarged.js"
import { MINUS, plainNumber } from "./numbers.js"
import { clamp, isDrawn, labelPlaces, paint, veil } from "./overlay.js"
import { Stage } from "./stage.js"

const ROLES = new Set(["samples", "pulled sample"])
const SIZE = { sample: 10, pulled: 16, label: 13 }
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(\/\d+)?$/

/** The stage of Practice; `live` is where the sample stands. */
export class PullStage extends Stage {
  labels = {}
  isTyped = false // what is shown is in the box alone: the server does not know it

  get value() {
    return (this.live ?? this.start()).value
  }

  start() {
    const { f, moved } = this.data
    return { value: f[moved] }
  }

  isCaughtUp() {
    return !this.isTyped && Object.is(this.live.value, this.start().value)
  }

  /** Beside a label that has the arrow already. */
  get hint() {
    return { text: "drag me" }
  }

  handles() {
    const { x, moved, name } = this.data
    return [{ index: moved, x: x[moved], y: this.value, name, text: plainNumber(this.value) }]
  }

  numbers() {
    return {}
  }

  settle() {
    this.isTyped = false
    super.settle()
  }

  // --- moves -----------------------------------------------------------------------------------

  drag(index, { y, fine }) {
    this.put(y, fine)
  }

  nudge(index, steps, fine) {
    this.put(this.live.value + steps / this.perOne(fine), fine)
  }

  perOne(fine) {
    const { per_one: perOne } = this.data
    return fine ? perOne.fine : perOne.rough
  }

  put(value, fine) {
    const per = this.perOne(fine)
    const inside = clamp(Math.round(value * per) / per, ...this.data.reach)
    this.live.value = inside + 0 // there is no -0
    this.redraw()
  }

  dropped(index) {
    this.send("drop", { index, texts: { f: plainNumber(this.live.value) } })
  }

  listen(signal) {
    document.addEventListener("input", ({ target }) => this.follow(target), { signal })
  }

  /** Shows what is typed; it is checked when that is asked for, and nothing waits for it. */
  follow(box) {
    const value = box.closest?.(`.st-key-${this.data.box}`) ? numberIn(box.value) : null
    if (value === null || !this.isReady) return
    this.grab()
    this.isTyped = true
    this.live.value = value
    this.redraw()
    document.documentElement.removeAttribute("data-stage-moving")
  }

  // --- drawing ---------------------------------------------------------------------------------

  redraw() {
    if (!isDrawn(this.figure)) return
    veil(this.figure, ROLES)
    paint(this.figure, this.marks().map((mark) => enlarged(mark, this.data.look.scale)))
    this.surfaces.get(this.data.of_figures[0]).hands.place(this.handles())
  }

  marks() {
    const { x, moved, texts, name, look } = this.data
    const y = this.data.f.with(moved, this.value)
    const here = { x: [x[moved]], y: [this.value] }
    const text = [`↕ ${name} = ${plainNumber(this.value, null, MINUS)}`]
    const rim = { rim: look.line, width: 2 }
    return [
      { kind: "line", x, y, colour: look.line, width: 1.5 },
      { kind: "points", x, y, fill: look.background, size: SIZE.sample, ...rim },
      { kind: "text", x, y, text: texts, colour: look.muted, by: this.labels.samples },
      { kind: "points", ...here, fill: look.text, size: SIZE.pulled, rim: look.background, width: 1.5 },
      { kind: "text", ...here, text, colour: look.text, size: SIZE.label, weight: 700, by: this.labels.pulled },
    ]
  }

  /** Where the labels stand: those of the state that the server drew. */
  measure() {
    if (!isDrawn(this.figure)) return
    this.labels = {
      samples: labelPlaces(this.figure, "samples"),
      pulled: labelPlaces(this.figure, "pulled sample"),
    }
  }
}

/** The number in a text as people type it, null where it is none or not yet. */
function numberIn(text) {
  const plain = text.replaceAll(" ", "").replace("−", "-").replace(",", ".")
  if (!NUMBER.test(plain)) return null
  const [top, below = 1] = plain.split("/").map(Number)
  return Number.isFinite(top / below) ? top / below : null
}

let stage = null

/** Called by the component after every run of the script. */
export function update(data, send) {
  stage ??= new PullStage()
  stage.receive(data, send)
}

/** Called when the page is left. */
export function leave() {
  stage?.stop()
  stage = null
}
