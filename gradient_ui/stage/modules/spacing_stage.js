// Spacing while a hand moves a sample, along the ruler or up and down: gaps, weights, seesaw,
// tangents and formula are drawn here at once; the server follows with all the rest.

import { gradient, readSpacing, stepAt } from "./interpreter.js"
import { leverRule, movedAlongParabola } from "./lever.js"
import { nearestOnGrid, plainNumber } from "./numbers.js"
import { Places, isDrawn, labelPlaces } from "./overlay.js"
import { boundsOf, placeBetween } from "./spacing_bounds.js"
import { show } from "./spacing_parts.js"
import { Stage } from "./stage.js"
import { legendOf } from "./tangents.js"

const RULER = "sp_ruler"
const CURVE = "sp_curve"
const TANGENTS = ["sp_tangents", "sp_tangents_moved"]
const HINT = 150 // pixels: its text, and a sample at either end
const UNDER = 53 // pixels: beside the title of the axis
const STICKY = 10 // pixels: a hand that moves up does not mean to the side, and the other way round

/** The stage of Spacing. */
export class SpacingStage extends Stage {
  start() {
    const { f, x } = this.data
    return { f: [...f], x: [...x], index: null, texts: {} }
  }

  isCaughtUp() {
    const { data, live } = this
    const isSame = (name) => data[name].every((value, k) => Object.is(value, live[name][k]))
    return isSame("f") && isSame("x")
  }

  // --- handles ---------------------------------------------------------------------------------

  handles(key) {
    const { x, f } = this.live ?? this.data
    const { f: up, x: across } = this.waysOf(key)
    if (!up && !across) return []
    const isRuler = key === RULER
    const places = key === CURVE && !this.data.per_x ? [...x.keys()] : x
    return this.indicesIn(key).map((index) => ({
      index,
      x: places[index],
      y: isRuler ? 0 : f[index],
      name: isRuler || !up ? `x[${index}]` : `f[${index}]`,
      text: textOf(x[index], f[index], { up, across }),
      isAcross: !up,
      isFree: up && across,
    }))
  }

  /** Where there is room: in the widest hop, else under the ruler; seen from the middle handle. */
  get hint() {
    const { x, of_figures: keys } = this.data
    if (keys[0] !== RULER) return super.hint
    const places = [...x].sort((a, b) => a - b)
    const gaps = places.slice(1).map((place, k) => place - places[k])
    const widest = gaps.indexOf(Math.max(...gaps))
    const across = new Places(this.surfaces.get(RULER).figure).x
    const [left, right] = [places[widest], places[widest + 1]].map((place) => across.d2p(place))
    const here = across.d2p(x[Math.floor(x.length / 2)])
    const inHop = { x: (left + right) / 2 - here, y: -8, "text-anchor": "middle" }
    const under = { x: across.d2p(places[0]) - here, y: UNDER }
    return { text: "← drag a sample →", place: right - left < HINT ? under : inHop }
  }

  /** Which ways the samples of a figure can be moved. */
  waysOf(key) {
    const { f, x } = this.data.draggable
    if (key === RULER) return { f: false, x }
    if (key === CURVE) return { f, x: x && this.data.per_x }
    return key === "sp_tangents" ? { f, x } : {}
  }

  indicesIn(key) {
    const all = [...this.data.f.keys()]
    const { index } = this.data
    return key === "sp_tangents" ? all.slice(Math.max(0, index - 1), index + 2) : all
  }

  /** A press that moves nothing selects the sample. */
  click(index) {
    this.send("go", index)
  }

  // --- moves -----------------------------------------------------------------------------------

  measure() {
    this.from = null
    const found = (key, read) => {
      const figure = this.surfaces.get(key)?.figure
      return isDrawn(figure) ? read(figure) : undefined
    }
    const labels = (role) => found(CURVE, (figure) => labelPlaces(figure, role))
    const legend = TANGENTS.map((key) => [key, found(key, legendOf)])
    this.places = {
      labels: {
        samples: labels("samples"),
        gradient: labels("gradient"),
        read: labels("lit samples"),
      },
      legend: Object.fromEntries(legend),
    }
  }

  drag(index, { x, y, fine }, key) {
    const ways = this.waysOf(key)
    const places = new Places(this.surfaces.get(key).figure)
    const from = this.fromHere(index)
    const isFar = (axis, to, start) => Math.abs(axis.d2p(to) - axis.d2p(start)) > STICKY
    from.isAcross ||= !ways.f || isFar(places.x, x, from.x)
    from.isUp ||= !ways.x || isFar(places.y("y"), y, from.f)
    if (ways.x) this.putAcross(index, from.isAcross ? x : from.x, fine, places)
    if (ways.f) this.putUp(index, from.isUp ? y : from.f, fine, places)
    this.redraw()
  }

