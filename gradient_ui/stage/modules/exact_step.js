// A difference step in exact arithmetic, where its samples and its spacing stand for fractions.

import { asFractions, divide, evaluateExactly, fraction, negate, subtract } from "./fractions.js"

/** @typedef {import("./fractions.js").Fraction} Fraction */
/** @typedef {import("./interpreter.js").Step} Step */

/**
 * Returns the gaps without rounding, from the coordinates where there are any, or null.
 *
 * @param {Step} step
 * @returns {Fraction[] | null}
 */
export function exactGaps(step) {
  if (step.gapEnds === null) return asFractions(step.gaps)
  const ends = step.gapEnds.map(asFractions)
  return ends.includes(null) ? null : ends.map(([start, stop]) => subtract(stop, start))
}

/**
 * Returns the weights of the samples without rounding, or null where there are none.
 *
 * @param {Step} step
 * @returns {Fraction[] | null}
 */
export function exactWeights(step) {
  const gaps = exactGaps(step)
  return gaps && orNull(() => weightsOf(step.statement, partsOf(step.statement, gaps)))
}

/**
 * Returns the same step with fractions for its numbers, or null where there are none.
 *
 * @param {Step} step
 * @returns {object | null}
 */
export function inFractions(step) {
  const samples = asFractions(step.samples)
  const gaps = exactGaps(step)
  if (samples === null || gaps === null) return null
  return orNull(() => {
    const { combine, names, offsets } = step.statement
    const parts = partsOf(step.statement, gaps)
    const value = evaluateExactly(combine, ([kind, which]) =>
      kind === "f" ? samples[offsets.indexOf(which)] : parts[names.indexOf(which)],
    )
    return { ...step, samples, gaps, parts, weights: weightsOf(step.statement, parts), value }
  })
}

function partsOf(statement, gaps) {
  const gap = ([, name]) => gaps[statement.gaps.indexOf(name)]
  return statement.parts.map((tree) => evaluateExactly(tree, gap))
}

function weightsOf(statement, parts) {
  if (!statement.quotient) return parts
  const reciprocal = divide(fraction(1n), parts[0])
  return [reciprocal, negate(reciprocal)]
}

// A gap, or the sum of two, may be zero.
function orNull(make) {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
