// Where labels find room: off the lines, the marks, the names and each other, as
// `clear_labels.js` moves those of a figure, in the same order of places.

const BEYOND = [3, 9, 16] // pixels between a mark and its label, tried in this order
const WAYS = [[0, -1], [-1, -1], [1, -1], [0, 1], [-1, 1], [1, 1], [-1, 0], [1, 0]]
const SLANTED = 0.8 // of the way, where a label is moved across and upright at once
const APART = 4 // pixels between two labels side by side, so that they are not read as one number
const LEAST_RADIUS = 4
const STEP = 3 // pixels between the places of a line that are looked at

/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */
/** @typedef {[number, number]} Place in pixels, to the right and down */

/**
 * @typedef {object} Room what a label must not cover
 * @property {Box} frame where labels may be
 * @property {Box[]} taken
 * @property {Box[]} marks
 * @property {Place[]} lines places on them
 */

/**
 * Returns how far each label is moved, null where there is no room for it.
 *
 * @param {{box: Box, place: Place}[]} labels where they would be, and what they belong to
 * @param {Room} room
 * @returns {(Place | null)[]}
 */
export function movesToRoom(labels, { frame, taken, marks, lines }) {
  const covered = [...taken]
  const isFree = (box) => isInside(box, frame) &&
    !covered.some((other) => overlap(wider(box), other)) &&
    !marks.some((mark) => overlap(box, mark)) &&
    !lines.some((place) => isIn(place, box))
  return labels.map((label) => {
    const by = waysOf(label, marks).find((way) => isFree(moved(label.box, way)))
    if (by) covered.push(moved(label.box, by))
    return by ?? null
  })
}

/** @type {(box: Box, frame: Box) => Place} how far what sticks out is moved, and no farther */
export function intoFrame(box, frame) {
  const way = (from, to, least, most) => Math.max(0, least - from) + Math.min(0, most - to)
  const { left, right, top, bottom } = frame
  return [way(box.left, box.right, left, right), way(box.top, box.bottom, top, bottom)]
}

/**
 * Returns places along a line, near enough to each other that no label slips between them.
 *
 * @param {Place[]} corners
 * @param {Box} plot what is drawn of it
 * @returns {Place[]}
 */
export function placesAlong(corners, plot) {
  const found = []
  let next = 0 // pixels from the corner before to the next place
  for (let k = 1; k < corners.length; k++) {
    const [[x, y], [toX, toY]] = [corners[k - 1], corners[k]]
    const length = Math.hypot(toX - x, toY - y)
    const [from, to] = partBetween(y, toY, plot).map((share) => share * length)
    for (let at = next + stepsTo(from - next) * STEP; at <= to; at += STEP) {
      found.push([x + ((toX - x) * at) / length, y + ((toY - y) * at) / length])
    }
    next += Math.max(0, Math.floor((length - next) / STEP) + 1) * STEP - length
  }
  return found.filter((place) => isIn(place, plot))
}

const stepsTo = (pixels) => Math.max(0, Math.ceil(pixels / STEP))

// From where to where, as shares of the way, a line is neither above nor below the plot.
function partBetween(y, toY, { top, bottom }) {
  if (y === toY) return [0, 1]
  const shares = [(top - y) / (toY - y), (bottom - y) / (toY - y)].sort((a, b) => a - b)
  return [Math.max(0, shares[0]), Math.min(1, shares[1])]
}

// Where a label can stand: where it is, then around its mark.
function waysOf({ box, place }, marks) {
  const own = marks.filter((mark) => isIn(place, mark))
  const radius = Math.max(LEAST_RADIUS, ...own.map(({ left, right }) => (right - left) / 2))
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const found = [[0, 0]]
  for (const beyond of BEYOND) {
    for (const [right, down] of WAYS) {
      const share = down && right ? SLANTED : 1
      const x = place[0] + right * (width / 2 + radius + beyond) * share
      const y = place[1] + down * (height / 2 + radius + beyond) * share
      found.push([x - (box.left + box.right) / 2, y - (box.top + box.bottom) / 2])
    }
  }
  return found
}

const isIn = ([x, y], box) => x > box.left && x < box.right && y > box.top && y < box.bottom

const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const isInside = (box, frame) =>
  box.left >= frame.left && box.right <= frame.right &&
  box.top >= frame.top && box.bottom <= frame.bottom

const moved = (box, [right, down]) => ({
  left: box.left + right, right: box.right + right,
  top: box.top + down, bottom: box.bottom + down,
})

const wider = (box) => ({ ...box, left: box.left - APART, right: box.right + APART })
