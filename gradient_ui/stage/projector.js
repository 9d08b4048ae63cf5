// The keys of the projector view: P turns it on and off on every page. While it is on: B blanks,
// N covers formulas and shows them term by term (Escape: no more), digits 1 to 4 count raised hands,
// L leads back to the lesson, and Enter from it to its picture.
// Where somebody teaches, what was clicked lets go of the keys, so that they are the page's again.

const ANSWERS = 4
const AWAKE = 3000 // milliseconds
const NEAR = 0.85 // of the height of the screen
const states = new WeakMap() // root -> its state; one listener for each

const isTypedInto = (element) =>
  element.isContentEditable || element.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=range])")

// --- N: the formula, term by term ---------------------------------------------------------------

// The parts of a formula: what KaTeX keeps together, or the rows of one that has rows.
function termsOf(formula) {
  const bases = [...formula.querySelectorAll(".katex-html > .base")]
  const columns = [...formula.querySelectorAll(".mtable > [class^=col-align]")]
  if (!columns.length) return bases.map((base) => [base])
  const rows = columns.map((column) => [...column.querySelector(".vlist").children].filter((row) => row.textContent.trim()))
  const count = Math.max(...rows.map((column) => column.length))
  return Array.from({ length: count }, (_, k) => rows.map((column) => column.at(k - count)).filter(Boolean))
}

const formulaInSight = () => [...document.querySelectorAll("[data-testid=stMain] .katex-display")].find((each) => each.checkVisibility())

function cover(state) {
  const terms = formulaInSight() ? termsOf(formulaInSight()) : []
  if (state.formula !== formulaInSight()?.textContent) state.shown = 1
  state.formula = formulaInSight()?.textContent
  terms.forEach((parts, k) => {
    for (const part of parts) part.style.visibility = state.covers && k >= state.shown ? "hidden" : ""
  })
  return terms.length
}

function nextTerm(state) {
  const count = cover(state)
  if (state.covers && state.shown < count) state.shown++
  else [state.covers, state.shown] = [true, 1]
  cover(state)
}

// --- 1 to 4: raised hands -----------------------------------------------------------------------

const emptyVote = () => ({ rounds: [Array(ANSWERS).fill(0), Array(ANSWERS).fill(0)], round: 0, isOver: false })

// A lesson counts hands where it asks for them, and nowhere else.
const countsItself = () => document.querySelector(".st-key-cl_next")

function count(state, answer) {
  state.vote ??= emptyVote()
  if (!state.vote.isOver) state.vote.rounds[state.vote.round][answer]++
  drawVote(state)
}

function advance(state) {
  const { vote } = state
  if (vote.round === 0) vote.round = 1
  else vote.isOver = true
  drawVote(state)
}

function element(tag, text, className, ...children) {
  const made = document.createElement(tag)
  if (text) made.textContent = text
  if (className) made.className = className
  made.append(...children)
  return made
}

function pressed(text, act) {
  const button = element("button", text)
  button.type = "button"
  button.onclick = act
  return button
}

// What was counted is hidden until both rounds are in, so that nobody follows the many.
function drawVote(state) {
  const panel = state.root.querySelector(".projector-vote")
  const { vote } = state
  panel.hidden = !vote
  if (!vote) return
  const [hands] = [vote.rounds[vote.round].reduce((sum, each) => sum + each, 0)]
  const title = vote.isOver ? "Before and after" : `Vote, round ${vote.round + 1}: ${hands} hands`
  const most = Math.max(1, ...vote.rounds.flat())
  const rows = vote.rounds[0].map((_, answer) => {
    const name = pressed(String(answer + 1), () => count(state, answer))
    name.setAttribute("aria-label", `one hand for answer ${answer + 1}`)
    name.disabled = vote.isOver
    if (!vote.isOver) return element("li", "", "", name)
    const bars = vote.rounds.map((round, k) => {
      const bar = element("span", String(round[answer]), k ? "after" : "before")
      bar.style.inlineSize = `${2 + (70 * round[answer]) / most}%`
      return bar
    })
    return element("li", "", "", name, ...bars)
  })
  const on = vote.isOver ? [] : [pressed(vote.round ? "show both rounds" : "second round", () => advance(state))]
  const close = pressed("close", () => {
    state.vote = null
    drawVote(state)
  })
  panel.replaceChildren(element("strong", title), element("ol", "", "", ...rows), ...on, close)
}

// --- the view -----------------------------------------------------------------------------------

function blank(state, isBlank = state.root.querySelector(".projector-blank").hidden) {
  state.root.querySelector(".projector-blank").hidden = !isBlank
}

