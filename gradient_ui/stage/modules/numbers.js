// Numbers as text, for people and as LaTeX, character for character as the pages write them that
// the server draws; and the readable numbers that a sample takes while it is dragged.

import { fixed, general, reprOf } from "./decimals.js"
import { absolute, fractionText } from "./fractions.js"

/** @typedef {number | import("./fractions.js").Fraction} Numeric */

export const MINUS = "−"
const ROUND_OFF = "≈0"
const LARGEST_WHOLE = 1e9
const FEWEST_DIGITS = 4
const MOST_DIGITS = 15 // every float keeps 15
const MOST_DECIMALS = 17
const ROUNDING = 1e-14 // of a number: what is not larger is round-off
const ROUNDING_OF_COMPUTED = 1e-10 // and of one that is computed
const SEEN_OF_SPREAD = 1e-3
const SEEN_AT_LEAST = 1e-1 // where a thousandth takes more digits than there are
const VULGAR = { "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾" }
const LARGEST_DENOMINATOR = 20n // of a fraction that is read at a glance
const WRITTEN_OUT = 1e6 // numbers below it keep all digits before the point
const LONG = 10 // signs of a number that are read at a glance
const STEPS_OF_RANGE = 100 // while dragging
const FINE_EXPONENT = 1 // a step is a tenth where it is fine
const SEEN_DIGITS = 14 // a grid has no steps below the digit after so many
const LEAST_EXPONENT = -307 // of a step

// --- one number --------------------------------------------------------------------------------

/**
 * Returns a number as people write it: 3, 0.1, 1e-05, nan; a fraction as 1/3.
 *
 * @param {Numeric} value a whole number below 1e9 keeps all its digits
 * @param {number | null} digits to round to; all of them by default
 * @param {string} minus the sign: "-", which Python reads back, or MINUS
 * @returns {string}
 */
export function plainNumber(value, digits = null, minus = "-") {
  const text = isFraction(value) ? fractionText(value) : floatText(value, digits)
  return text.replaceAll("-", minus)
}

function floatText(value, digits) {
  const all = reprOf(value)
  const isWhole = Number.isInteger(value) && Math.abs(value) < LARGEST_WHOLE
  const rounded = digits === null || isWhole ? all : general(value, digits)
  return (rounded.length <= all.length ? rounded : all).replace(/\.0$/, "")
}

function isFraction(value) {
  return typeof value === "object"
}

/** @type {(value: Numeric, digits: number | null) => boolean} whether less than all is shown */
export function isRounded(value, digits) {
  return plainNumber(value, digits) !== plainNumber(value)
}

/**
 * Returns a number as LaTeX.
 *
 * @param {Numeric} value
 * @param {number | null} digits as plainNumber takes them
 * @returns {string}
 */
export function latexNumber(value, digits = null) {
  if (isFraction(value) && value.denominator !== 1n) {
    const { numerator, denominator } = absolute(value)
    return String.raw`${value.numerator < 0n ? "-" : ""}\tfrac{${numerator}}{${denominator}}`
  }
  const text = plainNumber(value, digits)
  if (/inf|nan/.test(text)) return text.replace("inf", "\\infty").replace("nan", "\\mathrm{NaN}")
  const [mantissa, exponent] = text.split("e")
  return exponent ? String.raw`${mantissa} \times 10^{${Number(exponent)}}` : mantissa
}

/** @type {(value: Numeric, digits?: number) => string} few digits and a true minus sign */
export function short(value, digits = 4) {
  return plainNumber(value, digits, MINUS)
}

/**
 * Returns a weight with its sign, as a fraction where that is short.
 *
 * @param {number} value
 * @param {import("./fractions.js").Fraction | null} exact
 * @returns {string}
 */
export function weight(value, exact) {
  if (exact === null || exact.denominator > LARGEST_DENOMINATOR) {
    const text = short(value, 3)
    return text.startsWith(MINUS) ? text : `+${text}`
  }
  const text = fractionText(absolute(exact))
  return (exact.numerator < 0n ? MINUS : "+") + (VULGAR[text] ?? text)
}

// --- numbers side by side ----------------------------------------------------------------------

/**
 * Returns how many significant digits show each number to a thousandth of what they differ by, or
 * at least a tenth if however near they are: four too where they differ by round-off alone.
 *
 * @param {Numeric[]} numbers
 * @returns {number}
 */
export function digitsApart(numbers, howeverNear = false) {
  const finite = numbers.filter(Number.isFinite)
  const spread = spreadOf(finite)
  if (spread <= ROUNDING * largestOf(finite)) return FEWEST_DIGITS
  for (const seen of howeverNear ? [SEEN_OF_SPREAD, SEEN_AT_LEAST] : [SEEN_OF_SPREAD]) {
    for (let digits = FEWEST_DIGITS; digits < MOST_DIGITS - 1; digits++) {
      const lost = finite.map((number) => Number(plainNumber(number, digits)) - number)
      if (largestOf(lost) <= spread * seen) return digits
    }
  }
  return howeverNear ? MOST_DIGITS : FEWEST_DIGITS
}

