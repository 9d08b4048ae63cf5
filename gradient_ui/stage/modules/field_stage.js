// Vector field while its selected node moves over a flat picture: the arrow, both difference steps,
// how steep it is and which way is uphill are drawn here at once; the server follows with the rest.

import { nodeMarks, ROLES } from "./field_marks.js"
import {
  nameOf, nearestPlace, nodeAt, placeTexts, slopeTexts, steppedPlace, summitTexts,
} from "./field_node.js"
import { readableDigits, shortLedger } from "./formula.js"
import { renderLatex } from "./katex.js"
import { isDrawn, paint, veil } from "./overlay.js"
import { listen } from "./parts.js"
import { Stage } from "./stage.js"
import { write } from "./twins.js"

const TEN = 10
const COMPASS = ".stImage img, .stImage svg"

/** The stage of Vector field. */
export class FieldStage extends Stage {
  get state() {
    const { ix, iy } = this.live ?? this.data
    return { ix, iy }
  }

  get node() {
    const { ix, iy } = this.state
    return nodeAt(this.data, ix, iy)
  }

  start() {
    const { ix, iy } = this.data
    return { ix, iy }
  }

  isCaughtUp() {
    return this.live.ix === this.data.ix && this.live.iy === this.data.iy
  }

  handles() {
    const { node } = this
    const [x, y] = placeTexts(this.data, node)
    const text = `${nameOf(node)}, x = ${x}, y = ${y}`
    const place = { x: this.data.x[node.ix], y: this.data.y[node.iy] }
    return [{ index: 0, ...place, name: "selected node", text, isFree: true }]
  }

  /** Beside the node where its arrow is not. */
  get hint() {
    const isRight = this.node.u < 0
    const place = { x: isRight ? 14 : -14, "text-anchor": isRight ? "start" : "end" }
    return { text: "drag me", place }
  }

  // --- moves -----------------------------------------------------------------------------------

  drag(_, place) {
    this.put(nearestPlace(this.data.x, place.x), nearestPlace(this.data.y, place.y))
  }

  nudge(_, steps, isTen, key, isAcross) {
    const { ix, iy } = this.live
    const by = isTen ? Math.sign(steps) * TEN : steps
    if (isAcross) this.put(steppedPlace(this.data.x, ix, by), iy)
    else this.put(ix, steppedPlace(this.data.y, iy, by))
  }

  put(ix, iy) {
    if (this.live.ix === ix && this.live.iy === iy) return
    Object.assign(this.live, { ix, iy })
    this.redraw()
  }

  dropped() {
    this.ask()
  }

  ask() {
    const { ix, iy } = this.live
    this.send("go", iy * this.data.x.length + ix)
  }

  listen(signal) {
    listen("click", ({ root, click }) => this.clicked(root, click), signal)
  }

  /** A click in a picture selects the node at once; the figure sends it. */
  clicked(root, { customdata, x, y }) {
    if (![...this.surfaces.values()].some(({ figure }) => figure === root)) return
    const [ix, iy] = customdata ?? [nearestPlace(this.data.x, x), nearestPlace(this.data.y, y)]
    if (!this.isReady || (this.state.ix === ix && this.state.iy === iy)) return
    this.grab()
    this.put(ix, iy)
    this.wait()
  }

  // --- drawing ---------------------------------------------------------------------------------

  /** What the question is about: both components, their unit the steepest of all. */
  numbers() {
    const { u, v } = this.node
    return { d: [u / this.data.steepest, v / this.data.steepest] }
  }

  redraw() {
    const { node } = this
    this.drawSummit(node)
    this.drawSlopes(node)
    this.drawBoxes(node)
    this.drawPictures(node)
    this.judge(this.numbers())
  }

  drawSummit(node) {
    const twin = this.twin("stage_node")
    if (!twin) return
    const [heading, way] = twin.querySelectorAll(".stMarkdown p")
    const [x, y] = placeTexts(this.data, node)
    write(heading.firstChild, `Node ${nameOf(node)}`)
    write(heading.lastChild, ` · x = ${x}, y = ${y}`)
    const summit = summitTexts(node)
    write(twin.querySelector("[data-part=stMetricLabel] p"), summit.label)
    write(twin.querySelector("[data-part=stMetricValue] p"), summit.value)
    writeStrong(way.firstChild, summit.way)
    turn(twin.querySelector(COMPASS), this.data.look.compass, summit.angle)
  }

  drawSlopes(node) {
    const twin = this.twin("stage_slopes")
    if (!twin) return
    const headings = [...twin.querySelectorAll("p > span:first-child")]
    const formulas = twin.querySelectorAll(".katex-display")
    ;["x", "y"].forEach((name, k) => {
      const step = node.steps[name]
      const { ink, glyph } = this.data.look.schemes[step.statement.scheme]
      const { before, after } = slopeTexts(this.data, node, name)
      const scheme = headings[k].querySelector("span")
      scheme.style.color = ink
      write(scheme.firstChild, `${glyph} `)
      write(scheme.querySelector("strong"), step.statement.scheme)
      headings[k].replaceChildren(headings[k].firstChild, before, scheme, after)
      const latex = shortLedger(step, readableDigits(step), { ink, name: `f_${name}` })
      renderLatex(this.katex, latex, formulas[k]?.parentElement)
    })
  }

  drawBoxes({ ix, iy }) {
    for (const [key, value] of Object.entries({ ix, iy })) {
      const box = this.twin(key)?.querySelector("input")
      if (box) box.value = value
    }
  }

  drawPictures(node) {
    for (const { figure, hands } of this.surfaces.values()) {
      if (!isDrawn(figure)) continue
      veil(figure, ROLES)
      paint(figure, nodeMarks(this.data, node))
      hands.place(this.handles())
    }
  }
}

/** Writes a text with **emphasis** into an element. */
function writeStrong(element, text) {
  const parts = text.split("**").map((part, k) => {
    if (k % 2 === 0) return part
    const strong = document.createElement("strong")
    strong.textContent = part
    return strong
  })
  element.replaceChildren(...parts)
}

/** Turns the needle of a compass, or takes it away: a picture becomes a drawing that can turn. */
function turn(compass, drawing, angle) {
  if (!compass) return
  let svg = compass
  if (compass instanceof HTMLImageElement) {
    svg = new DOMParser().parseFromString(drawing, "image/svg+xml").documentElement
    const { width } = compass.getBoundingClientRect()
    svg.setAttribute("width", width)
    svg.setAttribute("height", width)
    svg.setAttribute("aria-hidden", "true")
    compass.replaceWith(svg)
  }
  const needle = svg.querySelector("[transform]")
  if (angle === null) needle.setAttribute("display", "none")
  else {
    needle.removeAttribute("display")
    needle.setAttribute("transform", `rotate(${-angle})`)
  }
}

let stage = null

/** Called by the component after every run of the script. */
export function update(data, send) {
  stage ??= new FieldStage()
  stage.receive(data, send)
}

/** Called when the page is left. */
export function leave() {
  stage?.stop()
  stage = null
}
