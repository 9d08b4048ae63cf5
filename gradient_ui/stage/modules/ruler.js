// The ruler of Spacing as marks: what `gradient_ui.figures.line.ruler` draws, for other places.

import { inARow } from "./numbers.js"

/** @typedef {import("./overlay.js").Mark} Mark */

/**
 * @typedef {object} Hop the way from one sample to the next
 * @property {number} index of the sample where it starts
 * @property {number} middle
 * @property {number} gap negative to the left
 * @property {number} height negative below the samples
 * @property {boolean} isBack
 * @property {boolean} isLit whether the step reads its interval
 */

export const RULER_ROLES = new Set([
  "stems", "hops onwards", "lit hops", "hops back", "rings", "samples", "name",
])
const MOST_NAMED = 12
const NARROWEST = 310 // pixels across the ruler on a phone
const LETTER = 7.5
const HOP_POINTS = 21
const DEEPEST = -0.95 // where the ruler lies where there are hops back
const RING = { named: 48, small: 22 }
const PIN = { named: 24, small: 9 }
const LARGER = 1.45 // the selected one
const ABOVE_HOP = 13 // pixels between the end of a hop and the middle of its name
const ABOVE_SHARED = 36
const ASIDE = { start: 2, middle: 0, end: -2 } // as much as Plotly leaves beside a note

/**
 * @param {object} state x, step (of `stepAt`), look (the palette), across (from where to where the
 *   ruler is seen)
 * @returns {Mark[]}
 */
export function rulerMarks({ x, step, look, across }) {
  const view = viewOf({ x, step, look, across })
  return [stems, hopLines, rings, pins, shared, names].flatMap((part) => part(view))
}

function viewOf({ x, step, look, across }) {
  const read = [...step.indices].sort((a, b) => a - b)
  const onwards = x[0] > x.at(-1) ? -1 : 1
  const hops = hopsOf(x, read, onwards)
  return {
    x,
    read,
    look,
    across,
    onwards,
    hops,
    here: step.index,
    style: look.schemes[step.statement.scheme],
    isNamed: x.length <= MOST_NAMED,
    top: hops.some((hop) => hop.isBack) ? DEEPEST : 0,
    widthOf: (text) => (LETTER * text.length * (across[1] - across[0])) / NARROWEST,
  }
}

/** @returns {Hop[]} between neighbours, where there is a way to go */
function hopsOf(x, read, onwards) {
  const gaps = x.slice(1).map((place, k) => place - x[k])
  const widest = Math.max(0, ...gaps.filter(Number.isFinite).map(Math.abs))
  const hops = gaps.map((gap, index) => {
    const isBack = gap * onwards < 0
    const size = 0.38 + (0.5 * Math.abs(gap)) / widest
    const isLit = read[0] <= index && index < read.at(-1)
    const height = isBack ? -0.75 * size : size
    return { index, middle: x[index] + gap / 2, gap, height, isBack, isLit }
  })
  return hops.filter(({ gap }) => Number.isFinite(gap) && gap !== 0)
}

function stems({ x, top, look }) {
  if (top === 0) return []
  const y = x.flatMap(() => [0, top, NaN])
  const style = { colour: look.line, width: 1, dash: "3,3" }
  return [{ kind: "line", x: x.flatMap((place) => [place, place, NaN]), y, ...style }]
}

function hopLines({ hops, look, style }) {
  const groups = [
    [hops.filter((hop) => !hop.isBack && !hop.isLit), { colour: look.line, width: 2 }],
    [hops.filter((hop) => !hop.isBack && hop.isLit), { colour: style.colour, width: 3.5 }],
    [hops.filter((hop) => hop.isBack), { colour: look.alarm, width: 3, dash: "9,9" }],
  ]
  const shown = groups.filter(([found]) => found.length)
  return shown.map(([found, drawn]) => ({ kind: "line", ...arcs(found), ...drawn }))
}

