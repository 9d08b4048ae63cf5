// Scrolls to what is open. A link, or the way back, brings it to the top. Where somebody opens it
// here, it stays where it was clicked, for what was open above it closes at the same time.

const ROOM = "5rem" // for the bar with the pages, which lies over the top
const FRAMES = 40 // as long as things open and close, and a little longer
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"] // that move the page themselves

let clicked = null // the heading that was clicked last, and how far below the top it was
let holding = 0

const topOf = (element) => element.getBoundingClientRect().top

function remember(event) {
  const heading = event.target.closest?.("summary")
  clicked = heading && { heading, top: topOf(heading) }
}

function letGo() {
  holding += 1
}

function toTop(key) {
  const turn = (holding += 1)
  const again = () => {
    if (turn !== holding) return
    const element = document.querySelector(`.st-key-${key}`)
    if (!element || document.querySelector('[data-testid="stSkeleton"]')) {
      requestAnimationFrame(again)
      return
    }
    element.style.scrollMarginTop = ROOM
    element.scrollIntoView({ block: "start" })
  }
  again()
}

function hold({ heading, top }) {
  const scroller = heading.closest('[data-testid="stMain"]')
  const turn = (holding += 1)
  let left = FRAMES
  const again = () => {
    if (turn !== holding || left === 0) return
    left -= 1
    const moved = topOf(heading) - top
    if (Math.abs(moved) >= 1) scroller.scrollTop += moved
    requestAnimationFrame(again)
  }
  again()
}

const shownFor = new WeakMap() // the elements that this script was drawn in, and for what last

export default function ({ data, parentElement }) {
  const before = shownFor.get(parentElement)
  shownFor.set(parentElement, data)
  if (before?.arrival !== data.arrival) {
    if (data.key) toTop(data.key)
  } else if (before.key !== data.key && clicked?.heading.isConnected) {
    hold(clicked)
    clicked = null
  }
  document.addEventListener("click", remember, true)
  for (const hand of HANDS) document.addEventListener(hand, letGo, { capture: true, passive: true })
  return () => {
    document.removeEventListener("click", remember, true)
    for (const hand of HANDS) document.removeEventListener(hand, letGo, { capture: true })
  }
}
