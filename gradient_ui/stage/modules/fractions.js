// Exact arithmetic: the fraction a float is, and the fraction it was meant to be. 0.1 is not one
// tenth, but whoever typed it meant one tenth.

import { evaluate } from "./interpreter.js"

const LARGEST_DENOMINATOR = 1000n
const SIGNIFICAND = 52 // bits of a float below its first one
const LEAST_POWER = -1074 // of two: the smallest float

/** @typedef {{numerator: bigint, denominator: bigint}} Fraction in lowest terms, denominator > 0 */

/**
 * @param {bigint} numerator
 * @param {bigint} denominator
 * @returns {Fraction}
 */
export function fraction(numerator, denominator = 1n) {
  if (denominator === 0n) throw new RangeError("a fraction with the denominator 0")
  const divisor = commonDivisor(size(numerator), size(denominator))
  const signed = denominator < 0n ? -divisor : divisor
  return { numerator: numerator / signed, denominator: denominator / signed }
}

/** @type {(a: Fraction, b: Fraction) => Fraction} */
export const add = (a, b) =>
  fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  )

/** @type {(a: Fraction) => Fraction} */
export const negate = (a) => ({ ...a, numerator: -a.numerator })

/** @type {(a: Fraction, b: Fraction) => Fraction} */
export const subtract = (a, b) => add(a, negate(b))

/** @type {(a: Fraction, b: Fraction) => Fraction} */
export const multiply = (a, b) =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator)

/** @type {(a: Fraction, b: Fraction) => Fraction} throws RangeError where b is 0 */
export const divide = (a, b) => fraction(a.numerator * b.denominator, a.denominator * b.numerator)

/** @type {(a: Fraction) => Fraction} */
export const absolute = (a) => ({ ...a, numerator: size(a.numerator) })

/** @type {(a: Fraction, b: Fraction) => number} below 0, 0 or above 0, as for sorting */
export const compare = (a, b) => Number(subtract(a, b).numerator)

/** @type {(a: Fraction) => string} */
export const fractionText = ({ numerator, denominator }) =>
  denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`

/**
 * Returns the float nearest to a fraction, an infinity where it is beyond all floats.
 *
 * @param {Fraction} value
 * @returns {number}
 */
export function toNumber({ numerator, denominator }) {
  if (numerator === 0n) return 0
  const above = size(numerator)
  let power = bits(above) - bits(denominator)
  const [one, other] = scaled(above, denominator, power)
  if (one < other) power -= 1 // now 2**power <= the fraction < 2**(power + 1)
  // The last bit that is kept: where it falls below all floats, fewer are.
  const last = Math.max(power - SIGNIFICAND, LEAST_POWER)
  const nearest = Number(roundedQuotient(...scaled(above, denominator, last))) * 2 ** last
  return numerator < 0n ? -nearest : nearest
}

/**
 * Returns the fraction that a float is, to the last bit; null where it is not finite.
 *
 * @param {number} value
 * @returns {Fraction | null}
 */
export function literalFraction(value) {
  if (!Number.isFinite(value)) return null
  const [pattern] = new BigUint64Array(new Float64Array([Math.abs(value)]).buffer)
  const exponent = Number(pattern >> 52n)
  const below = pattern & ((1n << 52n) - 1n)
  const digits = exponent ? below | (1n << 52n) : below
  const power = Math.max(exponent, 1) - 1075
  const signed = value < 0 ? -digits : digits
  const [numerator, denominator] = scaled(signed, 1n, -power)
  return fraction(numerator, denominator)
}

/**
 * Returns the fraction that a float stands for, null if none with a denominator up to 1000.
 *
 * @param {number} value
 * @returns {Fraction | null}
 */
export function asFraction(value) {
  const literal = literalFraction(value)
  if (literal === null) return null
  const nearest = limitDenominator(literal, LARGEST_DENOMINATOR)
  return toNumber(nearest) === value ? nearest : null
}

/**
 * Returns the fraction that a float stands for, else the one that it is; null where it is not
 * finite.
 *
 * @param {number} value
 * @returns {Fraction | null}
 */
export function exactFraction(value) {
  return asFraction(value) ?? literalFraction(value)
}

/**
 * Returns the fractions that all of the floats stand for, null where one stands for none.
 *
 * @param {number[]} values
 * @returns {Fraction[] | null}
 */
export function asFractions(values) {
  const meant = values.map(asFraction)
  return meant.includes(null) ? null : meant
}

/**
 * Evaluates the tree of a statement without rounding; throws RangeError where it divides by 0.
 *
 * @param {import("./interpreter.js").Tree} tree
 * @param {(leaf: [string, any]) => Fraction} leaf
 * @returns {Fraction}
 */
export function evaluateExactly(tree, leaf) {
  return evaluate(tree, leaf, EXACT)
}

const EXACT = {
  literal: literalFraction,
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
  neg: negate,
}

/**
 * Returns the nearest fraction whose denominator is not larger, by continued fractions.
 *
 * @param {Fraction} value
 * @param {bigint} most
 * @returns {Fraction}
 */
export function limitDenominator(value, most) {
  if (value.denominator <= most) return value
  let [p0, q0, p1, q1] = [0n, 1n, 1n, 0n]
  let { numerator: n, denominator: d } = value
  for (;;) {
    const a = floorQuotient(n, d)
    if (q0 + a * q1 > most) break
    ;[p0, q0, p1, q1] = [p1, q1, p0 + a * p1, q0 + a * q1]
    ;[n, d] = [d, n - a * d]
  }
  const k = (most - q0) / q1
  const between = fraction(p0 + k * p1, q0 + k * q1)
  const last = fraction(p1, q1)
  const away = (other) => absolute(subtract(other, value))
  return compare(away(last), away(between)) <= 0 ? last : between
}

// --- whole numbers -----------------------------------------------------------------------------

function size(whole) {
  return whole < 0n ? -whole : whole
}

function bits(whole) {
  return whole.toString(2).length
}

function commonDivisor(a, b) {
  while (b) [a, b] = [b, a % b]
  return a
}

function floorQuotient(a, b) {
  const towardsZero = a / b
  return a % b < 0n ? towardsZero - 1n : towardsZero
}

// Of two positive numbers; halves go to the even one, as a processor rounds.
function roundedQuotient(a, b) {
  const below = a / b
  const twice = 2n * (a - below * b)
  return twice > b || (twice === b && below % 2n) ? below + 1n : below
}

// Returns a fraction, as two numbers, divided by 2**power.
function scaled(numerator, denominator, power) {
  const shift = BigInt(Math.abs(power))
  return power < 0 ? [numerator << shift, denominator] : [numerator, denominator << shift]
}