// Half ellipses from sample to sample, as one line with gaps.
function arcs(hops) {
  const angles = Array.from({ length: HOP_POINTS }, (_, k) => (Math.PI * k) / (HOP_POINTS - 1))
  const along = (place) => hops.flatMap((hop) => [...angles.map((angle) => place(hop, angle)), NaN])
  return {
    x: along((hop, angle) => hop.middle - (hop.gap / 2) * Math.cos(angle)),
    y: along((hop, angle) => hop.height * Math.sin(angle)),
  }
}

// Around every place that neighbours share.
function rings({ x, look, isNamed }) {
  const places = [...new Set(x.filter((place, k) => place === x[k + 1]))]
  const size = isNamed ? RING.named : RING.small
  const y = places.map(() => 0)
  return [{ kind: "points", x: places, y, fill: "none", size, rim: look.alarm, width: 3 }]
}

// The samples, each with its index; the selected one lies on top.
function pins({ x, read, look, style, here, isNamed }) {
  const drawn = [...x.keys()].filter((index) => index !== here).concat(here)
  const isRead = (index) => read.includes(index)
  const others = (i) => (isRead(i) ? [style.tint, style.colour] : [look.background, look.line])
  const dress = drawn.map((i) => (i === here ? [style.colour, look.text] : others(i)))
  const [fill, rim] = [0, 1].map((k) => dress.map((pair) => pair[k]))
  const size = drawn.map((i) => (isNamed ? PIN.named : PIN.small) * (i === here ? LARGER : 1))
  const symbol = drawn.map((i) => (i === here ? style.symbol : "circle"))
  const place = { x: drawn.map((i) => x[i]), y: drawn.map(() => 0) }
  const isAlone = (i) => x.filter((other) => other === x[i]).length === 1
  const text = drawn.map((i) => (isAlone(i) ? `${i}` : ""))
  const colour = drawn.map((i) => (i === here ? look.background : look.text))
  const look13 = { size: 13, weight: 700, by: drawn.map(() => [0, 0]), isBare: true }
  return [
    { kind: "points", ...place, fill, rim, size, symbol, width: 2 },
    ...(isNamed ? [{ kind: "text", ...place, text, colour, ...look13 }] : []),
  ]
}

// The indices that share a place, above it.
function shared({ x, look, isNamed }) {
  const places = isNamed ? [...new Set(x.filter(Number.isFinite))].sort((a, b) => a - b) : []
  return places.flatMap((place) => {
    const here = [...x.keys()].filter((index) => x[index] === place)
    if (here.length < 2) return []
    const hasNoGap = here.some((index, k) => here[k + 1] === index + 1)
    const text = [`samples ${here.join(", ")}${hasNoGap ? ": gap 0" : ""}`]
    return [named(place, 0, text, look.alarm, { by: [[0, -ABOVE_SHARED]], weight: 700 })]
  })
}

// The gaps over their hops: those with room, and always those that the step reads.
function names(view) {
  const { hops, look, style, isNamed } = view
  const texts = inARow(hops.map((hop) => hop.gap))
  return hops.flatMap((hop, k) => {
    const isNarrow = !isNamed || Math.abs(hop.gap) <= view.widthOf(texts[k])
    if (isNarrow && !hop.isLit) return []
    const [x, anchor] = isNarrow ? away(hop, view, texts[k]) : [hop.middle, "middle"]
    const lit = hop.isLit ? style.ink : look.muted
    const colour = hop.isBack ? look.alarm : lit
    const weight = hop.isBack || hop.isLit ? 700 : 400
    const by = [[ASIDE[anchor], hop.isBack ? ABOVE_HOP + 3 : -ABOVE_HOP]]
    return [named(x, hop.height, [texts[k]], colour, { by, weight, anchor })]
  })
}

function named(x, y, text, colour, more) {
  return { kind: "text", x: [x], y: [y], text, colour, size: 14, isBare: true, ...more }
}

// Where the name of a narrow hop is clear of its neighbour's, and of the edges.
function away(hop, { across: [low, high], here, onwards, widthOf }, text) {
  const width = widthOf(text)
  const { index, middle } = hop
  if (index < here === onwards > 0) return middle - width > low ? [middle, "end"] : [low, "start"]
  return middle + width < high ? [middle, "start"] : [high, "end"]
}
