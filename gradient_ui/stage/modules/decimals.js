// Floats as decimal text, digit for digit as Python writes them. JavaScript rounds a tie away from
// zero and Python to the even digit; they also write exponents in other ways, and at other sizes.

const ALL_DIGITS = 100 // more than a number can have that is a tie of as few as are asked for here
const REPR_DIGITS = 16 // before the point
const LEAST_EXPONENT = -4
const FIXED_LIMIT = 1e21 // from here on toFixed writes exponents

/**
 * Returns what `repr` returns: as many digits as tell the float from its neighbours.
 *
 * @param {number} value
 * @returns {string}
 */
export function reprOf(value) {
  if (!Number.isFinite(value)) return notFinite(value)
  const text = laidOut(...split(Math.abs(value).toExponential()), REPR_DIGITS)
  return signOf(value) + (/[.e]/.test(text) ? text : `${text}.0`)
}

/**
 * Returns what the format ".4g" returns, for as many significant digits, from 1 to 17.
 *
 * @param {number} value
 * @param {number} digits
 * @returns {string}
 */
export function general(value, digits) {
  if (!Number.isFinite(value)) return notFinite(value)
  const size = Math.abs(value)
  const [all, below] = split(size.toExponential(ALL_DIGITS))
  const kept = all.slice(0, digits)
  const [rounded, exponent] = isEvenTie(kept, all.slice(digits))
    ? [kept, below]
    : split(size.toExponential(digits - 1))
  return signOf(value) + laidOut(rounded.replace(/0+$/, "") || "0", exponent, digits)
}

/**
 * Returns what the format ".2f" returns, for as many decimals, from 0 to 17.
 *
 * @param {number} value
 * @param {number} places
 * @returns {string}
 */
export function fixed(value, places) {
  if (!Number.isFinite(value)) return notFinite(value)
  const size = Math.abs(value)
  if (size >= FIXED_LIMIT) {
    return signOf(value) + BigInt(size) + (places ? `.${"0".repeat(places)}` : "")
  }
  const [whole, all] = size.toFixed(ALL_DIGITS).split(".")
  const kept = whole + (places ? `.${all.slice(0, places)}` : "")
  const isKept = isEvenTie(kept, all.slice(places))
  return signOf(value) + (isKept ? kept : size.toFixed(places))
}

// Of a tie Python keeps the even digit, where JavaScript goes on to the next.
function isEvenTie(kept, beyond) {
  return /[02468]$/.test(kept) && /^50*$/.test(beyond)
}

function notFinite(value) {
  if (Number.isNaN(value)) return "nan"
  return value < 0 ? "-inf" : "inf"
}

function signOf(value) {
  return value < 0 || Object.is(value, -0) ? "-" : ""
}

// The digits and the exponent of 1.25e+3 are 125 and 3.
function split(text) {
  const [digits, exponent] = text.split("e")
  return [digits.replace(".", ""), Number(exponent)]
}

function laidOut(digits, exponent, most) {
  if (exponent < LEAST_EXPONENT || exponent >= most) {
    const sign = exponent < 0 ? "-" : "+"
    return `${pointAfter(digits, 1)}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`
  }
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`
  return pointAfter(digits.padEnd(exponent + 1, "0"), exponent + 1)
}

function pointAfter(digits, count) {
  return digits.length > count ? `${digits.slice(0, count)}.${digits.slice(count)}` : digits
}
