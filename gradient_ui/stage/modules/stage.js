// What all live stages share: between the first move of a hand and the answer of the server, the
// page shows numbers that were made here. Every stage says what it draws; this is when.

import { isReached } from "./goals.js"
import { Handles, isNew } from "./handles.js"
import { loadKatex } from "./katex.js"
import { draw, isDrawn, overlayOf, paint, veil } from "./overlay.js"
import { listen, parts } from "./parts.js"
import { twinOf, withoutTwins, write } from "./twins.js"

// By the names that plotly.js has for their types.
const ARRAYS = { f8: Float64Array, f4: Float32Array, i4: Int32Array, i2: Int16Array, i1: Int8Array }
const PATIENCE = 1500 // milliseconds until the server is asked again, or believed
const MOST_WAITS = 10 // so many times, where the server is still at work

/**
 * A stage; `data` is what the server sent last, `live` what is shown instead, or null.
 *
 * A stage of a page has: `start()`, the live state to begin with; `isCaughtUp()`, whether the
 * server shows it; `handles(key)` over the figure of that key; `drag(index, place, key)` and
 * `nudge(index, steps, fine, key, across)`, which change the live state; `dropped(index, key)`, which
 * sends it; `redraw()`, which shows it; `numbers()` for the question. It may have `measure()`,
 * called before a move; `listen(signal)`; `ask()`, which asks the server for the live state; and
 * `click(index, key)`, a press on a handle that moves nothing.
 */
export class Stage {
  live = null
  data = null
  katex = null
  isReady = false // before that nothing can be moved: formulas could not be drawn
  heard = new AbortController()
  isAsking = false // a drop was sent and is not answered
  waiting = [] // drops to be sent when it is: the server would forget the one before
  /** Key of a figure -> the figure and its handles. */
  surfaces = new Map()

  /** @param {object} data @param {(name: string, payload: object) => void} send */
  receive(data, send) {
    const isFirst = this.data === null
    const answered = !isFirst && data.taken !== this.data.taken
    this.data = decoded(data)
    this.send = send
    if (isFirst) this.begin()
    data.of_figures.forEach((key) => this.find(key))
    if (this.live && (answered || this.isCaughtUp())) this.answered()
    if (this.live) return
    this.judge(this.numbers())
    this.surfaces.forEach((surface, key) => this.rest(key))
  }

  begin() {
    const { signal } = this.heard
    loadKatex(this.data.katex).then((katex) => {
      this.katex = katex
      this.isReady = true
      if (!signal.aborted && !this.live) this.surfaces.forEach((surface, key) => this.rest(key))
    })
    listen("drawn", ({ root }) => this.drawn(root), signal)
    this.listen?.(signal)
  }

  find(key) {
    const figure = document.querySelector(`.st-key-${key} .live-figure`)
    if (!figure) this.surfaces.delete(key)
    else if (this.surfaces.get(key)?.figure !== figure) {
      this.surfaces.set(key, { figure, hands: new Handles(figure, this.moves(key)) })
    }
  }

  /** What stands beside a handle on the first visit, and where. */
  get hint() {
    return { text: "↕ drag me" }
  }

  /** The figure of a stage that has one. */
  get figure() {
    return [...this.surfaces.values()][0]?.figure
  }

  get isMoved() {
    return [...this.surfaces.values()].some(({ hands }) => hands.grabbed || hands.nudged !== null)
  }

  stop() {
    this.heard.abort()
    if (this.live) this.settle()
    clearTimeout(this.timer)
    for (const { figure } of this.surfaces.values()) figure.parentElement?.querySelector(".stage-overlay")?.remove()
  }

  moves(key) {
    return {
      begin: () => this.grab(),
      drag: (index, place) => this.drag(index, place, key),
      nudge: (index, steps, fine, across) => this.nudge(index, steps, fine, key, across),
      drop: (index) => this.drop(index, key),
      cancel: () => this.settle(),
      click: (index) => this.click?.(index, key),
    }
  }

  /** Begins to show what is live. */
  grab() {
    clearTimeout(this.timer)
    this.live ??= this.start()
    this.measure?.()
    shownAsMoving(true)
  }

  drop(index, key) {
    if (!this.isAsking && this.isCaughtUp()) return this.settle()
    if (!this.waiting.some(([other]) => other === index)) this.waiting.push([index, key])
    if (this.isAsking) this.wait()
    else this.sendNext()
  }

  /** Sends the drop that waits, and tells whether there is one. */
  sendNext() {
    const next = this.waiting.shift()
    this.isAsking = next !== undefined
    if (!next) return false
    this.dropped(...next)
    this.wait()
    return true
  }

  answered() {
    if (this.isCaughtUp()) this.waiting = []
    if (!this.sendNext() && !this.isMoved) this.settle()
  }

