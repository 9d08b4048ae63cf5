// The three candidates for a slope as lines, and their names above them: what
// `gradient_ui.figures.line.tangents` draws, for other samples.

import { parabola } from "./curve.js"
import { inARow } from "./numbers.js"
import { draw } from "./overlay.js"
import { threeMarks } from "./seesaw.js"

/** @typedef {import("./lever.js").Rule} Rule */
/** @typedef {import("./overlay.js").Mark} Mark */

/**
 * @typedef {object} Entry of a legend, in pixels of the figure
 * @property {string} name of the candidate
 * @property {number} left of its line
 * @property {number} width of its line
 * @property {number} middle of its line
 * @property {number} text where its text begins
 * @property {number} top of the middle of its text
 */

export const TANGENT_ROLES = new Set([
  "parabola", "NumPy", "secant", "plain mean", "samples", "legend",
])
const CURVE_POINTS = 61
const LINES = {
  NumPy: { width: 4 },
  secant: { width: 2.5, dash: "9,9" },
  "plain mean": { width: 2.5, dash: "3,3" },
}

/**
 * @param {Rule} rule
 * @param {object} look the palette
 * @param {[number, number]} range of the axis of the figure
 * @param {Entry[]} legend as `legendOf` finds it
 * @returns {Mark[]}
 */
export function tangentsMarks(rule, look, range, legend = []) {
  const { x, f, candidates } = rule
  const central = look.schemes.central
  const lines = candidates.map(({ name, value }) => {
    const y = range.map((end) => f[1] + value * (end - x[1]))
    return { kind: "line", x: range, y, colour: colourOf(name, look), ...LINES[name], isCut: true }
  })
  const isSeen = (place) => range[0] <= place && place <= range[1] // it may be moved beyond
  const marks = threeMarks(12, [central.colour, central.colour], look, central)
  const slopes = inARow(candidates.map(({ value }) => value))
  const texts = Object.fromEntries(candidates.map(({ name }, k) => [name, `${name} ${slopes[k]}`]))
  return [
    curveThrough(rule, look, range),
    ...lines.reverse(),
    { kind: "points", x: x.map((place) => (isSeen(place) ? place : NaN)), y: f, ...marks },
    { kind: (layer) => drawLegend(layer, legend, texts, look), x: [], y: [] },
  ]
}

function curveThrough(rule, look, [low, high]) {
  const step = (high - low) / (CURVE_POINTS - 1)
  const x = Array.from({ length: CURVE_POINTS }, (_, k) => low + k * step)
  const y = x.map((place) => parabola(rule, place))
  return { kind: "line", x, y, colour: look.line, width: 2, isCut: true }
}

function colourOf(name, { schemes, text, muted }) {
  return { NumPy: schemes.central.colour, secant: text, "plain mean": muted }[name]
}

/**
 * Returns where the legend of a figure stands.
 *
 * @param {HTMLElement} figure
 * @returns {Entry[]}
 */
export function legendOf(figure) {
  const frame = figure.getBoundingClientRect()
  return [...figure.querySelectorAll(".legend .traces")].map((entry) => {
    const line = entry.querySelector(".legendlines path").getBoundingClientRect()
    const text = entry.querySelector(".legendtext").getBoundingClientRect()
    return {
      name: entry.__data__[0].trace.meta,
      left: line.left - frame.left,
      width: line.width,
      middle: (line.top + line.bottom) / 2 - frame.top,
      text: text.left - frame.left,
      top: (text.top + text.bottom) / 2 - frame.top,
    }
  })
}

function drawLegend(layer, legend, texts, look) {
  for (const { name, left, width, middle, text, top } of legend) {
    const style = { stroke: colourOf(name, look), "stroke-width": LINES[name].width }
    const dash = LINES[name].dash ? { "stroke-dasharray": LINES[name].dash } : {}
    draw("path", { d: `M${left},${middle}h${width}`, ...style, ...dash }, layer)
    const place = { x: text, y: top, fill: look.text, "font-size": 13 * look.scale }
    const written = draw("text", { class: "stage-label stage-bare", ...place }, layer)
    written.style.textAnchor = "start"
    written.textContent = texts[name]
  }
}
