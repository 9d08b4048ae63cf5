// Handles over the samples of a figure: dragged by mouse and touch, moved by keys. Each is a
// slider to a screen reader. What becomes of a move is told to `on`.

import { draw, overlayOf, Places } from "./overlay.js"

const RADIUS = 15 // pixels: a finger's width across
const MOVED = 4 // pixels: a press that is let go nearer than that is a click
const KEYS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }
const ACROSS = { ArrowRight: 1, ArrowLeft: -1 } // of a handle that moves across
const SHOWN_BEFORE = "gradient-lens-dragged"

/**
 * @typedef {object} Handle
 * @property {number} index
 * @property {number} x where it stands, in the coordinates of the figure
 * @property {number} y
 * @property {string} name what a screen reader calls it
 * @property {string} text its number
 * @property {string} [axis]
 * @property {boolean} [isFree] whether it moves across too
 * @property {boolean} [isAcross] whether it moves across alone
 */

/**
 * @typedef {object} Moves
 * @property {(index: number) => void} begin
 * @property {(index: number, place: {x: number, y: number, fine: boolean}) => void} drag
 * @property {(index: number, steps: number, fine: boolean, across: boolean) => void} nudge by keys; fine ones are smaller
 * @property {(index: number) => void} drop
 * @property {(index: number) => void} cancel
 * @property {(index: number) => void} click
 */

/** The handles over one figure. */
export class Handles {
  /**
   * @param {HTMLElement} figure
   * @param {Moves} on
   */
  constructor(figure, on) {
    this.figure = figure
    this.on = on
    this.grabbed = null
    this.nudged = null
    this.elements = new Map()
  }

  get layer() {
    return overlayOf(this.figure).querySelector(".stage-handles")
  }

  /**
   * Puts a handle over each place; those that stay keep the focus.
   *
   * @param {Handle[]} handles
   */
  place(handles) {
    const places = new Places(this.figure)
    const seen = handles.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
    const wanted = new Set(seen.map((handle) => handle.index))
    for (const [index, element] of this.elements) {
      if (wanted.has(index) && element.isConnected) continue
      element.remove()
      this.elements.delete(index)
    }
    for (const handle of seen) {
      const element = this.elements.get(handle.index) ?? this.make(handle.index)
      const [left, top] = places.at(handle.x, handle.y, handle.axis)
      const told = [left, top, ...Object.values(handle)].join()
      if (element.told === told) continue // most stay in a drag
      element.told = told
      element.setAttribute("transform", `translate(${left},${top})`)
      element.classList.toggle("stage-handle-free", Boolean(handle.isFree))
      element.classList.toggle("stage-handle-across", Boolean(handle.isAcross))
      const orientation = handle.isAcross ? "horizontal" : "vertical"
      if (!handle.isFree) element.setAttribute("aria-orientation", orientation)
      element.setAttribute("aria-label", handle.name)
      element.setAttribute("aria-valuenow", handle.isAcross ? handle.x : handle.y)
      element.setAttribute("aria-valuetext", handle.text)
      element.querySelector("title").textContent = `${handle.name} = ${handle.text}: drag it`
    }
  }

  make(index) {
    const element = draw("g", { class: "stage-handle", role: "slider", tabindex: 0 }, this.layer)
    element.dataset.index = index
    draw("title", {}, element)
    draw("circle", { r: RADIUS, class: "stage-handle-area" }, element)
    // touch-action says nothing on a part of a drawing: without this the page would scroll
    element.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false })
    element.onpointerdown = (event) => this.press(event, index)
    element.onpointermove = (event) => this.move(event)
    element.onpointerup = (event) => this.release(event)
    element.onpointercancel = () => this.escape()
    element.onkeydown = (event) => this.key(event, index)
    element.onkeyup = (event) => (event.key in KEYS || event.key in ACROSS) && this.settle()
    element.onblur = () => this.settle()
    this.elements.set(index, element)
    return element
  }

  press(event, index) {
    if (event.button !== 0 || this.grabbed) return
    event.preventDefault() // no text is selected on the way
    this.settle()
    const element = event.currentTarget
    element.focus({ preventScroll: true, focusVisible: false })
    element.setPointerCapture(event.pointerId)
    const { left, top } = this.figure.getBoundingClientRect()
    const at = element.getCTM()
    // the handle stays where it is under the pointer
    const away = [event.clientX - left - at.e, event.clientY - top - at.f]
    this.grabbed = { index, element, away, start: [event.clientX, event.clientY], moved: false }
  }

  move(event) {
    const grabbed = this.grabbed
    if (!grabbed || event.currentTarget !== grabbed.element) return
    const [x, y] = grabbed.start
    if (!grabbed.moved && Math.hypot(event.clientX - x, event.clientY - y) < MOVED) return
    if (!grabbed.moved) this.begin(grabbed)
    const { left, top } = this.figure.getBoundingClientRect()
    const places = new Places(this.figure)
    this.on.drag(grabbed.index, {
      x: places.coordinateAt(event.clientX - left - grabbed.away[0]),
      y: places.valueAt(event.clientY - top - grabbed.away[1]),
      fine: event.shiftKey,
    })
  }

  begin(grabbed) {
    grabbed.moved = true
    grabbed.element.classList.add("stage-grabbed")
    remember()
    this.on.begin(grabbed.index)
  }

  release() {
    const grabbed = this.letGo()
    if (!grabbed) return
    if (grabbed.moved) this.on.drop(grabbed.index)
    else this.on.click(grabbed.index)
  }

  /** Takes the drag back. */
  escape() {
    const moved = this.nudged
    this.nudged = null
    const grabbed = this.letGo()
    if (grabbed?.moved) this.on.cancel(grabbed.index)
    else if (moved !== null) this.on.cancel(moved)
  }

  letGo() {
    const grabbed = this.grabbed
    this.grabbed = null
    grabbed?.element.classList.remove("stage-grabbed")
    return grabbed
  }

  key(event, index) {
    if (event.key === "Escape" && (this.grabbed || this.nudged !== null)) {
      event.stopPropagation()
      this.escape()
      return
    }
    const { classList } = event.currentTarget
    const isAcross = classList.contains("stage-handle-across")
    const sideways = (isAcross || classList.contains("stage-handle-free")) && ACROSS[event.key]
    const steps = sideways || KEYS[event.key]
    if (!steps || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault() // the page would scroll
    if (this.nudged === null) {
      this.nudged = index
      remember()
      this.on.begin(index)
    }
    this.on.nudge(index, steps, event.shiftKey, isAcross || Boolean(sideways))
  }

  /** Tells what keys have moved, once they are let go. */
  settle() {
    const moved = this.nudged
    this.nudged = null
    if (moved !== null) this.on.drop(moved)
  }
}

/** Whether nobody has dragged anything in this browser. */
export function isNew() {
  try {
    return localStorage.getItem(SHOWN_BEFORE) === null
  } catch {
    return true // a browser that keeps nothing
  }
}

function remember() {
  document.querySelectorAll(".stage-hint").forEach((hint) => hint.remove())
  try {
    localStorage.setItem(SHOWN_BEFORE, "yes")
  } catch {
    // the hint is gone for this visit
  }
}
