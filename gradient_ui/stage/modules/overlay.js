// A drawing over a Plotly figure, in its coordinates: what moves while a sample is dragged. The
// figure itself is left as it is, with the traces hidden that are drawn here; to draw it anew
// would take fifty times as long.

const FAR = 1e5 // pixels: no drawing can have all that are numbers
const SVG = "http://www.w3.org/2000/svg"
// As Plotly draws them: half the size along the longer side.
const SHAPES = {
  circle: (r) => `M${r},0A${r},${r} 0 1,1 0,${-r}A${r},${r} 0 0,1 ${r},0Z`,
  diamond: (r) => `M${1.3 * r},0L0,${1.3 * r}L${-1.3 * r},0L0,${-1.3 * r}Z`,
  "triangle-right": (r) => `M${(2 * r) / 1.732},0L${-r / 1.732},${r}L${-r / 1.732},${-r}Z`,
  square: (r) => `M${r},${r}H${-r}V${-r}H${r}Z`,
  "triangle-left": (r) => `M${(-2 * r) / 1.732},0L${r / 1.732},${r}L${r / 1.732},${-r}Z`,
}

/**
 * @typedef {object} Mark
 * @property {"line" | "points" | "text" | function} kind; a function draws it into the layer
 * @property {number[]} x in the coordinates of the figure
 * @property {number[]} y
 * @property {string} [axis] "y" or "y2"
 * @property {string} [colour] of a line, a text
 * @property {number} [width] of a line, of a rim
 * @property {string} [dash]
 * @property {number | number[]} [size] of points, of a text
 * @property {string | string[]} [fill] of points, of what a line goes around
 * @property {string | string[]} [rim]
 * @property {string | string[]} [symbol]
 * @property {string[]} [text]
 * @property {number} [above] pixels between a text and its place; below it where negative
 * @property {string} [anchor] "start" or "end" of a text that is not centred
 * @property {boolean} [isBare] whether a text has no rim in the colour of the page
 * @property {boolean} [isCut] whether a line ends where it leaves the plot; else it goes along there
 */

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {Element} parent
 */
export function draw(tag, attributes, parent) {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  parent.append(element)
  return element
}

/** Places of a figure in pixels of its element, and back; null where there is no figure yet. */
export class Places {
  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.layout = figure._fullLayout
    this.x = this.layout.xaxis
  }

  /** @param {string} axis */
  y(axis) {
    return this.layout[axis === "y2" ? "yaxis2" : "yaxis"]
  }

  /** @param {number} x @param {number} y @param {string} [axis] */
  at(x, y, axis = "y") {
    const up = this.y(axis)
    return [this.x._offset + this.x.d2p(x), up._offset + clamp(up.d2p(y), -4, up._length + 4)]
  }

  /** The value at a height, kept inside the axis. @param {number} pixel */
  valueAt(pixel) {
    const up = this.y("y")
    return up.p2d(clamp(pixel - up._offset, 0, up._length))
  }

  /** The coordinate at a place across, kept inside the axis. @param {number} pixel */
  coordinateAt(pixel) {
    return this.x.p2d(clamp(pixel - this.x._offset, 0, this.x._length))
  }
}

/** @param {number} value @param {number} low @param {number} high */
export const clamp = (value, low, high) => Math.min(Math.max(value, low), high)

/** @param {HTMLElement | undefined | null} figure */
export const isDrawn = (figure) => Boolean(figure?.isConnected && figure._fullLayout?.xaxis?.d2p)

/**
 * Returns the drawing over a figure, made when it is asked for first.
 *
 * @param {HTMLElement} figure
 * @returns {SVGSVGElement}
 */
export function overlayOf(figure) {
  const next = figure.nextElementSibling
  if (next?.classList.contains("stage-overlay")) return next
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("class", "stage-overlay")
  draw("g", { class: "stage-marks", "aria-hidden": "true" }, svg)
  draw("g", { class: "stage-handles" }, svg)
  figure.after(svg)
  return svg
}

/**
 * Hides the traces with these roles, and shapes and notes by their names, or shows them all again.
 * A shape without a name is one of what moves.
 *
 * @param {HTMLElement} figure
 * @param {Set<string> | null} roles
 */
export function veil(figure, roles) {
  for (const trace of figure.querySelectorAll(".trace.scatter")) {
    const role = trace.__data__?.[0]?.trace?.meta
    trace.style.visibility = roles?.has(role) ? "hidden" : ""
  }
  const named = (drawn, all) => all?.[drawn.dataset.index]?.name
  for (const shape of figure.querySelectorAll(".shapelayer path")) {
    const name = named(shape, figure.layout.shapes)
    shape.style.display = roles && (!name || roles.has(name)) ? "none" : ""
  }
  const legend = figure.querySelector(".legend")
  if (legend) legend.style.visibility = roles?.has("legend") ? "hidden" : ""
  for (const note of figure.querySelectorAll(".annotation")) {
    note.style.display = roles?.has(named(note, figure.layout.annotations)) ? "none" : ""
  }
}

