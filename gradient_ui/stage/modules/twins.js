// Twins of what Streamlit drew: a copy stands in its place while its numbers are moved in the
// browser. Nothing of Streamlit's own is changed but one attribute that it does not know, so
// nothing has to be put back.

const TWIN = "stage-twin"
const ORIGINAL = "stageHidden" // data-stage-hidden: hidden by the style sheet of the stage

/**
 * Returns the twin of an element, made when it is asked for first, and hides the original.
 *
 * @param {HTMLElement} original
 * @returns {HTMLElement}
 */
export function twinOf(original) {
  const next = original.nextElementSibling
  if (next?.classList.contains(TWIN)) return next
  const twin = original.cloneNode(true)
  twin.classList.add(TWIN)
  for (const part of twin.querySelectorAll("[data-testid]")) {
    part.dataset.part = part.dataset.testid // what looks for Streamlit's own finds it alone
    delete part.dataset.testid
  }
  original.dataset[ORIGINAL] = ""
  original.after(twin)
  return twin
}

/** Takes all twins away, and shows the originals again. */
export function withoutTwins() {
  document.querySelectorAll(`.${TWIN}`).forEach((twin) => twin.remove())
  document.querySelectorAll("[data-stage-hidden]").forEach((original) => delete original.dataset[ORIGINAL])
}

/**
 * Writes a text with *emphasis* into an element.
 *
 * @param {Element | null | undefined} element
 * @param {string} text
 */
export function writeMarkdown(element, text) {
  const parts = text.split("*").map((part, k) => {
    if (k % 2 === 0) return part
    const emphasis = document.createElement("em")
    emphasis.textContent = part
    return emphasis
  })
  element?.replaceChildren(...parts)
}

/**
 * Writes a text into an element, if it has another one.
 *
 * @param {Element | null} element
 * @param {string} text
 */
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text
}
