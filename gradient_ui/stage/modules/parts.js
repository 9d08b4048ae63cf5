// The parts of a page that a live stage moves: strips and figures announce themselves here.
// They are scripts of their own; what they share is one map of the document.

/**
 * @typedef {object} Part
 * @property {HTMLElement} root
 * @property {object} data what the server sent last
 * @property {(live: object | null) => void} [show] draws other data than that of the server
 */

/** @returns {Map<string, Part>} the parts of the page, by key */
export function parts() {
  return (globalThis.gradientLensParts ??= new Map())
}

/**
 * Calls `heard` when a part was drawn, or asks for something.
 *
 * @param {string} name of the event: "drawn" or "select"
 * @param {(detail: object) => void} heard
 * @param {AbortSignal} signal
 */
export function listen(name, heard, signal) {
  document.addEventListener(`gradient-lens-${name}`, (event) => heard(event.detail), { signal })
}
