// One end of Edge order as marks: what `gradient_ui.figures.line.edges` draws enlarged, for other
// numbers, in the looks of the traces in whose place they stand.

import { drawLabels } from "./edge_labels.js"
import { cornersOf, firstSeen, parabolaLine, plotOf, slopeLine } from "./edge_lines.js"
import { drawNames, namesOf } from "./end_names.js"
import { inARow } from "./numbers.js"

const SLOPES = ["slope, edge_order=1", "slope, edge_order=2"]
/** What moves: roles of traces, and the name of the notes. */
export const ROLES = new Set([...SLOPES, "parabola", "parabola name", "lit samples", "end names"])

/**
 * Returns the marks of an end.
 *
 * @param {HTMLElement} figure that is drawn
 * @param {import("./edge_lines.js").End} end
 * @param {object} look the palette
 * @param {number | null} inHand the index whose label is always seen
 * @returns {import("./overlay.js").Mark[]}
 */
export function endMarks(figure, end, look, inHand = null) {
  const looks = looksOf(figure)
  // between two arrays the figure may be older than the numbers
  const steps = end.steps.filter((_, k) => looks.has(SLOPES[k]))
  const slopes = steps.map((step) => slopeLine(end, step))
  const curve = steps.length === 2 ? parabolaLine(end) : null
  const lines = [
    ...(curve ? [{ ...curve, ...strokeOf(looks.get("parabola")) }] : []),
    ...slopes.map((line, k) => ({ ...line, ...strokeOf(looks.get(SLOPES[k])) })),
  ]
  const { marker } = looks.get("lit samples")
  const rim = { rim: marker.line.color, width: marker.line.width }
  const paint = (layer, _, places) => {
    const shown = { ...end, steps }
    const names = namesBeside(layer, places, figure, { end: shown, slopes, look })
    drawLabels(layer, places, figure, { end: shown, looks, lines, curve, names, inHand })
  }
  return [
    ...lines.map((line) => ({ kind: "line", isCut: true, ...line })),
    { kind: "points", x: end.x, y: end.f, fill: marker.color, size: marker.size, ...rim },
    { kind: paint },
  ]
}

function namesBeside(layer, places, figure, { end, slopes, look }) {
  const texts = inARow(end.steps.map((step) => step.value))
  const begins = slopes.map(({ x, y }) => [x[0], y[0]])
  const plot = plotOf(places)
  const names = namesOf(texts, begins).map((name) => {
    const line = slopes.find(({ x, y }) => x[0] === name.place[0] && y[0] === name.place[1])
    const corners = cornersOf(line, places)
    return { ...name, begin: corners[0][0], anchor: firstSeen(corners, plot) }
  })
  const { scheme } = end.steps[0].statement
  const colours = { ink: look.schemes[scheme].ink, line: look.line }
  const onLeft = end.x[0] <= end.x[1]
  return drawNames(layer, names, { onLeft, plot, size: figure._fullLayout.font.size, ...colours })
}

const looksOf = (figure) => new Map(figure._fullData.map((trace) => [trace.meta, trace]))

function strokeOf({ line: { color, width, dash } }) {
  return { colour: color, width, dash: dash === "solid" ? "" : dash }
}
