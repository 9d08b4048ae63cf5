// Lays out the LaTeX of a difference step: what stands on one line of a card, what on several. The
// widths are those of a phone's screen.

import { valueWorkedOut, weightsWorkedOut } from "./worked_out.js"

// The most signs that are seen side by side.
const ON_ONE_LINE = 30
const PRODUCTS = 24
const SUMMANDS = 22
const WORKED_OUT = 24
const ON_TWO_ROWS = 36
const IN_A_CARD = 27
const NEW_ROW = String.raw` \\[0.35em] & \textstyle `

/**
 * Returns a step as LaTeX for display.
 *
 * @param {import("./interpreter.js").Step} step
 * @param {number | null} digits to round what is shown to
 * @param {object} [dress]
 * @param {string} [dress.ink] the colour of what was read
 * @param {string} [dress.name] LaTeX for the name of the value, g with its index by default
 * @returns {string}
 */
export function ledger(step, digits = null, { ink = "", name = "" } = {}) {
  const value = valueWorkedOut(step, digits, painter(ink))
  const working = value.lines.slice(0, -1)
  const bold = inBold(value)
  const rows = [`${name || value.name} &= ${value.symbols}`]
  if (step.statement.quotient) {
    const putIn = joined(working[0])
    const oneLine = `${value.symbols} ${putIn} ${bold}`
    return fits(oneLine, ON_ONE_LINE) ? oneLine : aligned([...rows, `&${putIn}`, `&${bold}`])
  }
  const [products, summands] = working
  rows.push(...sumRows(products, PRODUCTS), ...sumRows(summands, SUMMANDS), `&${bold}`)
  return aligned([...weightRows(weightsWorkedOut(step, digits)), ...rows])
}

/**
 * Returns a step as LaTeX in as little room as it takes: the numbers put in, and the value.
 *
 * @param {import("./interpreter.js").Step} step
 * @param {number | null} digits to round what is shown to
 * @param {object} dress
 * @param {string} dress.ink the colour of what was read
 * @param {string} dress.name LaTeX for the name of the value
 * @returns {string}
 */
export function shortLedger(step, digits, { ink, name }) {
  const value = valueWorkedOut(step, digits, painter(ink))
  const bold = inBold(value)
  const working = joined(value.lines.at(-2))
  const line = `${name} ${working} ${bold}`
  if (fits(line, IN_A_CARD)) return line
  return String.raw`\small ${aligned([`${name} &${working}`, `&${bold}`])}`
}

/** @type {(latex: string) => number} about how many signs of it are seen */
export function shownLength(latex) {
  const bare = latex.replace(/\\textcolor\{[^}]*\}/g, "")
  return bare.replace(/\\[a-z]+|[{}\\ ]/g, "").length
}

function fits(latex, most) {
  return shownLength(latex) <= most
}

function painter(ink) {
  return (latex) => (ink ? String.raw`\textcolor{${ink}}{${latex}}` : latex)
}

function inBold({ lines }) {
  const made = lines.at(-1)
  return String.raw`${made.relation} \mathbf{${made.terms[0]}}`
}

function joined({ relation, terms }) {
  return `${relation} ${terms.join(" ")}`
}

// KaTeX draws the block two pixels wider than its box; the thin space keeps it from scrolling.
function aligned(rows) {
  const block = rows.join(String.raw` \\[0.35em] `)
  return String.raw`\begin{aligned} ${block} \end{aligned}\,`
}

// A row for each weight, or two or three where one would be too long.
function weightRows(weights) {
  const longest = Math.max(...weights.map(({ lines }) => shownLength(lines.map(joined).join(""))))
  const beforeNumbers = longest > WORKED_OUT ? NEW_ROW : " "
  const beforeMade = longest > ON_TWO_ROWS ? NEW_ROW : " "
  return weights.map(({ name, symbols, lines: [numbers, made] }) => {
    const first = String.raw`${name} &= \textstyle ${symbols}${beforeNumbers}${joined(numbers)}`
    return `${first}${beforeMade}${joined(made)}`
  })
}

// A sum on one line, or on one line for each term where that is too long.
function sumRows(line, most) {
  const length = line.terms.reduce((sum, term) => sum + shownLength(term), 0)
  if (length <= most) return [`&${joined(line)}`]
  const [first, ...rest] = line.terms
  return [`&${line.relation} ${first}`, ...rest.map((term) => String.raw`&\quad ${term}`)]
}