/**
 * Draws marks over a figure, in place of those before.
 *
 * @param {HTMLElement} figure
 * @param {Mark[]} marks
 */
export function paint(figure, marks) {
  const layer = overlayOf(figure).querySelector(".stage-marks")
  const places = new Places(figure)
  layer.replaceChildren()
  for (const mark of marks) (KINDS[mark.kind] ?? mark.kind)(layer, mark, places)
}

const KINDS = { line: paintLine, points: paintPoints, text: paintTexts }

function paintLine(layer, { x, y, axis, colour, width, dash, fill = "none", isCut }, places) {
  if (isCut) return paintCut(layer, { x, y, colour, width, dash }, places)
  let path = ""
  let isOn = false // a gap where there is no number
  for (let k = 0; k < x.length; k++) {
    const isPlace = Number.isFinite(x[k]) && Number.isFinite(y[k])
    if (isPlace) path += `${isOn ? "L" : "M"}${places.at(x[k], y[k], axis).map(rounded).join(",")}`
    isOn = isPlace
  }
  const look = { d: path, stroke: colour, "stroke-width": width, fill }
  draw("path", dash ? { ...look, "stroke-dasharray": dash } : look, layer)
}

// A drawing in the drawing shows nothing beyond its edges.
function paintCut(layer, mark, places) {
  const [across, up] = [places.x, places.y("y")]
  const edges = { x: across._offset, y: up._offset, width: across._length, height: up._length }
  const plot = draw("svg", edges, layer)
  const far = (pixel) => clamp(pixel, -FAR, FAR)
  const inPlot = { at: (x, y) => [far(across.d2p(x)), far(up.d2p(y))] }
  paintLine(plot, mark, inPlot)
}

function paintPoints(layer, { x, y, axis, fill, size, rim, width = 0, symbol = "circle" }, places) {
  for (let k = 0; k < x.length; k++) {
    if (!Number.isFinite(x[k]) || !Number.isFinite(y[k])) continue
    const [left, top] = places.at(x[k], y[k], axis)
    const shape = SHAPES[of(symbol, k)] ?? SHAPES.circle
    const place = `translate(${rounded(left)},${rounded(top)})`
    const look = { d: shape(of(size, k) / 2), fill: of(fill, k), transform: place }
    draw("path", rim ? { ...look, stroke: of(rim, k), "stroke-width": width } : look, layer)
  }
}

function paintTexts(layer, mark, places) {
  const { x, y, axis, text, colour, size = 12, above = 10, by, weight = 400, anchor, isBare } = mark
  const name = isBare ? "stage-label stage-bare" : "stage-label"
  for (let k = 0; k < x.length; k++) {
    if (!text[k]?.trim() || !Number.isFinite(x[k]) || !Number.isFinite(y[k]) || by?.[k] === null) continue
    const [left, top] = places.at(x[k], y[k], axis)
    const [right, down] = by?.[k] ?? [0, -of(above, k) - Math.sign(of(above, k)) * size * 0.4]
    const place = { x: rounded(left + right), y: rounded(top + down) }
    const look = { fill: of(colour, k), "font-size": size, "font-weight": weight }
    const written = draw("text", { class: name, ...place, ...look }, layer)
    if (anchor) written.style.textAnchor = anchor
    written.textContent = text[k]
  }
}

/**
 * Returns where the labels of a trace stand beside their places: so they stay there in a drag.
 *
 * @param {HTMLElement} figure
 * @param {string} role
 * @returns {([number, number] | null)[]} pixels to the right and down; null where one is hidden
 */
export function labelPlaces(figure, role) {
  const places = new Places(figure)
  const frame = figure.getBoundingClientRect()
  const found = []
  for (const group of figure.querySelectorAll(".scatterlayer .textpoint")) {
    const { trace } = group.closest(".trace").__data__[0]
    const text = group.querySelector("text")
    if (trace.meta !== role || !text) continue
    const box = text.getBoundingClientRect()
    const [left, top] = places.at(group.__data__.x, group.__data__.y, trace.yaxis ?? "y")
    const middle = [(box.left + box.right) / 2 - frame.left - left, (box.top + box.bottom) / 2 - frame.top - top]
    found[group.__data__.i ?? found.length] = text.style.visibility === "hidden" ? null : middle
  }
  return found
}

const rounded = (pixels) => Math.round(pixels * 100) / 100
const of = (value, k) => (Array.isArray(value) ? value[k] : value)
