// The seesaw as marks: what `gradient_ui.figures.line.seesaw` draws, for other samples. The figure
// has no numbers at its axes, so it is drawn to its own scale whatever the samples are.

import { fractionText, toNumber } from "./fractions.js"
import { MINUS, inARow, short } from "./numbers.js"

/** @typedef {import("./lever.js").Rule} Rule */
/** @typedef {import("./overlay.js").Mark} Mark */

export const SEESAW_ROLES = new Set(["interval", "samples", "ghost", "beam", "name"])
// As in Python: heights in pixels from below, widths as shares of the whole.
const [TOP_ROW, BEAM, FOOT, ARMS] = [302, 156, 122, 106]
const [SUM, GHOST] = [66, 26]
const [TALLEST, LEAST_BOX] = [92, 22]
const [HALF_BOX, HALF_FOOT, ROOM] = [0.2, 0.04, 0.3]
const SHORT = 0.3
const MOST_TIP = 34
const LONG = 7
const WIDEST = 600
const LARGEST_DENOMINATOR = 20n
const LINE_HEIGHT = 1.3

/**
 * @param {Rule} rule
 * @param {object} look the palette
 * @param {[number, number]} range of the figure's axis
 * @returns {Mark[]}
 */
export function seesawMarks(rule, look, range) {
  const sides = sidesOf(rule, look)
  const marks = [
    ...intervals(sides, look),
    ...arms(sides, look),
    ...boxes(sides),
    foot(look),
    ...beams(rule, sides, look),
    ...names(rule, sides, look),
  ]
  const [low, high] = reachOf(sides)
  const onPaper = (share) => range[0] + share * (range[1] - range[0])
  const toScale = (x) => onPaper((x - low) / (high - low))
  return marks.map((mark) => ({ ...mark, x: mark.x.map(mark.isOfPaper ? onPaper : toScale) }))
}

/**
 * Returns what a slope counts as text: a fraction where it is short.
 *
 * @param {number | import("./fractions.js").Fraction} share
 * @returns {string}
 */
export function shareText(share) {
  if (typeof share === "number") return short(share, 3)
  return share.denominator <= LARGEST_DENOMINATOR ? fractionText(share) : short(toNumber(share), 3)
}

function sidesOf({ x, gaps, slopes, shares, ...rule }, look) {
  const whole = Math.abs(x[2] - x[0])
  const sizes = gaps.map(Math.abs)
  const gapTexts = inARow(sizes)
  const texts = slopeTexts({ slopes, ...rule })
  return ["backward", "forward"].map((scheme, k) => {
    const end = ((k ? 1 : -1) * sizes[k]) / whole
    const share = typeof shares[k] === "number" ? shares[k] : toNumber(shares[k])
    return {
      number: "₁₂"[k],
      style: look.schemes[scheme],
      gapText: gapTexts[k],
      slopeText: texts[k],
      share: shares[k],
      end,
      middle: end / 2,
      height: Math.max(LEAST_BOX, TALLEST * share),
    }
  })
}

// The slopes before and after, NumPy's and the secant's, told apart.
function slopeTexts({ slopes, value, candidates }) {
  return inARow([...slopes, value, candidates[1].value])
}

function reachOf([before, after]) {
  const low = Math.min(-0.08, before.end) - 0.1
  const high = Math.max(0.08, after.end) + 0.1
  return [Math.min(low, before.middle - ROOM), Math.max(high, after.middle + ROOM)]
}

// --- what is drawn -----------------------------------------------------------------------------

const line = (x, y, colour, width, more) => ({ kind: "line", x, y, colour, width, ...more })

// The three samples, joined by their two intervals.
function intervals([before, after], look) {
  const central = look.schemes.central
  return [
    ...[before, after].map(({ end, style }) => line([0, end], [TOP_ROW, TOP_ROW], style.colour, 5)),
    {
      kind: "points",
      x: [before.end, 0, after.end],
      y: [TOP_ROW, TOP_ROW, TOP_ROW],
      ...threeMarks(14, [before.style.colour, after.style.colour], look, central),
    },
  ]
}

/** The mark of the scheme, and before and after it a smaller hollow circle. */
export function threeMarks(size, [before, after], look, style) {
  return {
    size: [size, size + 6, size],
    symbol: ["circle", style.symbol, "circle"],
    fill: [look.background, style.colour, look.background],
    rim: [before, look.text, after],
    width: 2.5,
  }
}

function boxes(sides) {
  return sides.map(({ middle, height, style }) => {
    const [left, right] = [middle - HALF_BOX, middle + HALF_BOX]
    const [low, high] = [BEAM + 4, BEAM + 4 + height]
    const corners = { x: [left, left, right, right, left], y: [low, high, high, low, low] }
    return { kind: "line", ...corners, colour: style.colour, width: 2.5, fill: style.tint }
  })
}

