// The lever rule of three neighbouring samples: what `gradient_core.insight.lever_rule` says of
// them, with the same bits and the same fractions.

import { add, asFraction, asFractions, divide, fraction, multiply, subtract } from "./fractions.js"

/** @typedef {import("./fractions.js").Fraction} Fraction */

/**
 * @typedef {object} Candidate one way to make a slope of the two beside a sample
 * @property {string} name
 * @property {number} value
 * @property {Fraction | null} exact
 * @property {number | null} error on x², where the samples lie on it
 * @property {Fraction | null} exactError
 */

/**
 * @typedef {object} Rule
 * @property {number} index of the middle sample
 * @property {number[]} x three of them
 * @property {number[]} f
 * @property {number} value of NumPy
 * @property {[number, number]} gaps negative for descending coordinates
 * @property {[number, number]} slopes of the two intervals
 * @property {(number | Fraction)[]} shares what the slopes count
 * @property {number} tilt of the beam with the weights of the secant
 * @property {boolean} liesOnSquare
 * @property {Candidate[]} candidates
 */

const FLOATS = { add: (a, b) => a + b, subtract: (a, b) => a - b, divide: (a, b) => a / b, two: 2 }
FLOATS.multiply = (a, b) => a * b
const EXACT = { add, subtract, multiply, divide, two: fraction(2n) }

/**
 * Returns the rule of three samples, null where there is none.
 *
 * @param {number} index
 * @param {number[]} x
 * @param {number[]} f
 * @param {number} value what NumPy makes of them
 * @returns {Rule | null}
 */
export function leverRule(index, x, f, value) {
  const isOneWay = (x[0] < x[1] && x[1] < x[2]) || (x[0] > x[1] && x[1] > x[2])
  if (x.length !== 3 || !isOneWay || ![...x, ...f].every(Number.isFinite)) return null
  const gaps = [x[1] - x[0], x[2] - x[1]]
  const slopes = [(f[1] - f[0]) / gaps[0], (f[2] - f[1]) / gaps[1]]
  const liesOnSquare = f.every((each, k) => each === x[k] * x[k])
  return {
    index,
    x,
    f,
    value,
    gaps,
    slopes,
    shares: sharesOf(x),
    tilt: slopes[0] === slopes[1] ? 0 : (gaps[1] - gaps[0]) / (gaps[0] + gaps[1]),
    liesOnSquare,
    candidates: candidatesOf(x, f, value, liesOnSquare ? 2 * x[1] : null),
  }
}

/**
 * Returns three samples with the middle one elsewhere on the parabola through them.
 *
 * @param {Rule} rule
 * @param {number} share of the way from the sample before to the one after
 * @returns {{x: number[], f: number[]}}
 */
export function movedAlongParabola({ x, f, liesOnSquare }, share) {
  const middle = x[0] + share * (x[2] - x[0])
  const height = liesOnSquare ? middle * middle : parabolaAt(x, f, middle)
  return { x: [x[0], middle, x[2]], f: [f[0], height, f[2]] }
}

// By Newton's form, in the order of `gradient_core.insight.divided_differences`.
function parabolaAt(x, f, at) {
  const slopes = [(f[1] - f[0]) / (x[1] - x[0]), (f[2] - f[1]) / (x[2] - x[1])]
  const curvature = (slopes[1] - slopes[0]) / (x[2] - x[0])
  return f[0] + (at - x[0]) * (slopes[0] + (at - x[1]) * curvature)
}

function sharesOf(x) {
  const exact = asFractions(x)
  const [x0, x1, x2] = exact ?? x
  const { subtract: minus, divide: over } = exact ? EXACT : FLOATS
  const whole = minus(x2, x0)
  return [over(minus(x2, x1), whole), over(minus(x1, x0), whole)]
}

function candidatesOf(x, f, value, truth) {
  const [, secant, mean] = threeSlopes(x, f, FLOATS)
  const known = asFractions([...x, ...f])
  const exact = known ? threeSlopes(known.slice(0, 3), known.slice(3), EXACT) : [null, null, null]
  const meant = truth === null ? null : asFraction(truth)
  return [["NumPy", value], ["secant", secant], ["plain mean", mean]].map(([name, found], k) => ({
    name,
    value: found,
    exact: exact[k],
    error: truth === null ? null : found - truth,
    exactError: exact[k] === null || meant === null ? null : subtract(exact[k], meant),
  }))
}

// The balance, the secant and the plain mean, of floats or of fractions.
function threeSlopes(x, f, { add: plus, subtract: minus, multiply: times, divide: over, two }) {
  const [h1, h2] = [minus(x[1], x[0]), minus(x[2], x[1])]
  const [s1, s2] = [over(minus(f[1], f[0]), h1), over(minus(f[2], f[1]), h2)]
  const balance = over(plus(times(h2, s1), times(h1, s2)), plus(h1, h2))
  return [balance, over(minus(f[2], f[0]), minus(x[2], x[0])), over(plus(s1, s2), two)]
}
