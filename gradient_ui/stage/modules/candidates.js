// The table of the three candidates for a slope: what `gradient_ui.cards.spacing` writes into it.

import { MINUS, inARow, plainNumber } from "./numbers.js"

/** @typedef {import("./lever.js").Rule} Rule */

const DIGITS = 6

/**
 * Returns the values of the candidates, and what they miss the slope of x² by.
 *
 * @param {Rule} rule
 * @returns {{values: string[], errors: string[]}} no errors where the samples do not lie on x²
 */
export function candidateTexts({ candidates, liesOnSquare }) {
  const values = exactly(candidates.map(({ value, exact }) => [value, exact]))
  const errors = candidates.map(({ error, exactError }) => [error, exactError])
  return { values, errors: liesOnSquare ? exactly(errors) : [] }
}

/**
 * Returns numbers as fractions where they are, with their decimals if they are needed.
 *
 * @param {[number, import("./fractions.js").Fraction | null][]} pairs
 * @returns {string[]}
 */
function exactly(pairs) {
  const texts = inARow(pairs.map(([value]) => value), 0, DIGITS)
  return pairs.map(([value, exact], k) => {
    if (exact === null) return texts[k]
    const fraction = plainNumber(exact, null, MINUS)
    const relation = texts[k] === plainNumber(value, null, MINUS) ? "=" : "≈"
    return exact.denominator === 1n ? fraction : `${fraction} ${relation} ${texts[k]}`
  })
}
