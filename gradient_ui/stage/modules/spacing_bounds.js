// How far a sample may be moved along the ruler: it passes no other one, so their order stays.

import { clamp } from "./overlay.js"
import { nearestOnGrid } from "./numbers.js"

/**
 * @typedef {object} Bounds
 * @property {number} low the nearest other place before
 * @property {number} high the nearest other place after
 * @property {boolean} isLowShared whether the sample began there itself
 * @property {boolean} isHighShared
 */

/**
 * Returns between which places a sample may move. One that shares its place with another may leave
 * it to its own side.
 *
 * @param {number[]} x
 * @param {number} index
 * @returns {Bounds}
 */
export function boundsOf(x, index) {
  const here = x[index]
  const isOnwards = x[0] <= x.at(-1)
  const bounds = { low: -Infinity, high: Infinity, isLowShared: false, isHighShared: false }
  x.forEach((place, k) => {
    if (k === index) return
    if (place < here) bounds.low = Math.max(bounds.low, place)
    if (place > here) bounds.high = Math.min(bounds.high, place)
    if (place === here && k > index === isOnwards) bounds.isHighShared = true
    else if (place === here) bounds.isLowShared = true
  })
  if (bounds.isLowShared) bounds.low = here
  if (bounds.isHighShared) bounds.high = here
  return bounds
}

/**
 * Returns the place on the grid nearest to a value, a step from both bounds; null without room.
 *
 * @param {Bounds} bounds
 * @param {number} value
 * @param {number} range what is seen
 * @param {boolean} fine
 * @returns {{value: number, text: string, step: number} | null}
 */
export function placeBetween({ low, high, isLowShared, isHighShared }, value, range, fine) {
  const { step } = nearestOnGrid(value, range, fine)
  const [least, most] = [isLowShared ? low : low + step, isHighShared ? high : high - step]
  if (!(least <= most)) return null
  const found = nearestOnGrid(clamp(value, least, most), range, fine)
  const isAbove = isLowShared ? found.value >= low : found.value > low
  const isBelow = isHighShared ? found.value <= high : found.value < high
  return isAbove && isBelow ? found : null
}
