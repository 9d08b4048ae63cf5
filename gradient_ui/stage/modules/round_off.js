// What of a number is nothing but rounding: as `gradient_core.insight.round_off` says it.

const SEVERAL = 8

/** @param {Iterable<number>} samples @returns {number} the size of the largest finite one */
export function largestAround(samples) {
  let largest = 0
  for (const sample of samples) if (Number.isFinite(sample)) largest = Math.max(largest, Math.abs(sample))
  return largest
}

/**
 * @param {number} largest
 * @param {Iterable<number>} weights
 * @returns {number} the size of a difference that rounding alone can make
 */
export function roundOffBound(largest, weights) {
  let total = 0
  for (const weight of weights) total += Math.abs(weight)
  const bound = ((SEVERAL * Number.EPSILON) / 2) * Math.abs(largest) * total
  return Number.isFinite(bound) ? bound : 0
}

/** Whether rounding alone can have made a value. */
export function isRoundOff(value, samples, weights) {
  if (value === 0 || !Number.isFinite(value)) return false
  return Math.abs(value) <= roundOffBound(largestAround(samples), weights)
}

/** The part of at most `most` indices around one: [start, stop]. */
export function windowAround(length, position, most) {
  const start = Math.max(0, Math.min(position - Math.floor(most / 2), length - most))
  return [start, Math.min(length, start + most)]
}