  /** Waits for the server, longer while it is at work; then asks it once more; then believes it. */
  wait(again = true, longer = MOST_WAITS) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (!this.live || this.isMoved) return
      if (longer && isServerAtWork()) this.wait(again, longer - 1)
      else if (again && this.ask) {
        this.ask()
        this.wait(false)
      } else this.answered()
    }, PATIENCE)
  }

  /** Shows what the server drew. */
  settle() {
    clearTimeout(this.timer)
    this.live = null
    this.isAsking = false
    this.waiting = []
    shownAsMoving(false)
    this.judge(this.numbers())
    withoutTwins()
    for (const part of parts().values()) part.show?.(null)
    this.surfaces.forEach((surface, key) => this.rest(key))
  }

  /** A figure was drawn anew, by the server's answer or in another size. */
  drawn(root) {
    this.data.of_figures.forEach((key) => this.find(key)) // it may come after the stage
    for (const [key, { figure }] of this.surfaces) {
      if (figure !== root) continue
      if (this.live) this.redraw()
      else this.rest(key)
    }
  }

  rest(key) {
    const { figure, hands } = this.surfaces.get(key)
    if (!isDrawn(figure) || figure.ariaBusy === "true") return // again when it is drawn
    veil(figure, null)
    paint(figure, [])
    const handles = this.isReady ? this.handles(key) : []
    hands.place(handles)
    if (key === this.data.of_figures[0]) hint(figure, hands, handles, this.hint)
  }

  /** Ticks the question if these numbers answer it. @param {Record<string, number[]>} numbers */
  judge(numbers) {
    const shown = document.querySelector(".stage-goal")
    if (!shown || !this.data.goal) return
    const { conditions, start } = this.data.goal
    const reached = isReached(conditions, { ...numbers, start })
    shown.classList.toggle("stage-reached", reached)
    write(shown.querySelector(".stage-tick"), reached ? "✓ That is it." : "")
  }

  part(key) {
    return parts().get(key)
  }

  /** The twin of what stands in the container of this key, null where there is none. */
  twin(key) {
    const original = document.querySelector(`.st-key-${key}:not(.stage-twin)`)
    return original && twinOf(original)
  }
}

/** Says on the first visit that there is something to drag. */
function hint(figure, hands, handles, { text, place }) {
  const near = handles[Math.floor(handles.length / 2)]
  if (!near || !isNew()) return
  const layer = overlayOf(figure).querySelector(".stage-marks")
  const at = hands.elements.get(near.index)?.getAttribute("transform")
  if (!at) return // it has no place
  const group = draw("g", { class: "stage-hint", transform: at }, layer)
  const written = draw("text", { x: 14, y: 5, ...place }, group)
  written.textContent = text
  toClearPlace(written, figure)
}

// Where a hint can stand, from its handle, tried in this order after its own place.
const AROUND = [[14, 5, "start"], [14, 26, "start"], [14, -16, "start"], [0, 34, "middle"], [-14, 5, "end"], [-14, 26, "end"]]

/** Moves a hint off the numbers of the figure, if there is a place for it. */
function toClearPlace(written, figure) {
  const texts = [...figure.querySelectorAll("text")].filter((each) => each.textContent.trim() && each.checkVisibility({ visibilityProperty: true }))
  const boxes = texts.map((each) => each.getBoundingClientRect())
  const inside = figure.getBoundingClientRect()
  const isClear = () => {
    const { left, right, top, bottom } = written.getBoundingClientRect()
    if (left < inside.left || right > inside.right) return false
    return !boxes.some((box) => left < box.right && box.left < right && top < box.bottom && box.top < bottom)
  }
  const own = ["x", "y", "text-anchor"].map((name) => written.getAttribute(name) ?? "start")
  for (const place of [own, ...AROUND, own]) {
    ["x", "y", "text-anchor"].forEach((name, k) => written.setAttribute(name, place[k]))
    if (isClear()) return
  }
}

/** Whether an answer is still to come: as Streamlit says it of its script. */
function isServerAtWork() {
  const { testScriptState } = document.querySelector("[data-testid=stApp]")?.dataset ?? {}
  return Boolean(testScriptState) && testScriptState !== "notRunning"
}

/** Fades what the server has still to say about the numbers that are shown. */
const shownAsMoving = (isMoving) => document.documentElement.toggleAttribute("data-stage-moving", isMoving)

/** Numbers that came as bytes, as arrays. */
function decoded(data) {
  const found = Object.entries(data).map(([key, value]) => [key, value?.bdata === undefined ? value : numbersOf(value)])
  return Object.fromEntries(found)
}

function numbersOf({ bdata, dtype }) {
  const bytes = Uint8Array.from(atob(bdata), (sign) => sign.charCodeAt(0))
  return Array.from(new ARRAYS[dtype](bytes.buffer))
}
