// Marks for the back row: as `gradient_ui.figures.layout.enlarge` makes a figure, type and points
// are larger, and lines as wide as before.

const TYPE = 12 // of a label that says nothing of its size

/**
 * @param {import("./overlay.js").Mark} mark
 * @param {number} scale
 * @returns {import("./overlay.js").Mark}
 */
export function enlarged(mark, scale) {
  if (scale === 1 || !(mark.kind === "points" || mark.kind === "text")) return mark
  const times = (value) => (Array.isArray(value) ? value.map(times) : value * scale)
  const found = { ...mark, size: times(mark.size ?? TYPE) }
  if (mark.above !== undefined) found.above = times(mark.above)
  // where labels of traces stand was measured, and is larger already
  if (mark.isBare && mark.by) found.by = times(mark.by)
  return found
}
