// Step by step while a hand moves it: a sample that is dragged, an index that is moved. Strip,
// curve, value and formula are drawn here at once; the server follows with all the rest.

import { curveMarks, ROLES } from "./curve.js"
import { enlarged } from "./enlarged.js"
import { ledger, readableDigits, spacingLine } from "./formula.js"
import { gradient, readSpacing, stepAt } from "./interpreter.js"
import { renderLatex } from "./katex.js"
import { nearestOnGrid, plainNumber, short } from "./numbers.js"
import { clamp, isDrawn, labelPlaces, paint, Places, veil } from "./overlay.js"
import { isRoundOff, windowAround } from "./round_off.js"
import { listen } from "./parts.js"
import { Stage } from "./stage.js"
import { stripData } from "./strip_data.js"
import { write, writeMarkdown } from "./twins.js"

const AROUND = 7

/** The stage of Step by step. */
export class LineStage extends Stage {
  labels = {}

  get state() {
    const { f, index } = this.live ?? this.data
    return { f, index }
  }

  start() {
    const { f, index } = this.data
    return { f: [...f], index, texts: {} }
  }

  isCaughtUp() {
    const { f, index } = this.data
    return this.live.index === index && f.every((value, k) => Object.is(value, this.live.f[k]))
  }

  handles() {
    return this.handlesAt(this.data.f)
  }

  handlesAt(f) {
    const { x, names, draggable } = this.data
    return draggable ? f.map((y, index) => ({ index, x: x[index], y, name: names[index], text: plainNumber(y) })) : []
  }

  drawn(root) {
    this.isVeiled = false // its traces are new
    super.drawn(root)
  }

  settle() {
    this.isVeiled = false
    super.settle()
  }

  // --- moves -----------------------------------------------------------------------------------

  drag(index, { y, fine }) {
    this.put(index, this.onGrid(y, fine))
  }

  nudge(index, steps, fine) {
    const { step } = this.onGrid(this.live.f[index], fine)
    this.put(index, this.onGrid(this.live.f[index] + steps * step, fine))
  }

  onGrid(value, fine) {
    const [low, high] = new Places(this.figure).y("y").range
    return nearestOnGrid(value, high - low, fine)
  }

  put(index, { value, text }) {
    this.live.f[index] = value
    this.live.texts[index] = text
    this.redraw()
  }

  go(index) {
    const inside = clamp(index, 0, this.data.f.length - 1)
    if (!this.isReady || Number.isNaN(inside) || inside === this.state.index) return
    this.grab()
    this.live.index = inside
    this.redraw()
    this.wait()
  }

  ask() {
    if (this.live.index !== this.data.index) this.send("go", this.live.index)
  }

  /** A press on a handle that moves nothing selects its index. */
  click(index) {
    this.go(index)
    this.send("go", index)
  }

  // --- what else moves the index ------------------------------------------------------------------

  listen(signal) {
    listen("select", ({ index }) => this.go(index), signal)
    listen("click", ({ root, click }) => root === this.figure && this.go([click.customdata].flat()[0] ?? NaN), signal)
    document.addEventListener("keydown", (event) => this.key(event), { signal })
    document.addEventListener("click", (event) => this.button(event.target), { signal, capture: true })
    for (const name of ["keyup", "pointermove", "pointerup"]) {
      document.addEventListener(name, (event) => this.slide(event), { signal })
    }
  }

  /** The arrow keys that Streamlit gives the buttons, under its conditions. */
  key(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const hasMore = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
    if (by && !hasMore && !event.composedPath().some(isTypedInto)) this.go(this.state.index + by)
  }

  button(target) {
    const button = target.closest?.("button")
    if (button?.closest(".st-key-next")) this.go(this.state.index + 1)
    if (button?.closest(".st-key-previous")) this.go(this.state.index - 1)
  }

  slide({ type, target, buttons }) {
    const slider = document.querySelector(".st-key-i_slider input[type=range]")
    const isMoved = type === "keyup" ? target === slider : buttons === 1 || type === "pointerup"
    const group = slider?.closest(".st-key-i_slider")
    if (!isMoved || !group || !(target === slider || group.contains(target) || this.sliding)) return
    this.sliding = buttons === 1
    // its number changes when Streamlit's own listeners have heard
    requestAnimationFrame(() => this.go(Number(slider.value)))
  }

