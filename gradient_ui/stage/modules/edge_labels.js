// The labels of an end of Edge order: where the figure would write them, moved to where there is
// room between lines, marks and names.

import { cornersOf, plotOf } from "./edge_lines.js"
import { intoFrame, movesToRoom, placesAlong } from "./label_room.js"
import { inARow } from "./numbers.js"
import { draw } from "./overlay.js"

const NAMED_AT = 30 // of the points of the parabola
const OVER_BASELINE = 0.75 // of the size of type
const AROUND_MARK = 1.25 // of the radius of a mark, and a pixel

/**
 * Draws the labels; that of the sample in hand also where there is no room for it.
 *
 * @param {Element} layer
 * @param {import("./overlay.js").Places} places
 * @param {HTMLElement} figure
 * @param {object} shown
 * @param {import("./edge_lines.js").End} shown.end
 * @param {Map<string, object>} shown.looks the traces of the figure, by their roles
 * @param {import("./edge_lines.js").Line[]} shown.lines
 * @param {import("./edge_lines.js").Line | null} shown.curve the parabola among them
 * @param {import("./label_room.js").Box[]} shown.names what the names of the lines cover
 * @param {number | null} shown.inHand
 */
export function drawLabels(layer, places, figure, { end, looks, lines, curve, names, inHand }) {
  const labels = [
    ...(curve ? [parabolaName(curve, looks.get("parabola name"))] : []),
    ...sampleLabels(end, looks.get("lit samples")),
  ].map((label) => withBox(label, places, figure))
  const plot = plotOf(places)
  const room = {
    frame: { left: 0, top: 0, right: figure.clientWidth, bottom: figure.clientHeight },
    taken: [...names, ...writtenAround(figure)],
    marks: marksOf(end, looks.get("lit samples").marker, places),
    lines: lines.flatMap((line) => placesAlong(cornersOf(line, places), plot)),
  }
  const ways = movesToRoom(labels, room)
  labels.forEach((label, k) => {
    const by = ways[k] ?? (label.index === inHand ? intoFrame(label.box, room.frame) : null)
    if (by !== null && label.place.every(Number.isFinite)) drawLabel(layer, label, by)
  })
}

function drawLabel(layer, { box, colour, size, text }, [right, down]) {
  const at = { x: (box.left + box.right) / 2 + right, y: (box.top + box.bottom) / 2 + down }
  const type = { class: "stage-label", fill: colour, "font-size": size }
  draw("text", { ...at, ...type }, layer).textContent = text
}

function parabolaName({ x, y }, { textfont }) {
  const at = { x: x[NAMED_AT], y: y[NAMED_AT] }
  return { index: NaN, ...at, text: "parabola", ...typeOf(textfont), side: [0, 0], radius: 0 }
}

function sampleLabels({ indices, x, f, steps }, { textfont, marker }) {
  const texts = inARow(f)
  const sides = clearOfLines(x, f, steps.map((step) => step.value))
  const radius = (AROUND_MARK * marker.size) / 2 + 1
  return indices.map((index, k) => ({
    index, x: x[k], y: f[k], text: `f[${index}] = ${texts[k]}`, ...typeOf(textfont),
    side: sides[k], radius,
  }))
}

/** On which sides the label of each sample is clear of the lines: as the figure chooses them. */
function clearOfLines(x, f, slopes) {
  const inner = x[0] <= x[1] ? 1 : -1
  const goesUp = f.slice(1).map((after, k) => after >= f[k])
  const [first, last] = [slopes[0], slopes.at(-1)]
  const isTaken = first * last < 0 && Math.abs(last) > Math.abs(first)
  const under = [goesUp[0] !== isTaken, goesUp.at(-1), !goesUp.at(-1)]
  return [inner, inner, -inner].slice(0, x.length).map((across, k) => [across, under[k] ? 1 : -1])
}

// Where Plotly writes it: beside the mark, a little more than its radius away.
function withBox(label, places, figure) {
  const { text, size, side: [across, down], radius } = label
  const { width, above, below } = measured(text, size, figure)
  const place = places.at(label.x, label.y)
  const left = place[0] + across * radius - (across === 1 ? 0 : across === -1 ? width : width / 2)
  const baseline = place[1] + OVER_BASELINE * size + down * radius + ((down - 1) * size) / 2
  const box = { left, right: left + width, top: baseline - above, bottom: baseline + below }
  return { ...label, place, box }
}

let pen

function measured(text, size, figure) {
  pen ??= document.createElement("canvas").getContext("2d")
  pen.font = `${size}px ${figure._fullLayout.font.family}`
  const box = pen.measureText(text)
  return { width: box.width, above: box.fontBoundingBoxAscent, below: box.fontBoundingBoxDescent }
}

const typeOf = ({ size, color }) => ({ size, colour: color })

function marksOf({ x, f }, { size }, places) {
  const radius = size / 2
  return x.map((_, k) => places.at(x[k], f[k])).map(([left, top]) => {
    return { left: left - radius, right: left + radius, top: top - radius, bottom: top + radius }
  })
}

/** The numbers and titles of the axes. */
function writtenAround(figure) {
  const frame = figure.getBoundingClientRect()
  return [...figure.querySelectorAll("[class$=tick] text, text[class$=title]")].map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect()
    return {
      left: left - frame.left, right: right - frame.left,
      top: top - frame.top, bottom: bottom - frame.top,
    }
  })
}