/**
 * Returns numbers that stand side by side: all of their digits, or as many as tell them apart.
 *
 * @param {ArrayLike<number>} values
 * @param {number | ArrayLike<number>} roundOff what is not larger, and not 0, is shown as ≈0
 * @param {number} digits so many digits of the spread are shown at least
 * @param {number} longest the most signs of a number with all of its digits
 * @param {boolean} howeverNear whether to tell apart what differs by round-off in computed numbers
 * @returns {string[]}
 */
export function inARow(values, roundOff = 0, digits = 4, longest = LONG, howeverNear = false) {
  const row = Array.from(values) // of a typed array no texts could be made
  const limit = (k) => (typeof roundOff === "number" ? roundOff : roundOff[k])
  const isNoise = row.map((value, k) => value !== 0 && Math.abs(value) <= limit(k))
  const rounding = howeverNear ? ROUNDING : ROUNDING_OF_COMPUTED
  const apart = placesApart(row.filter((_, k) => !isNoise[k]), digits, rounding)
  let texts = [row.map((value) => plainNumber(value, null, MINUS))]
  if (widest(texts[0]) > longest && apart !== null) {
    const { places, significant } = apart
    texts = [row.map((value) => short(value, Math.max(1, significant)))]
    if (places >= 0 && places <= MOST_DECIMALS) {
      texts.unshift(row.map((value) => withDecimals(value, places)))
    }
  }
  const shortest = texts.reduce((best, row) => (widest(row) < widest(best) ? row : best))
  return shortest.map((text, k) => (isNoise[k] ? ROUND_OFF : text))
}

/** @type {(values: ArrayLike<number>, roundOff?: number) => string[]} samples, however near */
export function samplesInARow(values, roundOff = 0) {
  return inARow(values, roundOff, 4, LONG, true)
}

/** @type {(value: number, others: number[], digits?: number) => string} what tells it from them */
export function among(value, others, digits = 4) {
  return inARow([value, ...others], 0, digits)[0]
}

// How many decimals, or significant digits of the largest, show what numbers differ by.
function placesApart(values, digits, rounding) {
  const finite = values.filter(Number.isFinite)
  const largest = largestOf(finite)
  const difference = spreadOf(finite)
  const isSeen = difference > rounding * largest && difference < Infinity
  const spread = isSeen ? difference : largest
  if (spread === 0) return null
  const wanted = digits - 1 - powerOfTen(spread)
  const places = largest < WRITTEN_OUT ? Math.max(wanted, 0) : wanted
  const significant = places + 1 + powerOfTen(largest)
  const lost = Math.max(0, significant - MOST_DIGITS)
  return { places: places - lost, significant: significant - lost }
}

// The largest power of ten in a number; a logarithm is rounded.
const powerOfTen = (number) => Number(number.toExponential(20).split("e")[1])

// At most so many decimals, without zeros at the end.
function withDecimals(value, places) {
  if (!Number.isFinite(value)) return short(value)
  const all = fixed(value, places)
  const text = places ? all.replace(/0+$/, "").replace(/\.$/, "") : all
  if (/^[-0.]*$/.test(text)) return value ? ROUND_OFF : "0"
  return text.replaceAll("-", MINUS)
}

function widest(texts) {
  return Math.max(0, ...texts.map((text) => text.length))
}

function largestOf(numbers) {
  return Math.max(0, ...numbers.map(Math.abs))
}

function spreadOf(numbers) {
  return numbers.length ? Math.max(...numbers) - Math.min(...numbers) : 0
}

// --- the grid of a drag ------------------------------------------------------------------------

/**
 * Returns the number nearest to a value among those that are quickly read: multiples of 1, 2 or 5
 * times a power of ten, about a hundredth of the range, a thousandth where it is fine.
 *
 * @param {number} value
 * @param {number} range the width of what is seen
 * @param {boolean} fine
 * @returns {{value: number, text: string, step: number}} Python reads the same number from the text
 */
export function nearestOnGrid(value, range, fine = false) {
  const { digit, exponent } = gridStep(value, range, fine)
  // A whole number and a power of ten, read as one decimal: nothing of it is rounded in between.
  const times = (count) => Number(`${count * digit}e${exponent}`)
  const step = times(1)
  if (!Number.isFinite(value)) return { value, text: plainNumber(value), step }
  const above = times(Math.round(value / step))
  const nearest = Number.isFinite(above) ? above : times(Math.trunc(value / step))
  return { value: nearest, text: plainNumber(nearest), step }
}

function gridStep(value, range, fine) {
  const size = Number.isFinite(value) && value !== 0 ? Math.abs(value) : 1
  const width = range > 0 && range < Infinity ? range : size
  const wanted = width / STEPS_OF_RANGE
  const power = Math.floor(Math.log10(wanted))
  const share = wanted / 10 ** power
  // Nearest in the ratio: the limits are the roots of 1·2, 2·5 and 5·10.
  const digit = share < Math.SQRT2 ? 1 : share < Math.sqrt(10) ? 2 : share < Math.sqrt(50) ? 5 : 10
  const exponent = power - (fine ? FINE_EXPONENT : 0)
  // Finer than the value itself can be told, the numbers would have all digits of a float.
  const least = Math.max(LEAST_EXPONENT, Math.floor(Math.log10(size)) - SEEN_DIGITS)
  return exponent < least ? { digit: 1, exponent: least } : { digit, exponent }
}
