// The strip of three lanes as data, the slopes of the intervals between the samples: what
// `gradient_ui.figures.line.lanes` makes, for other numbers.

import { exactGaps, exactWeights } from "./exact_step.js"
import { multiply, negate } from "./fractions.js"
import { weight } from "./numbers.js"
import { largestAround, roundOffBound, windowAround } from "./round_off.js"
import { lane } from "./strip_data.js"

/** @typedef {import("./fractions.js").Fraction} Fraction */
/** @typedef {import("./interpreter.js").Step} Step */

const MOST_CELLS = 7

/**
 * @param {object} shown what the server sent for the strip
 * @param {object} state f, g, step, reading (of the spacing), and isWhole: whether the samples are
 *   whole numbers, in which there is no rounding
 * @returns {object} the same for these numbers
 */
export function slopesData(shown, { f, g, step, reading, isWhole }) {
  const [start, stop] = windowAround(f.length, step.index, MOST_CELLS)
  const largest = isWhole ? 0 : largestAround(f.slice(start, stop))
  const [samples, between, slopes] = shown.lanes
  const shares = slopeShares(step)
  const lit = shares.map(({ interval }) => interval + 0.5)
  const steps = intervalSlopes(f, reading).slice(start, stop - 1)
  const links = shares.map(({ share, exact }, k) => ({
    above: lit[k],
    below: step.index,
    weight: weight(share, exact),
  }))
  const round = [roundOffBound(largest, [1]), roundOffBound(largest, step.weights)]
  return {
    ...shown,
    lanes: [
      lane(samples, f.slice(start, stop), start, [], round[0]),
      lane(between, steps, start + 0.5, lit, 0),
      lane(slopes, Array.from(g).slice(start, stop), start, [step.index], round[1]),
    ],
    links,
    start,
    stop,
    made: step.index,
    scheme: step.statement.scheme,
  }
}

/** @type {(f: number[], reading: object) => number[]} the slope of each interval */
export function intervalSlopes(f, reading) {
  const gap = (k) => (reading.uniform ? reading.h : reading.gaps[k])
  return f.slice(1).map((value, k) => (value - f[k]) / gap(k))
}

/**
 * Returns what the slopes of the intervals count in the value of a step, in index order.
 *
 * @param {Step} step along a line
 * @returns {{interval: number, share: number, exact: Fraction | null}[]}
 */
export function slopeShares(step) {
  const order = [...step.indices.keys()].sort((a, b) => step.indices[a] - step.indices[b])
  const [weights, gaps] = [exactWeights(step), exactGaps(step)]
  const share = (term, interval, gap) => {
    const exact = weights && gaps ? multiply(weights[term], gaps.at(gap)) : null
    return { interval, share: step.weights[term] * step.gaps.at(gap), exact }
  }
  const [first, last] = [order[0], order.at(-1)]
  const before = share(first, step.indices[first], 0)
  const after = share(last, step.indices[last] - 1, -1)
  if (before.interval === after.interval) return [after]
  return [{ ...before, share: -before.share, exact: before.exact && negate(before.exact) }, after]
}
