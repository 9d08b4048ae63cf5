// The curve of Step by step as marks: what `gradient_ui.figures.line.curve` draws, for other
// numbers. The roles are those of its traces.

import { inARow, samplesInARow } from "./numbers.js"
import { largestAround, roundOffBound } from "./round_off.js"

const PARABOLA_POINTS = 41
const MOST_LABELS = 12
export const ROLES = new Set([
  "samples", "lit samples", "secant", "parabola", "tangent", "stems", "gradient", "selected output",
])

/**
 * @param {object} state f, g, x (where they are drawn), step (of `stepAt`), look (the palette),
 *   isLine (whether a line joins the samples), labels (where those of each role stand), and
 *   ladder (marks beneath the gradient)
 * @returns {import("./overlay.js").Mark[]}
 */
export function curveMarks({ f, g, x, step, look, isLine, labels, ladder = [] }) {
  const style = look.schemes[step.statement.scheme]
  const at = [...step.indices].sort((a, b) => a - b)
  const few = f.length <= MOST_LABELS
  return [
    ...(isLine ? [{ kind: "line", x, y: f, colour: look.line, width: 1.5 }] : []),
    { kind: "points", x, y: f, fill: look.background, size: 10, rim: look.line, width: 2 },
    ...(few ? [{ kind: "text", x, y: f, text: samplesInARow(f), colour: look.muted, by: labels.samples }] : []),
    ...through({ x: at.map((i) => x[i]), f: at.map((i) => f[i]) }, x[step.index], step, style),
    { kind: "points", x: at.map((i) => x[i]), y: at.map((i) => f[i]), fill: style.colour, size: 14, rim: look.background, width: 1.5 },
    ...(few ? [namesOf(at, x, f, style, labels.read)] : []),
    ...ladder,
    ...outputs({ f, g, x, step, look, style, few, labels }),
  ]
}

function namesOf(at, x, f, style, by) {
  const text = at.map((i) => `f[${i}]`)
  return { kind: "text", x: at.map((i) => x[i]), y: at.map((i) => f[i]), text, colour: style.ink, size: 13, above: -11, by, weight: 700 }
}

/** The line or the parabola through the samples read, and the line whose slope is the value. */
export function through(read, here, step, style) {
  const wide = Math.max(...read.x) - Math.min(...read.x)
  if (read.x.length === 2) {
    const ends = [Math.min(...read.x) - 0.18 * wide, Math.max(...read.x) + 0.18 * wide]
    const y = ends.map((end) => read.f[0] + step.value * (end - read.x[0]))
    return [{ kind: "line", isCut: true, x: ends, y, colour: style.colour, width: 3.5 }]
  }
  const curve = parabolaPlaces(read.x, PARABOLA_POINTS, 0.18 * wide)
  const ends = [here - 0.42 * wide, here + 0.42 * wide]
  const top = parabola(read, here)
  return [
    { kind: "line", isCut: true, x: curve, y: curve.map((place) => parabola(read, place)), colour: style.colour, width: 2 },
    { kind: "line", isCut: true, x: ends, y: ends.map((end) => top + step.value * (end - here)), colour: style.colour, width: 3.5 },
  ]
}

/** Places evenly spread over the samples and a little beyond. */
export function parabolaPlaces(x, count, beyond) {
  const [low, high] = [Math.min(...x) - beyond, Math.max(...x) + beyond]
  return Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1))
}

/** The parabola through three samples, by Lagrange's form; for drawing only. */
export function parabola({ x, f }, place) {
  let total = 0
  for (let k = 0; k < 3; k++) {
    let term = f[k]
    for (let other = 0; other < 3; other++) {
      if (other !== k) term *= (place - x[other]) / (x[k] - x[other])
    }
    total += term
  }
  return total
}

function outputs({ f, g, x, step, look, style, few, labels }) {
  const last = f.length - 1
  const schemes = g.map((_, i) => look.schemes[i === 0 ? "forward" : i === last ? "backward" : "central"])
  const round = roundOffBound(largestAround(f), step.weights)
  const texts = inARow(g, round)
  const others = texts.map((text, i) => (i === step.index ? "" : text))
  const stems = x.flatMap((place) => [place, place, NaN])
  const here = [x[step.index]]
  const value = [g[step.index]]
  const sides = g.map((each) => (each >= 0 ? 10 : -10))
  const fills = schemes.map((scheme) => scheme.colour)
  const symbols = schemes.map((scheme) => scheme.symbol)
  const selected = { fill: style.colour, size: 17, symbol: style.symbol, rim: look.text, width: 2 }
  return [
    { kind: "line", axis: "y2", x: stems, y: g.flatMap((each) => [0, each, NaN]), colour: look.line, width: 1.5 },
    { kind: "points", axis: "y2", x, y: g, fill: fills, symbol: symbols, size: 11 },
    ...(few ? [{ kind: "text", axis: "y2", x, y: g, text: others, colour: look.muted, above: sides, by: labels.gradient }] : []),
    { kind: "line", axis: "y2", x: [...here, ...here], y: [0, ...value], colour: style.colour, width: 4 },
    { kind: "points", axis: "y2", x: here, y: value, ...selected },
    { kind: "text", axis: "y2", x: here, y: value, text: [texts[step.index]], colour: style.ink, size: 15, above: value[0] < 0 ? -13 : 13, weight: 700 },
  ]
}
