// Executes the statements of the difference steps: trees that arrive as data, in float64, in the
// order of operations that they were written in, so with the bits of np.gradient.

/**
 * @typedef {number | [string, ...any]} Tree a literal, ["f", offset], ["name", "h1"], or an
 *   operation: ["+", a, b], ["-", a, b], ["*", a, b], ["/", a, b], ["neg", a]
 */

/**
 * @typedef {object} Statement
 * @property {string} region "left boundary", "interior" or "right boundary"
 * @property {string} scheme "forward", "central" or "backward"
 * @property {boolean} uniform whether the gaps are one number
 * @property {boolean} quotient whether it is a difference quotient, not a weighted sum
 * @property {number} order of accuracy
 * @property {number[]} offsets of the samples, in the order they are combined
 * @property {string[]} gaps their names
 * @property {string[]} names of the parts
 * @property {Tree[]} parts the divisor or the weights, over the gaps
 * @property {Tree} combine over samples and parts
 * @property {Tree | null} textbook the form in books, where it differs
 */

/**
 * @typedef {{uniform: Statement[], uneven: Statement[]}} Program the statements of the left
 *   boundary, the interior and the right boundary, for each kind of spacing
 */

/**
 * @typedef {object} Reading how a spacing is read
 * @property {boolean} uniform
 * @property {number} [h] the one gap
 * @property {Float64Array} [gaps] all gaps, where they are not one
 * @property {ArrayLike<number> | null} coordinates as given
 */

/**
 * @typedef {object} Step
 * @property {number | number[]} index of the value; one number for each axis of the array
 * @property {Statement} statement that made it
 * @property {number[]} samples in the order of the offsets
 * @property {(number | number[])[]} indices of the samples
 * @property {number[]} gaps in the order of their names
 * @property {[number, number][] | null} gapEnds the coordinates each gap is the difference of
 * @property {number[]} parts the divisor or the weights
 * @property {number[]} weights what multiplies the samples
 * @property {number} value
 */

const FLOATS = {
  literal: (value) => value,
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  neg: (a) => -a,
}

/**
 * Evaluates a tree.
 *
 * @param {Tree} tree
 * @param {(leaf: [string, any]) => any} leaf the number of a sample or of a name
 * @param {object} arithmetic the operations by their symbols, and what a literal is
 * @returns {any} a number, in the arithmetic of floats
 */
export function evaluate(tree, leaf, arithmetic = FLOATS) {
  if (typeof tree === "number") return arithmetic.literal(tree)
  const symbol = tree[0]
  if (symbol === "f" || symbol === "name") return leaf(tree)
  const first = evaluate(tree[1], leaf, arithmetic)
  if (symbol === "neg") return arithmetic.neg(first)
  return arithmetic[symbol](first, evaluate(tree[2], leaf, arithmetic))
}

/**
 * Reads a spacing as NumPy does: coordinates whose gaps all equal the first have one gap.
 *
 * @param {number | ArrayLike<number>} spacing one gap for all, or the coordinates
 * @returns {Reading}
 */
export function readSpacing(spacing) {
  if (typeof spacing === "number") return { uniform: true, h: spacing, coordinates: null }
  if (spacing.length < 2) throw new RangeError("fewer than two coordinates have no gap")
  const coordinates = spacing
  const gaps = new Float64Array(spacing.length - 1).map((_, k) => spacing[k + 1] - spacing[k])
  const uniform = gaps.every((gap) => gap === gaps[0])
  return uniform ? { uniform, h: gaps[0], coordinates } : { uniform, gaps, coordinates }
}

/**
 * Executes the statement that makes one value, and returns all of its numbers.
 *
 * @param {Program} program
 * @param {ArrayLike<number>} f at least as many samples as the statements read
 * @param {Reading} reading
 * @param {number} i
 * @returns {Step}
 */
export function stepAt(program, f, reading, i) {
  const statement = statementAt(program, f.length, reading, i)
  const indices = statement.offsets.map((offset) => i + offset)
  const samples = indices.map((index) => f[index])
  const gaps = gapsAt(statement, reading, i)
  const parts = partsOf(statement, gaps)
  return {
    index: i,
    statement,
    samples,
    indices,
    gaps,
    gapEnds: gapEndsAt(statement, reading, i),
    parts,
    weights: statement.quotient ? [1 / parts[0], -1 / parts[0]] : parts,
    value: combined(statement, samples, parts),
  }
}

/**
 * Returns the same step with the indices of an array of more axes, along one of which it is taken.
 *
 * @param {Step} step along a line of the array
 * @param {number[]} index of the value in the array
 * @param {number} axis of the line
 * @returns {Step}
 */
export function placedIn(step, index, axis) {
  const away = (offset) => index.map((k, along) => (along === axis ? k + offset : k))
  return { ...step, index, indices: step.statement.offsets.map(away) }
}

/**
 * Returns all values, as np.gradient does.
 *
 * @param {Program} program
 * @param {ArrayLike<number>} f
 * @param {Reading} reading
 * @returns {Float64Array}
 */
export function gradient(program, f, reading) {
  return Float64Array.from(f, (_, i) => {
    const statement = statementAt(program, f.length, reading, i)
    const samples = statement.offsets.map((offset) => f[i + offset])
    return combined(statement, samples, partsOf(statement, gapsAt(statement, reading, i)))
  })
}

function statementAt(program, length, reading, i) {
  const [left, interior, right] = reading.uniform ? program.uniform : program.uneven
  if (i === 0) return left
  return i === length - 1 ? right : interior
}

function gapsAt(statement, reading, i) {
  if (reading.uniform) return [reading.h]
  const { offsets } = statement
  return [...reading.gaps.subarray(i + Math.min(...offsets), i + Math.max(...offsets))]
}

// One gap stands for all: it is the difference of the first two coordinates.
function gapEndsAt(statement, reading, i) {
  const x = reading.coordinates
  if (x === null) return null
  if (reading.uniform) return [[x[0], x[1]]]
  const places = statement.offsets.map((offset) => i + offset).sort((a, b) => a - b)
  return places.slice(1).map((place, k) => [x[places[k]], x[place]])
}

function partsOf(statement, gaps) {
  const gap = ([, name]) => gaps[statement.gaps.indexOf(name)]
  return statement.parts.map((tree) => evaluate(tree, gap))
}

function combined(statement, samples, parts) {
  const { offsets, names } = statement
  return evaluate(statement.combine, ([kind, which]) =>
    kind === "f" ? samples[offsets.indexOf(which)] : parts[names.indexOf(which)],
  )
}
