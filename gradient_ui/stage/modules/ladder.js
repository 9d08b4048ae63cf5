// The midpoint ladder as marks: the slopes of the intervals, and the line through them, as
// `gradient_core.insight.midpoint_slopes` has them for edge_order=1.

/** @typedef {import("./overlay.js").Mark} Mark */

export const LADDER_ROLES = ["midpoint ladder", "midpoint slopes"]

/**
 * @param {number[]} f
 * @param {number[]} x
 * @param {object} look the palette
 * @returns {Mark[]} none where the places do not increase
 */
export function ladderMarks(f, x, look) {
  const gaps = x.slice(1).map((place, k) => place - x[k])
  if (!gaps.every((gap) => gap > 0)) return []
  const midpoints = gaps.map((gap, k) => x[k] + gap / 2)
  const slopes = gaps.map((gap, k) => (f[k + 1] - f[k]) / gap)
  const line = { x: [x[0], ...midpoints, x.at(-1)], y: [slopes[0], ...slopes, slopes.at(-1)] }
  const square = { symbol: "square", fill: "none", size: 8, rim: look.text, width: 1 }
  return [
    { kind: "line", axis: "y2", ...line, colour: look.text, width: 1.5, dash: "9,9" },
    { kind: "points", axis: "y2", x: midpoints, y: slopes, ...square },
  ]
}
