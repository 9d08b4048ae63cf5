// The names beside an end, one for each order, with its slope: what
// `gradient_ui.figures.line.end_names` writes, at the heights of other lines.

import { clamp, draw } from "./overlay.js"

const DISTANCE = 44 // pixels between the middles of two names, where type has its usual size
const USUAL = 13 // pixels of type
const TAIL = 18 // pixels between a line and its name, across
const BESIDE = { end: -2.5, start: 2 } // and the type, from the end of the tail
const BASELINE = 4 // pixels of the first row above the middle of both
const ROW = 1.3 // of the size of type
const LONGEST = 8 // signs of a slope that is called one

/** @typedef {import("./label_room.js").Box} Box */

/**
 * Returns what the names say: the first row, and what is bold of the second.
 *
 * @param {string[]} slopes as text, of order 1 and 2
 * @param {[number, number][]} places where each line begins
 * @returns {{place: [number, number], first: string, slope: string}[]} one where both are the same
 */
export function namesOf(slopes, places) {
  const [one, two] = places
  const areSame = places.length === 2 && one[0] === two[0] && one[1] === two[1]
  const named = areSame && slopes[0] === slopes[1]
    ? [{ place: one, first: "both", slope: slopes[0] }]
    : places.map((place, k) => ({ place, first: `edge_order=${k + 1}`, slope: slopes[k] }))
  return named.filter(({ place }) => place.every(Number.isFinite))
}

/**
 * Returns heights at least a name apart and inside the figure, in the same order.
 *
 * @param {number[]} pixels
 * @param {number} room
 * @param {number} distance
 * @returns {number[]}
 */
export function apart(pixels, room, distance = DISTANCE) {
  if (pixels.length < 2) return pixels
  const push = Math.max(0, distance - Math.abs(pixels[1] - pixels[0])) / 2
  const [first, second] = pixels[0] <= pixels[1] ? [-push, push] : [push, -push]
  const moved = [pixels[0] + first, pixels[1] + second]
  const quarter = distance / 4
  const down = Math.max(0, quarter - Math.min(...moved))
  const shift = down + Math.min(0, room - quarter - Math.max(...moved))
  return moved.map((height) => height + shift)
}

/**
 * Draws names beside what they name.
 *
 * @param {Element} layer
 * @param {{begin: number, anchor: [number, number], first: string, slope: string}[]} names with
 *   where, in pixels, the line begins, to the right, and where it is seen first
 * @param {object} look
 * @param {boolean} look.onLeft on which side of the screen the end is
 * @param {Box} look.plot
 * @param {number} look.size of type
 * @param {string} look.ink
 * @param {string} look.line the colour of what leads to a name
 * @returns {Box[]} what they cover
 */
export function drawNames(layer, names, { onLeft, plot, size, ink, line }) {
  const tops = names.map(({ anchor }) => anchor[1] - plot.top)
  const heights = apart(tops, plot.bottom - plot.top, (DISTANCE * size) / USUAL)
  const way = onLeft ? -1 : 1
  return names.map(({ begin, anchor, first, slope }, k) => {
    const [x, y] = [begin + way * TAIL, plot.top + heights[k]]
    const lead = `M${x},${y}L${anchor[0]},${clamp(anchor[1], plot.top, plot.bottom)}`
    draw("path", { d: lead, stroke: line, "stroke-width": 1, fill: "none" }, layer)
    const anchored = onLeft ? "end" : "start"
    const at = { x: x + BESIDE[anchored], y: y - (BASELINE * size) / USUAL }
    const type = { fill: ink, "font-size": size, "text-anchor": anchored }
    const text = draw("text", { class: "stage-end-name", ...at, ...type }, layer)
    draw("tspan", {}, text).textContent = first
    const second = draw("tspan", { x: at.x, dy: ROW * size }, text)
    if (slope.length <= LONGEST) second.append("slope ")
    draw("tspan", { "font-weight": 700 }, second).textContent = slope
    const box = text.getBBox()
    return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height }
  })
}
