// One node of a field: both difference steps behind its arrow, and what the cards say of it,
// character for character as the server writes it.

import { fixed } from "./decimals.js"
import { placedIn, readSpacing, stepAt } from "./interpreter.js"
import { among, short } from "./numbers.js"
import { isRoundOff } from "./round_off.js"

const NEAR = 2 // nodes around one whose samples say how large rounding is
const NO_ARROW = "There is no arrow here: a slope is not a finite number."
const FLAT = "It is flat here: there is no arrow, as on a top, in a pit or at a pass."

/**
 * @typedef {object} FieldData what the server tells of a field
 * @property {number[]} f samples, row by row of the drawing
 * @property {number[]} x
 * @property {number[]} y
 * @property {number[]} hx one distance along x, or all coordinates
 * @property {number[]} hy
 * @property {{x: number, y: number}} axes of the array
 * @property {import("./interpreter.js").Program} program
 * @property {boolean} rounds whether samples are rounded: whole numbers are not
 */

/**
 * @typedef {object} FieldNode
 * @property {number} ix column of the drawing
 * @property {number} iy row of the drawing
 * @property {[number, number]} index in the array
 * @property {{x: import("./interpreter.js").Step, y: import("./interpreter.js").Step}} steps
 * @property {number} u slope along x, 0 where it is nothing but rounding
 * @property {number} v slope along y, 0 where it is nothing but rounding
 */

/**
 * @param {FieldData} field
 * @param {number} ix
 * @param {number} iy
 * @returns {FieldNode}
 */
export function nodeAt(field, ix, iy) {
  const index = field.axes.x === 1 ? [iy, ix] : [ix, iy]
  const nx = field.x.length
  const row = field.f.slice(iy * nx, (iy + 1) * nx)
  const column = field.y.map((_, k) => field.f[k * nx + ix])
  const steps = {
    x: placedIn(stepAt(field.program, row, reading(field.hx), ix), index, field.axes.x),
    y: placedIn(stepAt(field.program, column, reading(field.hy), iy), index, field.axes.y),
  }
  const near = around(field, ix, iy)
  const isNoise = ({ value, weights }) => field.rounds && isRoundOff(value, near, weights)
  const [u, v] = [steps.x, steps.y].map((step) => (isNoise(step) ? 0 : step.value))
  return { ix, iy, index, steps, u, v }
}

const reading = (spacing) => readSpacing(spacing.length === 1 ? spacing[0] : spacing)

function around({ f, x, y }, ix, iy) {
  const [left, right] = [Math.max(0, ix - NEAR), Math.min(x.length, ix + NEAR + 1)]
  const found = []
  for (let row = Math.max(0, iy - NEAR); row < Math.min(y.length, iy + NEAR + 1); row++) {
    found.push(...f.slice(row * x.length + left, row * x.length + right))
  }
  return found
}

/**
 * Returns the coordinates of a node as text, told apart from its neighbours.
 *
 * @param {FieldData} field
 * @param {FieldNode} node
 * @returns {[string, string]}
 */
export function placeTexts(field, { ix, iy }) {
  const text = (places, i) => among(places[i], places.slice(Math.max(0, i - 1), i + 2))
  return [text(field.x, ix), text(field.y, iy)]
}

/** @type {(node: FieldNode) => string} how the array names it */
export const nameOf = ({ index }) => `F[${index[0]}, ${index[1]}]`

/**
 * Returns how steep it is, which way is uphill, and the same in words with **emphasis**.
 *
 * @param {FieldNode} node
 * @returns {{angle: number | null, label: string, value: string, way: string}}
 */
export function summitTexts({ u, v }) {
  const steepness = Math.hypot(u, v)
  const way = wayOf(u, v)
  if (!Number.isFinite(steepness) || steepness === 0) {
    return { angle: null, label: "steepness", value: steepness === 0 ? "0" : "none", way }
  }
  const angle = Math.atan2(v, u) * (180 / Math.PI)
  const label = `steepness, uphill at ${short(Number(fixed(angle, 1)))}°`
  return { angle, label, value: short(steepness), way }
}

function wayOf(u, v) {
  if (!Number.isFinite(u) || !Number.isFinite(v)) return NO_ARROW
  if (u === 0 && v === 0) return FLAT
  const along = u === 0 ? "" : u > 0 ? "to larger x" : "to smaller x"
  const across = v === 0 ? "" : v > 0 ? "to larger y" : "to smaller y"
  const way = [along, across].filter(Boolean).join(" and ")
  return `The arrow is (${short(u)}, ${short(v)}), the two slopes: **uphill** is ${way}.`
}

/**
 * Returns what the heading of a slope says before and after its scheme.
 *
 * @param {FieldData} field
 * @param {FieldNode} node
 * @param {"x" | "y"} name
 * @returns {{before: string, after: string}}
 */
export function slopeTexts(field, node, name) {
  const axis = field.axes[name]
  const { value } = node.steps[name]
  const isFlat = (name === "x" ? node.u : node.v) === 0 && value !== 0
  return {
    before: ` = out[${axis}], along axis ${axis} (${axis === 0 ? "rows" : "columns"}) · `,
    after: isFlat ? ` · flat: ${short(value, 2)} is rounding` : "",
  }
}

/**
 * Returns the place of the node nearest to a coordinate along an axis, the first of several.
 *
 * @param {number[]} places
 * @param {number} wanted
 * @returns {number}
 */
export function nearestPlace(places, wanted) {
  let nearest = 0
  for (let k = 1; k < places.length; k++) {
    if (Math.abs(places[k] - wanted) < Math.abs(places[nearest] - wanted)) nearest = k
  }
  return nearest
}

/**
 * Returns the place so many nodes further to larger coordinates; the axis need not ascend.
 *
 * @param {number[]} places
 * @param {number} from
 * @param {number} steps
 * @returns {number}
 */
export function steppedPlace(places, from, steps) {
  const order = places.map((_, k) => k).sort((a, b) => places[a] - places[b])
  return order[Math.min(Math.max(order.indexOf(from) + steps, 0), order.length - 1)]
}
