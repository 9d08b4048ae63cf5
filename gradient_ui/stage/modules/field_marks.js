// The selected node of a field as marks: what `gradient_ui.figures.field` draws of it, for another
// node. The roles are those of its traces, shapes and notes.

import { draw } from "./overlay.js"

const SLOPE_X = "∂f/∂x"
const SLOPE_Y = "∂f/∂y"
export const ROLES = new Set([
  "cursor", "along x", "along y", "selected", "selected exact", SLOPE_X, SLOPE_Y,
])

const DOT = 12
const HEAD = 15
const HEAD_OF_EXACT = 9
const HALF_HEAD = Math.PI / 10 // half its angle, as Plotly draws it
const BACK = 0.9 // of its head by which the line of an arrow ends before it
const HEAD_OPACITY = 0.7
const NAME = 13
const LEAST = 1e-9
const AWAY = 7 // pixels between a component and its name
const PAD = 2

/**
 * @param {import("./field_node.js").FieldData & object} data with `look`, and where arrows are
 *   drawn `arrow_scale`, `exact_x` and `exact_y`
 * @param {import("./field_node.js").FieldNode} node
 * @returns {import("./overlay.js").Mark[]}
 */
export function nodeMarks(data, node) {
  const [x, y] = [data.x[node.ix], data.y[node.iy]]
  const { look } = data
  const own = arrowAt(data, x, y, node.steps.x.value, node.steps.y.value)
  const known = exactAt(data, x, y, node)
  const solid = { colour: look.selected, width: 3.5, size: HEAD }
  const dashed = { colour: look.text, width: 1.5, size: HEAD_OF_EXACT, dash: "3px,2px" }
  const dot = { fill: look.selected, size: DOT * look.scale, rim: look.background, width: 2 }
  return [
    ...(own ? [...components(own, look), pointer(own, solid, look)] : []),
    ...(known ? [pointer(known, dashed, look)] : []),
    { kind: "points", x: [x], y: [y], ...dot },
    { kind: crosshair, x, y, colour: look.text },
    ...(own ? names(own, data) : []),
  ]
}

function arrowAt({ arrow_scale: scale, steepest }, x, y, ...slopes) {
  if (scale === undefined) return null
  const isSeen = (slope) => !(Math.abs(slope) <= LEAST * steepest) // the rest is rounding
  const [u, v] = slopes.map((slope) => (isSeen(slope) ? slope * scale : 0))
  return Number.isFinite(u) && Number.isFinite(v) ? { x, y, u, v } : null
}

function exactAt(data, x, y, { ix, iy }) {
  const at = iy * data.x.length + ix
  return data.exact_x ? arrowAt(data, x, y, data.exact_x[at], data.exact_y[at]) : null
}

function components({ x, y, u, v }, look) {
  const dashed = { kind: line, width: 3, dash: "5px,2px" }
  return [
    { ...dashed, from: [x, y], to: [x + u, y], colour: look.along_x },
    { ...dashed, from: [x + u, y], to: [x + u, y + v], colour: look.along_y },
  ]
}

function pointer({ x, y, u, v }, line, look) {
  const size = u || v ? line.size * look.scale : 0
  return { kind: arrow, from: [x, y], to: [x + u, y + v], ...line, size, rim: look.background }
}

function names({ x, y, u, v }, { look, ...data }) {
  const isUnder = v >= 0 && y > Math.min(...data.y)
  const isLeft = u < 0 && x + u > Math.min(...data.x)
  const shared = { kind: name, size: NAME * look.scale, ground: look.background }
  const across = { text: SLOPE_X, at: [x + u / 2, y], side: [0, isUnder ? 1 : -1] }
  const up = { text: SLOPE_Y, at: [x + u, y + v / 2], side: [isLeft ? -1 : 1, 0] }
  return [
    ...(u ? [{ ...shared, ...across, colour: look.along_x }] : []),
    ...(v ? [{ ...shared, ...up, colour: look.along_y }] : []),
  ]
}

// --- how they are drawn ------------------------------------------------------------------------

/** What is drawn in this is cut off at the axes. */
function inside(layer, places) {
  const [x, y] = axesOf(places)
  const box = { x: x._offset, y: y._offset, width: x._length, height: y._length }
  return draw("svg", { ...box, viewBox: Object.values(box).join(" ") }, layer)
}

const axesOf = ({ x, layout }) => [x, layout.yaxis]
const pixels = (places, place) => axesOf(places).map((axis, k) => axis._offset + axis.d2p(place[k]))

function isShown(places, place) {
  const isIn = (axis, pixel) => pixel >= 0 && pixel <= axis._length
  return axesOf(places).every((axis, k) => isIn(axis, axis.d2p(place[k])))
}

function stroke(layer, from, to, { colour, width, dash }) {
  const look = { fill: "none", stroke: colour, "stroke-width": width }
  const dashed = dash ? { "stroke-dasharray": dash } : {}
  draw("path", { d: `M${from}L${to}`, ...look, ...dashed }, layer)
}

function line(layer, mark, places) {
  stroke(inside(layer, places), pixels(places, mark.from), pixels(places, mark.to), mark)
}

function arrow(layer, mark, places) {
  const [from, to] = [pixels(places, mark.from), pixels(places, mark.to)]
  const turned = Math.atan2(to[1] - from[1], to[0] - from[0])
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const back = BACK * mark.size <= length ? BACK * mark.size : 0
  const end = [to[0] - back * Math.cos(turned), to[1] - back * Math.sin(turned)]
  stroke(inside(layer, places), from, end, mark)
  if (!mark.size || !isShown(places, mark.to)) return
  const corner = (angle) => [-mark.size * Math.cos(angle), -mark.size * Math.sin(angle)]
  const d = `M0,0L${corner(turned - HALF_HEAD)}L${corner(turned + HALF_HEAD)}Z`
  const look = { fill: mark.colour, stroke: mark.rim, "stroke-width": 1, opacity: HEAD_OPACITY }
  draw("path", { d, transform: `translate(${to})`, ...look }, layer)
}

function crosshair(layer, { x, y, colour }, places) {
  const [left, top] = pixels(places, [x, y])
  const [across, up] = axesOf(places).map(({ _offset, _length }) => [_offset, _offset + _length])
  const look = { colour, width: 1, dash: "3px,3px" }
  stroke(layer, [across[0], top], [across[1], top], look)
  stroke(layer, [left, up[1]], [left, up[0]], look)
}

/** A name beside its place, on the page's colour. */
function name(layer, { text, at, side, colour, size: type, ground }, places) {
  if (!isShown(places, at)) return
  const [left, top] = pixels(places, at)
  const group = draw("g", { opacity: 0.9 }, layer)
  const box = draw("rect", { fill: ground }, group)
  const written = draw("text", { class: "stage-name", fill: colour, "font-size": type }, group)
  written.textContent = text
  const { width, height, y } = written.getBBox()
  const [wide, high] = [width, height].map((length) => Math.round(length + 2 * PAD))
  const corner = (at, length, to) => Math.round(at + ((to - 1) * length) / 2 + AWAY * to)
  const [x0, y0] = [corner(left, wide, side[0]), corner(top, high, side[1])]
  const size = { x: x0 + 0.5, y: y0 + 0.5, width: wide - 1, height: high - 1 }
  for (const [key, value] of Object.entries(size)) box.setAttribute(key, value)
  written.setAttribute("x", x0 + PAD + width / 2)
  written.setAttribute("y", y0 + PAD - y)
}
