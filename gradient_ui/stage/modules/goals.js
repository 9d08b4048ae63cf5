// Whether a question is answered by the numbers as they are now: the same conditions that
// `gradient_core.cases.goals` checks.

const TOLERANCE = 1e-9
const OPERATIONS = { "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b }

/**
 * @param {[string, any, any][]} conditions
 * @param {Record<string, number[]>} numbers
 * @returns {boolean}
 */
export function isReached(conditions, numbers) {
  return conditions.every(([relation, ...sides]) => {
    const [left, right] = sides.map((side) => numberOf(side, numbers))
    if (!Number.isFinite(left) || !Number.isFinite(right)) return false
    const slack = TOLERANCE * Math.max(1, Math.abs(left), Math.abs(right))
    if (relation === "=") return Math.abs(left - right) <= slack
    return relation === ">" ? left - right > slack : right - left > slack
  })
}

function numberOf(side, numbers) {
  if (!Array.isArray(side)) return side
  const [name, first, second] = side
  if (side.length === 2) return numbers[name]?.[first] ?? NaN
  return OPERATIONS[name](numberOf(first, numbers), numberOf(second, numbers))
}
