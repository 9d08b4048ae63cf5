// What all live stages share: between the first move of a hand and the answer of the server, the
// page shows numbers that were made here. Every stage says what it draws; this is when.

import { loadKatex } from "./katex.js"
import { isReached } from "./goals.js"
import { Handles, isNew } from "./handles.js"
import { draw, isDrawn, overlayOf, paint, veil } from "./overlay.js"
import { listen, parts } from "./parts.js"
import { twinOf, withoutTwins, write } from "./twins.js"

const PATIENCE = 1500 // milliseconds until the server is asked again, or believed

/** A stage; `data` is what the server sent last, `live` what is shown instead, or null. */
export class Stage {
  live = null
  data = null
  labels = {}
  katex = null
  heard = new AbortController()

  /** @param {object} data @param {(name: string, payload: object) => void} send */
  receive(data, send) {
    const isFirst = this.data === null
    const answered = !isFirst && data.taken !== this.data.taken
    this.data = decoded(data)
    this.send = send
    this.figure = document.querySelector(`.st-key-${data.figure} .live-figure`)
    if (isFirst) this.begin()
    if (this.hands?.figure !== this.figure) this.hands = this.figure && new Handles(this.figure, this.moves())
    const isMoved = this.live && (this.hands?.grabbed || this.hands?.nudged != null)
    if (this.live && !isMoved && (answered || this.isCaughtUp())) this.settle()
    if (this.live === null) {
      this.judge(this.numbers())
      if (isDrawn(this.figure)) this.rest()
    }
  }

  begin() {
    const { signal } = this.heard
    loadKatex(this.data.katex).then((katex) => (this.katex = katex))
    listen("drawn", ({ root }) => root === this.figure && this.drawn(), signal)
    this.listen(signal)
  }

  /** For stages that hear of other things too. */
  listen() {}

  stop() {
    this.heard.abort()
    clearTimeout(this.timer)
    if (this.live) this.settle()
    this.figure?.parentElement?.querySelector(".stage-overlay")?.remove()
  }

  moves() {
    return {
      begin: () => this.grab(),
      drag: (index, place) => this.drag(index, place),
      nudge: (index, steps, fine) => this.nudge(index, steps, fine),
      drop: (index) => this.drop(index),
      cancel: () => this.settle(),
      click: (index) => this.click?.(index),
    }
  }

  grab() {
    clearTimeout(this.timer)
    this.live ??= this.start()
    this.measure?.()
    shownAsMoving(true)
  }

  drop(index) {
    if (this.isCaughtUp()) this.settle()
    else {
      this.dropped(index)
      this.wait()
    }
  }

  /** Waits for the server; then asks it once more; then believes it. */
  wait(again = true) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (!this.live || this.hands?.grabbed) return
      if (again && this.ask) {
        this.ask()
        this.wait(false)
      } else this.settle()
    }, PATIENCE)
  }

  /** Shows what the server drew. */
  settle() {
    clearTimeout(this.timer)
    this.live = null
    shownAsMoving(false)
    this.judge(this.numbers())
    withoutTwins()
    for (const part of parts().values()) part.show?.(null)
    if (isDrawn(this.figure) && this.figure.ariaBusy !== "true") this.rest()
  }

  /** The figure was drawn anew, by the server's answer or in another size. */
  drawn() {
    if (this.live) this.redraw()
    else this.rest()
  }

  rest() {
    if (this.figure.ariaBusy === "true") return // it is called again when the figure is drawn
    veil(this.figure, null)
    paint(this.figure, [])
    const handles = this.handles()
    this.hands.place(handles)
    this.hint(handles)
  }

  /** Says on the first visit that there is something to drag. */
  hint(handles) {
    const layer = overlayOf(this.figure).querySelector(".stage-marks")
    const near = handles[Math.floor(handles.length / 2)]
    if (!near || !isNew()) return
    const at = this.hands.elements.get(near.index).getAttribute("transform")
    const hint = draw("g", { class: "stage-hint", transform: at }, layer)
    draw("text", { x: 14, y: 5 }, hint).textContent = "↕ drag me"
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

  twin(key) {
    const original = document.querySelector(`.st-key-${key}:not(.stage-twin)`)
    return original && twinOf(original)
  }
}

/** Fades what the server has still to say about the numbers that are shown. */
const shownAsMoving = (isMoving) => document.documentElement.toggleAttribute("data-stage-moving", isMoving)

/** Numbers that came as bytes, as arrays. */
function decoded(data) {
  const found = Object.entries(data).map(([key, value]) => [key, value?.bdata === undefined ? value : floats(value.bdata)])
  return Object.fromEntries(found)
}

function floats(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
  return Array.from(new Float64Array(bytes.buffer))
}