  dropped(index) {
    const text = this.live.texts[index]
    if (text !== undefined) this.send("drop", { index, texts: { f: text } })
  }

  // --- drawing ---------------------------------------------------------------------------------

  /** What the question is about. */
  numbers() {
    const { f } = this.state
    return { f, g: gradient(this.data.program, f, this.reading) }
  }

  get reading() {
    const { spacing } = this.data
    return readSpacing(spacing.length === 1 ? spacing[0] : spacing)
  }

  redraw() {
    const { f, index } = this.live
    const step = stepAt(this.data.program, f, this.reading, index)
    const g = Array.from(gradient(this.data.program, f, this.reading))
    const state = { f, g, x: this.data.x, step, look: this.data.look, weights: this.data.weights[index] }
    this.drawStrip(state)
    this.drawValue(state)
    this.drawFormula(state)
    this.drawCurve(state)
    this.judge({ f, g })
  }

  drawStrip(state) {
    const strip = this.part("strip")
    strip?.show(stripData(strip.data, state))
  }

  drawValue({ f, step, look }) {
    const twin = this.twin("stage_value")
    if (!twin) return
    const [start, stop] = windowAround(f.length, step.index, AROUND)
    const isFlat = isRoundOff(step.value, f.slice(start, stop), step.weights)
    const { glyph, ink } = look.schemes[step.statement.scheme]
    const digits = this.digits(step)
    const text = plainNumber(step.value, digits, "−")
    const relation = text === plainNumber(step.value, null, "−") ? "" : "≈ "
    const label = twin.querySelector("[data-part=stMetricLabel] p")
    write(label.firstChild, `slope at index ${step.index} · `)
    const scheme = label.querySelector("span")
    scheme.style.color = ink
    write(scheme.firstChild, `${glyph} `)
    write(scheme.querySelector("strong"), `${step.statement.scheme} difference`)
    write(twin.querySelector("[data-part=stMetricValue] p"), isFlat ? "≈ 0" : relation + text)
    this.drawFlat(twin, isFlat ? `Flat: what is left, ${short(step.value, 2)}, is rounding.` : "")
  }

  /** Says below the value that it is rounding, in the caption that is there or in one like others. */
  drawFlat(twin, text) {
    let caption = twin.querySelector("[data-part=stCaptionContainer]")
    if (!caption && text) {
      caption = this.twin("stage_formula")?.querySelector("[data-part=stCaptionContainer]")?.cloneNode(true)
      if (caption) twin.append(caption)
    }
    if (!caption) return
    write(caption.querySelector("p"), text)
    caption.hidden = !text
  }

  digits(step) {
    return this.data.form === "full" ? null : readableDigits(step)
  }

  drawFormula({ step, look }) {
    const twin = this.twin("stage_formula")
    if (!twin) return
    const digits = this.digits(step)
    const { ink } = look.schemes[step.statement.scheme]
    renderLatex(this.katex, ledger(step, digits, { ink }), twin.querySelector(".katex-display")?.parentElement)
    const caption = twin.querySelector("[data-part=stCaptionContainer]")
    writeMarkdown(caption?.querySelector("p"), spacingLine(step, digits))
  }

  drawCurve(state) {
    if (!isDrawn(this.figure)) return
    if (!this.isVeiled) veil(this.figure, ROLES)
    this.isVeiled = true
    const marks = curveMarks({ ...state, isLine: this.data.is_line, labels: this.labels })
    paint(this.figure, marks.map((mark) => enlarged(mark, this.data.look.scale)))
    this.surfaces.get("curve").hands.place(this.handlesAt(state.f))
  }

  /** Where the labels stand: those of the state that the server drew. */
  measure() {
    if (!isDrawn(this.figure)) return
    const isSame = this.live.index === this.data.index
    this.labels = {
      samples: labelPlaces(this.figure, "samples"),
      gradient: labelPlaces(this.figure, "gradient"),
      read: isSame ? labelPlaces(this.figure, "lit samples") : undefined,
    }
  }
}

const isTypedInto = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName)

let stage = null

/** Called by the component after every run of the script. */
export function update(data, send) {
  stage ??= new LineStage()
  stage.receive(data, send)
}

/** Called when the page is left. */
export function leave() {
  stage?.stop()
  stage = null
}