function foot(look) {
  const corners = { x: [0, -HALF_FOOT, HALF_FOOT, 0], y: [BEAM - 3, FOOT, FOOT, BEAM - 3] }
  const fill = look.schemes.central.colour
  return { kind: "line", ...corners, colour: look.text, width: 1.5, fill }
}

function arms([before, after], look) {
  const ticks = [before.middle, 0, after.middle].flatMap((x) => [x, x, NaN])
  const x = [before.middle, after.middle, NaN, ...ticks]
  const y = [ARMS, ARMS, NaN, ...[0, 1, 2].flatMap(() => [ARMS - 6, ARMS + 6, NaN])]
  return [line(x, y, look.muted, 1.5)]
}

// The ghost with the weights of the secant, where it tips, and the level beam.
function beams({ tilt }, [before, after], look) {
  const ends = [before.middle - HALF_BOX - 0.03, after.middle + HALF_BOX + 0.03]
  const lift = (-MOST_TIP * tilt) / Math.max(...ends.map(Math.abs))
  const beam = line(ends, [BEAM, BEAM], look.schemes.central.colour, 6)
  const ghost = line(ends, ends.map((end) => BEAM + lift * end), look.text, 2, { dash: "9,9" })
  return lift ? [ghost, beam] : [beam]
}

// --- what is written ---------------------------------------------------------------------------

const ASIDE = { start: 2, end: -2 } // as much as Plotly leaves beside a note

function text(x, y, written, colour, size = 14, more = {}) {
  const by = [[ASIDE[more.anchor] ?? 0, 0]]
  return { kind: "text", x: [x], y: [y], text: [written], colour, size, by, isBare: true, ...more }
}

const bold = { weight: 700 }

function names(rule, sides, look) {
  return [
    ...coordinates(rule, sides, look),
    ...sides.map(({ end, number, gapText, style }) =>
      beside(end, TOP_ROW - 18, `h${number} = ${gapText}`, style.ink, bold),
    ),
    ...sides.flatMap(({ middle, height, style, number, slopeText, share }) => {
      const [centre, top] = [BEAM + 4 + height / 2, BEAM + 4 + height]
      const slope = text(middle, centre, `s${number} = ${slopeText}`, style.ink, 15, bold)
      return [slope, text(middle, top + 10, `weighs ${shareText(share)}`, look.text, 13)]
    }),
    ...sides.map((side) => beside(side.middle, ARMS - 14, `arm h${side.number}/2`, look.text)),
    ...verdicts(rule, look),
  ]
}

// Beside a short interval both its ends have their coordinates outside of it.
function coordinates({ x }, [before, after], look) {
  const [isShortBefore, isShortAfter] = [Math.abs(before.end) < SHORT, Math.abs(after.end) < SHORT]
  const anchors = [
    isShortBefore ? "end" : "middle",
    isShortAfter ? "end" : isShortBefore ? "start" : "middle",
    isShortAfter ? "start" : "middle",
  ]
  const row = inARow(x)
  const texts = row.map((each) => `x = ${each}`)
  const isLong = row.some((each) => each.length > LONG)
  if (isLong) [texts[0], texts[2]] = ["x − h₁", "x + h₂"]
  return [before.end, 0, after.end].map((place, k) =>
    text(place, TOP_ROW + 23, texts[k], look.text, 14, { anchor: anchors[k] }),
  )
}

// Under the middle of a long line from 0 to `end`, on its side of a short one.
function beside(end, y, written, colour, more = {}) {
  if (Math.abs(end) >= SHORT) return text(end / 2, y, written, colour, 14, more)
  const anchor = end > 0 ? "start" : "end"
  return text(Math.sign(end) * 0.03, y, written, colour, 14, { anchor, ...more })
}

// What the weights come to under the beam, and why the ghost tips.
function verdicts(rule, look) {
  const [s1, s2, value, secant] = slopeTexts(rule)
  const shares = rule.shares.map(shareText)
  const signed = (slope) => (slope.startsWith(MINUS) ? `(${slope})` : slope)
  const terms = [s1, s2].map((slope, k) => `${shares[k]} · ${signed(slope)}`)
  const sum = `${terms.join(" + ")} = ${value}`
  const ink = look.schemes.central.ink
  const size = Math.min(16, Math.floor(WIDEST / sum.length))
  const centred = { isOfPaper: true }
  const ghost = rule.tilt
    ? [`dashed: the secant weighs them ${shares[1]} and ${shares[0]},`, `makes ${secant}, and tips`]
    : [`the secant is ${secant} too`]
  const above = ((ghost.length - 1) / 2) * LINE_HEIGHT * 13
  return [
    text(0.5, SUM, sum, ink, size, { ...bold, ...centred }),
    ...ghost.map((written, k) => text(0.5, GHOST, written, look.text, 13, {
      ...centred, by: [[0, k * LINE_HEIGHT * 13 - above]],
    })),
  ]
}
