// A difference step as LaTeX, in parts for a card to lay out: in symbols, with the numbers put in,
// and what that makes, line by line.

import { multiply } from "./fractions.js"
import { digitsApart, isRounded, latexNumber } from "./numbers.js"

/** @typedef {import("./interpreter.js").Step} Step */
/** @typedef {import("./interpreter.js").Tree} Tree */
/** @typedef {{relation: string, terms: string[]}} Equals one thing that a quantity equals */
/** @typedef {{name: string, symbols: string, lines: Equals[]}} WorkedOut */

const PRECEDENCE = { "+": 1, "-": 1, "*": 2, "/": 2, neg: 3 }

// --- trees -------------------------------------------------------------------------------------

/**
 * Returns a tree as LaTeX; quotients become fractions.
 *
 * @param {Tree} tree
 * @param {(leaf: Tree) => string} leaf LaTeX of a literal, a sample or a name
 * @returns {string}
 */
export function asLatex(tree, leaf) {
  if (!isOperation(tree)) return leaf(tree)
  const [symbol, ...operands] = tree
  const texts = operands.map((operand) => asLatex(operand, leaf))
  if (symbol === "/") return String.raw`\frac{${texts[0]}}{${texts[1]}}`
  const bracketed = texts.map((text, place) =>
    needsBrackets(symbol, operands[place], text, place) ? String.raw`\left(${text}\right)` : text,
  )
  if (symbol === "neg") return `-${bracketed[0]}`
  return symbol === "*" ? times(...bracketed) : bracketed.join(` ${symbol} `)
}

function isOperation(tree) {
  return typeof tree !== "number" && tree[0] in PRECEDENCE
}

function needsBrackets(symbol, operand, text, place) {
  if (isOperation(operand) && operand[0] !== "/") {
    const weaker = PRECEDENCE[operand[0]] < PRECEDENCE[symbol]
    const ordered = place === 1 && isSum(operand[0]) && isSum(symbol)
    return weaker || ordered || (place === 1 && operand[0] === "neg")
  }
  return text.startsWith("-") && (place === 1 || symbol === "neg")
}

function isSum(symbol) {
  return symbol === "+" || symbol === "-"
}

// Side by side before a letter or a bracket, else with a dot.
function times(left, right) {
  const isLetter = /^\p{L}/u.test(right) || right.startsWith("\\left(")
  return left + (isLetter ? "\\," : String.raw` \cdot `) + right
}

// --- the numbers and names of a step -----------------------------------------------------------

/** @type {(step: Step) => number} few digits, but enough to tell samples, and gaps, apart */
export function readableDigits(step) {
  return Math.max(digitsApart(step.samples, true), digitsApart(step.gaps))
}

/** @type {(step: Step, digits: number | null) => boolean} whether a number has more digits */
export function isShownRounded(step, digits) {
  return relation([...step.samples, ...step.gaps, step.value], digits) !== "="
}

/** @type {(step: Step) => string} */
export function valueName(step) {
  return `g_{${indexText(step.index)}}`
}

function indexText(index) {
  return typeof index === "number" ? `${index}` : index.join(", ")
}

function sampleName(step, k) {
  return `f_{${indexText(step.indices[k])}}`
}

function symbolIn(step) {
  return (leaf) => {
    if (typeof leaf === "number") return latexNumber(leaf)
    const [kind, which] = leaf
    if (kind === "f") return sampleName(step, step.statement.offsets.indexOf(which))
    return which.length === 1 ? which : `${which[0]}_{${which.slice(1)}}`
  }
}

function numberIn(step, digits) {
  const { offsets, gaps } = step.statement
  return (leaf) => {
    if (typeof leaf === "number") return latexNumber(leaf, digits)
    const [kind, which] = leaf
    const isSample = kind === "f"
    const number = isSample ? step.samples[offsets.indexOf(which)] : step.gaps[gaps.indexOf(which)]
    return latexNumber(number, digits)
  }
}

function relation(numbers, digits) {
  return numbers.some((number) => isRounded(number, digits)) ? "\\approx" : "="
}

// --- worked out --------------------------------------------------------------------------------

/**
 * Returns how the weights of a weighted sum come from the gaps; none for a quotient.
 *
 * @param {Step} step
 * @param {number | null} digits to round what is shown to
 * @returns {WorkedOut[]}
 */
export function weightsWorkedOut(step, digits = null) {
  const { quotient, parts, names } = step.statement
  if (quotient) return []
  return parts.map((tree, k) => ({
    name: names[k],
    symbols: asLatex(tree, symbolIn(step)),
    lines: [
      equals(step.gaps, digits, [asLatex(tree, numberIn(step, digits))]),
      equals([...step.gaps, step.weights[k]], digits, [latexNumber(step.weights[k], digits)]),
    ],
  }))
}

/**
 * Returns how the value comes from the samples and, in a weighted sum, from the weights.
 *
 * @param {Step} step
 * @param {number | null} digits to round what is shown to
 * @param {(latex: string) => string} paint dresses what is read
 * @returns {WorkedOut} the last of its lines is the value
 */
export function valueWorkedOut(step, digits = null, paint = (latex) => latex) {
  const read = [...step.samples, ...step.gaps]
  const value = [latexNumber(step.value, digits)]
  const name = valueName(step)
  if (step.statement.quotient) {
    const numbers = equals(read, digits, [paintedQuotient(step, numberIn(step, digits), paint)])
    const lines = [numbers, equals([...read, step.value], digits, value)]
    return { name, symbols: paintedQuotient(step, symbolIn(step), paint), lines }
  }
  const named = step.statement.names.map((part, k) => `${part}\\,${paint(sampleName(step, k))}`)
  const lines = [...productsAndSum(step, digits, paint), equals([step.value], digits, value)]
  return { name, symbols: named.join(" + "), lines }
}

function equals(numbers, digits, terms) {
  return { relation: relation(numbers, digits), terms }
}

// The difference is all that is read; the distance is made of gaps.
function paintedQuotient({ statement }, text, paint) {
  const [, difference] = statement.combine
  const below = asLatex(statement.parts[0], text)
  return String.raw`\frac{${paint(asLatex(difference, text))}}{${below}}`
}

function productsAndSum(step, digits, paint) {
  const { weights, samples } = step
  const summands = weights.map((weight, k) => product(weight, samples[k]))
  const products = weights.map((weight, k) => {
    const sample = paint(factor(samples[k], digits))
    return String.raw`${factor(weight, digits)} \cdot ${sample}`
  })
  const added = summands.map((summand) => latexNumber(summand, digits))
  return [
    equals([...weights, ...samples], digits, signed(products)),
    equals(summands, digits, signed(added)),
  ]
}

function product(a, b) {
  return typeof a === "number" ? a * b : multiply(a, b)
}

function factor(number, digits) {
  const text = latexNumber(number, digits)
  return text.startsWith("-") ? `(${text})` : text
}

function signed([first, ...rest]) {
  const withSign = (text) => (text.startsWith("-") ? `- ${text.slice(1)}` : `+ ${text}`)
  return [first, ...rest.map(withSign)]
}
