// The keys of a question: Enter on one of several answers, or on a sample that was pulled, checks
// it, and the box of the next question has the focus, so that nobody who types needs the mouse.

const asked = new WeakMap() // root -> the question that was shown before

// Streamlit keeps its shortcuts out of inputs, and a choice is one.
function checksOnEnter(event) {
  if (event.key !== "Enter" || !event.target.matches?.('input[type="radio"], .stage-handle')) return
  const form = event.target.closest('[data-testid="stForm"]') ?? document
  const button = form.querySelector("[class*='st-key-pr_check'] button")
  if (button === null) return
  event.preventDefault()
  press(button)
}

// Not before a sample that was let go is in the box.
function press(button) {
  const isMoving = document.documentElement.hasAttribute("data-stage-moving")
  if (isMoving) requestAnimationFrame(() => press(button))
  else button.click()
}

// On a phone the focus would open the keyboard over the question.
const hasKeyboard = () => matchMedia("(hover: hover)").matches

/** @param {{ data: { question: string, box: string }, parentElement: HTMLElement | ShadowRoot }} component */
export default function ({ data, parentElement }) {
  const before = asked.get(parentElement)
  asked.set(parentElement, data.question)
  document.addEventListener("keydown", checksOnEnter, true) // before the choice keeps it to itself
  let frame = 0
  const focus = () => {
    const box = document.querySelector(`.st-key-${CSS.escape(data.box)} input`)
    if (box === null) frame = requestAnimationFrame(focus)
    else box.focus()
  }
  const isNew = before !== undefined && before !== data.question
  if (isNew && data.box && hasKeyboard()) focus()
  return () => {
    cancelAnimationFrame(frame)
    document.removeEventListener("keydown", checksOnEnter, true)
  }
}