  nudge(index, steps, fine, key, across) {
    const ways = this.waysOf(key)
    const places = new Places(this.surfaces.get(key).figure)
    this.fromHere(index)
    const name = across ? "x" : "f"
    const value = this.live[name][index]
    const { step } = nearestOnGrid(value, rangeOf(name, places), fine)
    const put = across ? this.putAcross : this.putUp
    if (ways[name]) put.call(this, index, value + steps * step, fine, places)
    this.redraw()
  }

  /** Where a sample was when it was taken, and between what it may move. */
  fromHere(index) {
    if (this.live.index !== index) this.live.texts = {}
    this.live.index = index
    const { x, f } = this.live
    this.from ??= { x: x[index], f: f[index], bounds: boundsOf(x, index) }
    return this.from
  }

  putAcross(index, value, fine, places) {
    if (value === this.from.x) return this.put("x", index, { value, text: plainNumber(value) })
    const found = placeBetween(this.from.bounds, value, rangeOf("x", places), fine)
    if (found) this.put("x", index, found)
  }

  putUp(index, value, fine, places) {
    const before = { value, text: plainNumber(value) }
    const isBefore = value === this.from.f
    this.put("f", index, isBefore ? before : nearestOnGrid(value, rangeOf("f", places), fine))
  }

  put(name, index, { value, text }) {
    this.live[name][index] = value
    this.live.texts[name] = text
  }

  /** Only what differs is sent: the other number stays as it was typed. */
  dropped(index) {
    const { live, data } = this
    const hasMoved = ([name]) => !Object.is(live[name][index], data[name][index])
    const moved = Object.entries(live.texts).filter(hasMoved)
    if (moved.length) this.send("drop", { index, texts: Object.fromEntries(moved) })
  }

  /** A page that is asked takes longer than a part of it: it is waited for once more. */
  ask() {}

  // --- what is shown ---------------------------------------------------------------------------

  /** All numbers of the call as they are now. */
  get state() {
    const { data } = this
    const { f, x, texts = {} } = this.live ?? data
    const reading = data.spacing.length === 1 ? readSpacing(data.spacing[0]) : readSpacing(x)
    const step = stepAt(data.program, f, reading, data.index)
    const rule = this.ruleAt(f, x, step)
    const whole = (name) => data.whole[name] && /^-?\d*$/.test(texts[name] ?? "")
    const isWhole = { f: whole("f"), x: whole("x") }
    return { f, x, reading, step, rule, isWhole, look: data.look }
  }

  ruleAt(f, x, { index, value }) {
    const three = (row) => row.slice(Math.max(0, index - 1), index + 2)
    const rule = leverRule(index, three(x), three(f), value)
    if (rule === null || this.data.share === null) return rule
    const moved = movedAlongParabola(rule, this.data.share)
    const made = stepAt(this.data.program, moved.f, readSpacing(moved.x), 1)
    return leverRule(index, moved.x, moved.f, made.value)
  }

  numbers() {
    const { f, step } = this.state
    const { index } = this.data
    const weightOf = (k) => step.weights[step.indices.indexOf(k)] ?? 0
    const around = [index - 1, index, index + 1]
    return { w: around.map(weightOf), f: around.map((k) => f[k]), d: [step.value] }
  }

  redraw() {
    const state = this.state
    const g = (reading) => Array.from(gradient(this.data.program, state.f, reading))
    show(this, { ...state, g: g(state.reading), without: g(readSpacing(1)) })
    for (const [key, { figure, hands }] of this.surfaces) {
      if (isDrawn(figure)) hands.place(this.handles(key))
    }
    this.judge(this.numbers())
  }
}

const rangeOf = (name, places) => {
  const [low, high] = (name === "x" ? places.x : places.y("y")).range
  return high - low
}

function textOf(x, f, { up, across }) {
  if (!up) return plainNumber(x)
  return across ? `${plainNumber(f)} at x = ${plainNumber(x)}` : plainNumber(f)
}

let stage = null

/** Called by the component after every run of the script. */
export function update(data, send) {
  stage ??= new SpacingStage()
  stage.receive(data, send)
}

/** Called when the page is left. */
export function leave() {
  stage?.stop()
  stage = null
}