const toLesson = () => document.querySelector(".st-key-to_lesson a")

const KEYS = {
  b: (state) => blank(state),
  n: nextTerm,
  l: () => toLesson()?.click(),
  escape: (state) => {
    state.covers = false
    cover(state)
    state.vote = null
    drawVote(state)
  },
  enter: (state) => {
    if (state.vote) state.vote.isOver || advance(state)
    else document.querySelector(".st-key-show_it a")?.click()
  },
}

function heard(state, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.composedPath().some(isTypedInto)) return
  const key = event.key.toLowerCase()
  if (key === "p") {
    state.send("toggled", true)
    return
  }
  if (!state.isOn) return
  const isBlank = !state.root.querySelector(".projector-blank").hidden
  if (isBlank && key !== "b") blank(state, false)
  else if (/^[1-4]$/.test(key)) countsItself() || count(state, Number(key) - 1)
  else if (!(key === "enter" && event.target.closest?.("button, a, summary"))) KEYS[key]?.(state)
}

// Streamlit gives the focus to what is clicked, and back to what opened a popover that is closed: a
// list or a switch would then take the arrow keys, and Enter press a button once more.
const CLICKED = "[data-testid=stButton], [data-testid=stPopover], [data-testid=stCheckbox], [data-testid=stSelectbox]"

const CLOSES_WITHIN = 30 // frames
const isOpen = (element) => element.closest("[aria-expanded=true], [data-testid=stPopoverBody]") !== null

function letGo(state, frames = CLOSES_WITHIN) {
  const { activeElement } = document
  if (!state.isTaught || !state.isByPointer || !frames) return
  if (activeElement?.closest(CLICKED) && !isOpen(activeElement)) activeElement.blur()
  else requestAnimationFrame(() => letGo(state, frames - 1))
}

// What was pressed shows a frame later whether it is open.
const afterwards = (act) => requestAnimationFrame(() => requestAnimationFrame(act))

// The bar covers what is under it, so it is seen for a moment only: when the view begins, and while
// the mouse is near it. It names no key that does nothing here.
function wake(state) {
  const [, next, vote, lesson] = state.root.querySelectorAll(".projector-bar button")
  next.hidden = !formulaInSight() || termsOf(formulaInSight()).length < 2
  vote.hidden = countsItself() !== null
  lesson.hidden = toLesson() === null
  state.root.classList.add("awake")
  clearTimeout(state.sleep)
  state.sleep = setTimeout(() => state.root.classList.remove("awake"), AWAKE)
}

function begin(state) {
  const { signal } = state.heard
  document.addEventListener("pointermove", ({ clientY }) => clientY > NEAR * innerHeight && wake(state), { signal })
  document.addEventListener("pointerdown", () => (state.isByPointer = true), { signal, capture: true })
  document.addEventListener("click", () => afterwards(() => letGo(state)), { signal, capture: true })
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Tab") state.isByPointer = false
    if (key === "Escape") afterwards(() => letGo(state))
    if (key === "Escape" && state.isTaught && isTypedInto(document.activeElement)) document.activeElement.blur()
  }, { signal, capture: true })
  document.addEventListener("keydown", (event) => heard(state, event), { signal })
  const [blankButton, next, vote, lesson, leave] = state.root.querySelectorAll(".projector-bar button")
  blankButton.onclick = () => blank(state)
  next.onclick = () => nextTerm(state)
  vote.onclick = () => {
    state.vote ??= emptyVote()
    drawVote(state)
  }
  lesson.onclick = () => toLesson()?.click()
  leave.onclick = () => state.send("toggled", true)
  state.root.querySelector(".projector-blank").onclick = () => blank(state, false)
  new MutationObserver(() => state.covers && cover(state)).observe(document.querySelector("[data-testid=stMain]") ?? document.body, {
    subtree: true, childList: true, characterData: true,
  })
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".projector")
  const isNew = !states.has(root)
  const state = states.get(root) ?? { root, covers: false, shown: 1, vote: null, run: 0, heard: new AbortController() }
  states.set(root, state)
  const run = ++state.run
  state.send = setTriggerValue
  state.isOn = data.on
  state.isTaught = data.taught
  if (isNew) begin(state)
  root.querySelector(".projector-bar").hidden = !data.on
  if (isNew && data.on) wake(state)
  if (!data.on) {
    state.covers = false
    state.vote = null
    cover(state)
    drawVote(state)
    blank(state, false)
  }
  return () => {
    if (run !== state.run) return // a later run of the script goes on
    state.heard.abort()
    states.delete(root)
  }
}
