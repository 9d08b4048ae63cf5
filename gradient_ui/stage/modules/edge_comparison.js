// What the two edge orders say at one end, in numbers: as `gradient_core.insight.edge_comparison`
// compares them, without rounding.

import {
  add, compare, divide, exactFraction, fraction, multiply, subtract, toNumber,
} from "./fractions.js"

/** @typedef {import("./fractions.js").Fraction} Fraction */
/** @typedef {import("./interpreter.js").Reading} Reading */
/** @typedef {import("./interpreter.js").Step} Step */

/**
 * @typedef {object} EndParabola the parabola through the three samples of an end
 * @property {Fraction} end coordinate of the end
 * @property {Fraction} intervalSlope of the interval at the end
 * @property {Fraction} nextSlope of its neighbour
 * @property {Fraction} endSlope of the parabola at the end
 * @property {Fraction} curvature
 * @property {boolean} hasFourth whether a fourth sample lies on it
 */

/**
 * @typedef {object} EdgeComparison
 * @property {Step} one the step at this end with edge_order 1
 * @property {Step} two with 2
 * @property {number[]} places where the samples that 2 reads are, in their order
 * @property {EndParabola | null} parabola
 */

const MOST_READ = 4
const LEAST_READ = 3
const ZERO = fraction(0n)

/**
 * Compares the two orders at one end.
 *
 * @param {Step} one
 * @param {Step} two
 * @param {ArrayLike<number>} f
 * @param {Reading} reading
 * @returns {EdgeComparison}
 */
export function compareEdge(one, two, f, reading) {
  const places = two.indices.map((index) => coordinateAt(reading, index))
  return { one, two, places, parabola: parabolaOf(two, f, reading) }
}

/** @type {(parabola: EndParabola) => boolean} whether its end goes another way than both gaps */
export function turns({ intervalSlope, nextSlope, endSlope }) {
  return sign(intervalSlope) * sign(nextSlope) > 0 && sign(endSlope) * sign(intervalSlope) < 0
}

/** @type {(parabola: EndParabola) => Fraction} where a curved one turns */
export function vertexOf({ end, endSlope, curvature }) {
  return subtract(end, divide(endSlope, add(curvature, curvature)))
}

/** @type {(edge: EdgeComparison) => boolean} whether four samples lie exactly on one parabola */
export function isExact({ parabola }) {
  return parabola !== null && parabola.hasFourth
}

/** @type {(edge: EdgeComparison) => boolean} whether 2 falls where the samples rise, or rises */
export function overshoots(edge) {
  const { parabola, two } = edge
  if (parabola === null || isExact(edge) || !turns(parabola)) return false
  return Math.sign(two.value) === Math.sign(toNumber(parabola.endSlope))
}

function parabolaOf(two, f, reading) {
  const known = endSamples(two.index, f, reading)
  if (known.x.length < LEAST_READ) return null
  const [, slope, curvature, ...third] = dividedDifferences(known.x, known.f)
  const [first, second, next] = known.x
  return {
    end: first,
    intervalSlope: slope,
    nextSlope: add(slope, multiply(curvature, subtract(next, first))),
    endSlope: add(slope, multiply(curvature, subtract(first, second))),
    curvature,
    hasFourth: third.length === 1 && sign(third[0]) === 0,
  }
}

// From the end inwards, up to four, while the coordinates are sorted.
function endSamples(end, f, reading) {
  const inwards = end === 0 ? 1 : -1
  const known = { x: [], f: [] }
  for (let k = 0; k < Math.min(MOST_READ, f.length); k++) {
    const index = end + k * inwards
    const [x, sample] = [exactCoordinate(reading, index), exactFraction(f[index])]
    if (x === null || sample === null || !isSorted([...known.x, x])) break
    known.x.push(x)
    known.f.push(sample)
  }
  return known
}

function isSorted(x) {
  const rises = x.slice(1).map((after, k) => compare(after, x[k]))
  return rises.every((rise) => rise > 0) || rises.every((rise) => rise < 0)
}

function coordinateAt({ coordinates, h }, index) {
  return coordinates === null ? index * h : coordinates[index]
}

function exactCoordinate({ coordinates, h }, index) {
  const exact = exactFraction(coordinates === null ? h : coordinates[index])
  return coordinates === null && exact !== null ? multiply(fraction(BigInt(index)), exact) : exact
}

/** The first of every order: of the samples, of their slopes, of the slopes of these. */
function dividedDifferences(x, f) {
  const corner = [f[0]]
  for (let order = 1, column = f; order < x.length; order++) {
    const before = column
    const rises = before.slice(1).map((after, k) => subtract(after, before[k]))
    column = rises.map((rise, k) => divide(rise, subtract(x[k + order], x[k])))
    corner.push(column[0])
  }
  return corner
}

const sign = (value) => Math.sign(compare(value, ZERO))
