// The stencil strip of a step as data: what `gradient_ui.figures.line.strip` makes, for other
// numbers; the strip itself draws it.

import { inARow, plainNumber, samplesInARow } from "./numbers.js"
import { largestAround, roundOffBound, windowAround } from "./round_off.js"

const AS_THEY_ARE = ["f", "x"] // symbols of lanes whose numbers are given, and not computed
const MOST_CELLS = 7
const LONGEST_WEIGHT = 4

/**
 * @param {object} shown what the server sent for the strip
 * @param {object} state f, g, step, and the texts of the weights, by offset
 * @returns {object} the same for these numbers
 */
export function stripData(shown, { f, g, step, weights }) {
  const [start, stop] = windowAround(f.length, step.index, MOST_CELLS)
  const largest = largestAround(f.slice(start, stop))
  const [samples, slopes] = shown.lanes
  const at = [...step.indices].sort((a, b) => a - b)
  const links = at.map((i, k) => ({ above: i, below: step.index, weight: weights[k] }))
  return {
    ...shown,
    lanes: [
      lane(samples, f.slice(start, stop), start, at, roundOffBound(largest, [1])),
      lane(slopes, g.slice(start, stop), start, [step.index], roundOffBound(largest, step.weights)),
    ],
    links,
    start,
    stop,
    made: step.index,
    scheme: step.statement.scheme,
    meaning: meaningOf(step, links),
  }
}

/**
 * Returns a row of cells.
 *
 * @param {object} shown what the server sent for it
 * @param {ArrayLike<number>} values
 * @param {number} start where the first cell stands
 * @param {number[]} lit places of the cells that take part in the step
 * @param {number} round what is not larger is told as rounding
 * @returns {object}
 */
export function lane(shown, values, start, lit, round) {
  const write = AS_THEY_ARE.includes(shown.symbol) ? samplesInARow : inARow
  const texts = write(values, round)
  const cells = Array.from(values, (value, k) => ({
    place: start + k,
    index: Math.floor(start + k),
    text: texts[k],
    number: plainNumber(value, null, "−"),
    lit: lit.includes(start + k),
  }))
  return { ...shown, cells }
}

function meaningOf(step, links) {
  const isLong = links.some((link) => link.weight.length > LONGEST_WEIGHT)
  const { uniform, quotient, scheme } = step.statement
  return uniform && quotient && scheme === "central" && !isLong ? "± 1 / (2h)" : ""
}
