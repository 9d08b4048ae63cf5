// Moves the labels of samples off the lines, the marks, the numbers of the axes and each other;
// hides those for which there is no room, and numbers of an axis that are covered. What a label says also stands in the hover, the strip and
// the table.

const BEYOND = [3, 9, 16] // pixels between a mark and its label, tried in this order
const WAYS = [[0, -1], [-1, -1], [1, -1], [0, 1], [-1, 1], [1, 1], [-1, 0], [1, 0]]
const APART = 4 // pixels between two labels side by side, so that they are not read as one number
const NAMES = ".annotation-text-g, [class$=tick] text, text[class$=title]" // also of a second axis
const STEP = 3 // pixels between the places of a line that are looked at

const axisOf = (layout, id) => layout[`${id[0]}axis${id.slice(1)}`]
const isIn = ([x, y], box) => x > box.left && x < box.right && y > box.top && y < box.bottom
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

// Where the lines of the figure are: those of traces, cursors, and the axis at 0.
function placesOfLines(div, frame) {
  const places = []
  const { l, t, w, h } = div._fullLayout._size
  // What leaves the plot is cut off there.
  const plot = { left: frame.left + l, right: frame.left + l + w, top: frame.top + t, bottom: frame.top + t + h }
  for (const path of div.querySelectorAll(".scatterlayer .lines path, .shapelayer path, .zerolinelayer path")) {
    const matrix = path.getScreenCTM()
    const length = path.getTotalLength()
    if (!matrix || !length) continue
    for (let at = 0; at <= length; at += STEP) {
      const { x, y } = path.getPointAtLength(at).matrixTransform(matrix)
      if (isIn([x, y], plot)) places.push([x, y])
    }
  }
  return places
}

function labelsOf(div, frame) {
  const labels = []
  for (const group of div.querySelectorAll(".scatterlayer .textpoint")) {
    const text = group.querySelector("text")
    if (!text?.textContent.trim()) continue
    if (text.dataset.moved !== undefined) {
      if (text.getAttribute("transform") === text.dataset.moved) text.setAttribute("transform", text.dataset.placed)
      delete text.dataset.moved
    }
    text.style.visibility = ""
    const { trace } = group.closest(".trace").__data__[0]
    const at = group.__data__
    const [x, y] = [axisOf(div._fullLayout, trace.xaxis ?? "x"), axisOf(div._fullLayout, trace.yaxis ?? "y")]
    const place = [frame.left + x._offset + x.l2p(at.x), frame.top + y._offset + y.l2p(at.y)]
    labels.push({ text, place, box: text.getBoundingClientRect(), isBold: /^<b>/.test(at.tx ?? "") })
  }
  return labels.sort((a, b) => b.isBold - a.isBold)
}

// Where a label can stand: where it is, then around its mark.
function candidates({ box, place }, radius) {
  const found = [[0, 0]]
  for (const beyond of BEYOND) {
    for (const [right, down] of WAYS) {
      const away = radius + beyond
      const x = place[0] + right * (box.width / 2 + away) * (down && right ? 0.8 : 1)
      const y = place[1] + down * (box.height / 2 + away) * (down && right ? 0.8 : 1)
      found.push([x - (box.left + box.width / 2), y - (box.top + box.height / 2)])
    }
  }
  return found
}

const moved = (box, [dx, dy]) => ({
  left: box.left + dx, right: box.right + dx, top: box.top + dy, bottom: box.bottom + dy,
})

// Hides the numbers of an axis that stand under a line or a mark.
function clearNumbers(div, lines, marks) {
  for (const text of div.querySelectorAll("[class$=tick] text")) {
    const { left, right, top, bottom } = text.getBoundingClientRect()
    const box = { left: left + 1, right: right - 1, top: top + 3, bottom: bottom - 3 }
    const isCovered = marks.some((mark) => overlap(box, mark)) || lines.some((place) => isIn(place, box))
    text.style.visibility = isCovered ? "hidden" : ""
  }
}

const wider = (box) => ({ ...box, left: box.left - APART, right: box.right + APART })

function clearLabels(div) {
  const frame = div.getBoundingClientRect()
  const labels = labelsOf(div, frame)
  const lines = placesOfLines(div, frame)
  const marks = [...div.querySelectorAll(".scatterlayer .points path")].map((mark) => mark.getBoundingClientRect())
  clearNumbers(div, lines, marks)
  const taken = [...div.querySelectorAll(NAMES)].map((name) => name.getBoundingClientRect())
  for (const label of labels) {
    const own = marks.filter((mark) => isIn(label.place, mark))
    const radius = Math.max(4, ...own.map((mark) => mark.width / 2))
    const isFree = (box) =>
      box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom &&
      !taken.some((other) => overlap(wider(box), other)) &&
      !marks.some((mark) => overlap(box, mark)) &&
      !lines.some((place) => isIn(place, box))
    const shift = candidates(label, radius).find((by) => isFree(moved(label.box, by)))
    if (shift === undefined) {
      label.text.style.visibility = "hidden"
      continue
    }
    taken.push(moved(label.box, shift))
    if (!shift[0] && !shift[1]) continue
    label.text.dataset.placed = label.text.getAttribute("transform") ?? ""
    label.text.dataset.moved = `translate(${shift[0]},${shift[1]}) ${label.text.dataset.placed}`
    label.text.setAttribute("transform", label.text.dataset.moved)
  }
}

