// A difference step as the formula that a card shows, with what its letters are, character for
// character as the server writes it.

import { exactWeights } from "./exact_step.js"
import { absolute } from "./fractions.js"
import { MINUS, isRounded, plainNumber, weight } from "./numbers.js"
import { readableDigits } from "./worked_out.js"

export { exactWeights, inFractions } from "./exact_step.js"
export { ledger, shortLedger, shownLength } from "./ledger.js"
export {
  asLatex,
  isShownRounded,
  readableDigits,
  valueWorkedOut,
  weightsWorkedOut,
} from "./worked_out.js"

/** @typedef {import("./interpreter.js").Step} Step */

const WEIGHT_DIGITS = 3

/** @type {(step: Step) => string} the value, with the digits of its formula */
export function valueOf(step) {
  return plainNumber(step.value, readableDigits(step), MINUS)
}

/**
 * Returns what the letters of the formula are: the gaps, and what the weights have of them.
 *
 * @param {Step} step
 * @param {number | null} digits to round the gaps to
 * @returns {string} Markdown
 */
export function spacingLine(step, digits = null) {
  const gaps = step.gaps.map(
    (gap) => `${equalsSign(isRounded(gap, digits))} ${plainNumber(gap, digits, MINUS)}`,
  )
  if (gaps.length === 2) {
    return `*h₁* ${gaps[0]} and *h₂* ${gaps[1]}, the gaps between these three, in their order.`
  }
  const weights = step.statement.quotient ? weightsInWords(step) : ""
  return `*h* ${gaps[0]}, the distance between neighbours${weights}.`
}

function weightsInWords(step) {
  const exact = exactWeights(step)
  const [first] = step.weights
  const size = weight(Math.abs(first), exact && absolute(exact[0])).slice(1)
  const isExact = exact !== null || !isRounded(first, WEIGHT_DIGITS)
  const ofH = step.statement.scheme === "central" ? "1/(2*h*)" : "1/*h*"
  return `; ±${size} ${equalsSign(!isExact)} ${ofH}`
}

function equalsSign(isApproximate) {
  return isApproximate ? "≈" : "="
}
