// How coordinates are read, in words: what `gradient_core.calls.spacing_words` and
// `spacing_report` say of them.

import { MINUS, plainNumber } from "./numbers.js"

/** @typedef {import("./interpreter.js").Reading} Reading */

const DIGITS = 6
const MOST_GAPS = 8
const MOST_ULPS = 1_000_000
const ROUNDING_ULPS = 4
const NEARLY = 1e-6

/**
 * Returns how coordinates are read, without a full stop: their gaps.
 *
 * @param {Reading} reading of coordinates
 * @returns {string}
 */
export function spacingInWords(reading) {
  const gaps = gapsOf(reading)
  const samples = `coordinates of ${grouped(gaps.length + 1)} samples`
  const shown = gaps.slice(0, MOST_GAPS).map((gap) => plainNumber(gap, DIGITS, MINUS))
  if (reading.uniform && gaps.length > 1) return `${samples}, all gaps ${shown[0]}`
  if (isNearlyUniform(reading)) {
    const mean = gaps.reduce((sum, gap) => sum + gap) / gaps.length
    const about = plainNumber(mean, DIGITS, MINUS)
    return `${samples}, ${grouped(gaps.length)} gaps of about ${about}`
  }
  const more = gaps.length > MOST_GAPS ? `, … (${grouped(gaps.length)} gaps)` : ""
  return `${samples}, gap${gaps.length > 1 ? "s" : ""} ${shown.join(", ")}${more}`
}

/**
 * Returns what NumPy's test of all gaps against the first finds.
 *
 * @param {Reading} reading of coordinates
 * @param {boolean} isWhole whether they are whole numbers, between which there are no steps
 * @returns {string}
 */
export function uniformity(reading, isWhole) {
  const gaps = gapsOf(reading)
  if (gaps.length === 1) return "Uniform: NumPy computes with one h."
  const other = gaps.findIndex((gap) => gap !== gaps[0])
  if (other < 0) return "Uniform: all gaps are equal bit for bit, so NumPy computes with one h."
  const full = [0, other].map((k) => `gap ${k} is ${plainNumber(gaps[k], null, MINUS)}`)
  const ulps = isWhole ? null : ulpsBetween(gaps[0], gaps[other])
  const apart = ulps === null || ulps > MOST_ULPS ? "" : `, ${grouped(ulps)} ulp apart`
  return `Not uniform: ${full.join(", ")}${apart}.`
}

function gapsOf({ coordinates }) {
  return Array.from(coordinates.slice(1), (place, k) => place - coordinates[k])
}

// Whether rounding the coordinates of equal gaps could have made these.
function isNearlyUniform(reading) {
  const gaps = gapsOf(reading)
  if (reading.uniform || !gaps.every(Number.isFinite)) return false
  const spread = Math.max(...gaps) - Math.min(...gaps)
  const largest = Math.max(...Array.from(reading.coordinates, Math.abs))
  const least = Math.min(...gaps.map(Math.abs))
  return spread <= ROUNDING_ULPS * stepAfter(largest) && spread < NEARLY * least
}

/** @type {(value: number) => number} the distance to the next larger float */
function stepAfter(value) {
  return fromBits(bitsOf(value) + 1n) - value
}

// How many steps from float to next float lie between two, null where one is not finite.
function ulpsBetween(one, other) {
  if (!Number.isFinite(one) || !Number.isFinite(other)) return null
  // As signed integers negative floats run backwards: turned round, all floats are in order.
  const inOrder = (value) => (value < 0 || Object.is(value, -0) ? -bitsOf(-value) : bitsOf(value))
  const between = inOrder(one) - inOrder(other)
  return Number(between < 0n ? -between : between)
}

function bitsOf(value) {
  return new BigUint64Array(new Float64Array([value]).buffer)[0]
}

function fromBits(bits) {
  return new Float64Array(new BigUint64Array([bits]).buffer)[0]
}

function grouped(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",")
}
