// What the two edge orders say at one end, in one to three sentences: word for word as
// `gradient_core.insight.edge_sentences` says it.

import { isExact, overshoots, turns, vertexOf } from "./edge_comparison.js"
import { compare, fraction, toNumber } from "./fractions.js"
import { MINUS, digitsApart, plainNumber } from "./numbers.js"

/** @typedef {import("./edge_comparison.js").EdgeComparison} EdgeComparison */

const DIGITS = 6
const ZERO = fraction(0n)

/**
 * Returns what is certain about an end, and how it is said: "error" where 2 overshoots, "success"
 * where it is exact, else "plain".
 *
 * @param {EdgeComparison} edge
 * @returns {{kind: string, sentence: string}}
 */
export function verdictOf(edge) {
  const kind = overshoots(edge) ? "error" : isExact(edge) ? "success" : "plain"
  return { kind, sentence: edgeSentence(edge) }
}

/**
 * Returns what the two orders say at this end.
 *
 * @param {EdgeComparison} edge
 * @returns {string}
 */
export function edgeSentence(edge) {
  const { one, two, parabola } = edge
  if (!Number.isFinite(one.value) || !Number.isFinite(two.value)) return notFinite(edge)
  if (parabola !== null && isExact(edge)) return exact(edge)
  if (parabola !== null && overshoots(edge)) return overshoot(edge)
  return different(edge)
}

const text = (value, digits = DIGITS) => plainNumber(value, digits, MINUS)
const apart = (values) => Math.max(DIGITS, digitsApart(values))
const placeOf = ({ one }) => (one.index === 0 ? "first" : "last")

function notFinite({ one, two }) {
  const [with1, with2] = [text(one.value), text(two.value)]
  const only2 = two.statement.offsets.findIndex((offset) => Math.abs(offset) === 2)
  const lost = two.samples[only2]
  if (!Number.isFinite(lost) && Number.isFinite(one.value)) {
    return `edge_order=2 gives ${with2}: it also reads f[${two.indices[only2]}] = ${text(lost)}, ` +
      `which edge_order=1 does not. That gives ${with1}.`
  }
  return `edge_order=1 gives ${with1}, edge_order=2 gives ${with2}: no slope here.`
}

function exact(edge) {
  const { one, two, parabola } = edge
  const place = placeOf(edge)
  if (compare(parabola.curvature, ZERO) === 0) {
    return `The ${place} four samples lie on a straight line, so both are exact.`
  }
  const said = `2 is exact here: the ${place} four samples lie on one parabola, whose slope at ` +
    `the end is ${text(two.value)}. Its slope half a gap further in is ${text(one.value)}.`
  return turns(parabola) ? `${said} It turns inside the ${place} gap, hence the other sign.` : said
}

function overshoot(edge) {
  const { one, two, places, parabola } = edge
  const order = two.indices.map((_, k) => k).sort((a, b) => places[a] - places[b])
  const digits = apart(two.samples)
  const samples = order.map((k) => text(two.samples[k], digits)).join(", ")
  const vertex = text(toNumber(vertexOf(parabola)), apart(places))
  const verb = compare(parabola.intervalSlope, ZERO) > 0 ? "rise" : "fall"
  const place = placeOf(edge)
  return `edge_order=2 overshoots: the ${place} three samples ${verb}, ${samples}, but its ` +
    `slope at the end is ${text(two.value)}. The parabola through them turns at ` +
    `x = ${vertex}, inside the ${place} gap. edge_order=1 gives ${text(one.value)}.`
}

function different(edge) {
  const { one, two, parabola } = edge
  const difference = two.value - one.value
  const [distance, value] = [text(Math.abs(difference)), text(one.value)]
  if (difference === 0) return `Both give ${value}: the slope does not change here.`
  if (text(two.value) === value) return `Both give ${value}, but for a difference of ${distance}.`
  if (parabola === null) return `They differ by ${distance}.`
  const slopes = [parabola.intervalSlope, parabola.nextSlope].map(toNumber)
  const [near, far] = slopes.map((slope) => text(slope, apart(slopes)))
  return `They differ by ${distance}: edge_order=1 keeps the slope of the ${placeOf(edge)} ` +
    `interval, ${near}; edge_order=2 also sees the one beside it, ${far}, and carries the change ` +
    "on to the end."
}
