// The lines of an end of Edge order, and where they are on the screen: what
// `gradient_ui.figures.line.edges` draws, for other numbers.

import { parabola } from "./curve.js"
import { clamp } from "./overlay.js"

// How far the lines reach outside and inside, as shares of the width of three samples.
const OUTSIDE = 0.16
const INSIDE = 0.45
const INSIDE_OF_TWO = 1.12 // of the first gap
const BEFORE_END = 0.06
const PARABOLA_POINTS = 41
const FAR = 1e6 // pixels: farther away all lines are upright

/**
 * @typedef {object} End an end, from the end inwards, of up to three samples
 * @property {number[]} indices
 * @property {number[]} x where they are drawn
 * @property {number[]} f
 * @property {import("./interpreter.js").Step[]} steps of order 1 and, where it has one, 2
 */

/** @typedef {{x: number[], y: number[]}} Line */
/** @typedef {import("./label_room.js").Box} Box */
/** @typedef {import("./label_room.js").Place} Place */

/** @type {(end: End, step: import("./interpreter.js").Step) => Line} its outer point first */
export function slopeLine({ x, f }, step) {
  const width = x[Math.min(2, x.length - 1)] - x[0]
  const inside = step.statement.quotient ? INSIDE_OF_TWO * (x[1] - x[0]) : INSIDE * width
  const at = [x[0] - OUTSIDE * width, x[0] + inside]
  return { x: at, y: at.map((place) => f[0] + step.value * (place - x[0])) }
}

/** @type {(end: End) => Line} */
export function parabolaLine({ x, f }) {
  const first = x[0] + BEFORE_END * (x[0] - x[2])
  const at = Array.from({ length: PARABOLA_POINTS }, (_, k) => {
    return first + ((x[2] - first) * k) / (PARABOLA_POINTS - 1)
  })
  return { x: at, y: at.map((place) => parabola({ x, f }, place)) }
}

/** @type {(line: Line, places: import("./overlay.js").Places) => Place[]} without what has none */
export function cornersOf({ x, y }, places) {
  const up = places.y("y")
  const across = (k) => places.x._offset + places.x.d2p(x[k])
  const upright = (k) => up._offset + clamp(up.d2p(y[k]), -FAR, FAR)
  const corners = x.map((_, k) => [across(k), upright(k)])
  return corners.filter((corner) => corner.every(Number.isFinite))
}

/** @type {(places: import("./overlay.js").Places) => Box} */
export function plotOf(places) {
  const up = places.y("y")
  const [left, top] = [places.x._offset, up._offset]
  return { left, top, right: left + places.x._length, bottom: top + up._length }
}

/** @type {(corners: Place[], plot: Box) => Place} where a straight line enters, else its begin */
export function firstSeen([[x, y], inner], { top, bottom }) {
  const edge = clamp(y, top, bottom)
  const share = edge === y || !inner ? 0 : (edge - y) / (inner[1] - y)
  return share > 0 && share <= 1 ? [x + share * (inner[0] - x), edge] : [x, edge]
}
