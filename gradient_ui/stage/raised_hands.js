// Counts raised hands: a digit, or a press, is one hand. The counting is done here, because a server
// that is asked twice for the same button at the same time answers once; it is told when a round is
// in. Counts are not shown before, so that nobody follows the many.

const MOST = 999
const listeners = new WeakMap() // root -> what ends the listening of its last run
const counts = new Map() // of each round of each vote, the hands by answer, and in which order

const isTypedInto = (element) =>
  element.isContentEditable || element.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=range])")

function roundOf({ vote, answers }) {
  if (!counts.has(vote)) counts.set(vote, { hands: Array(answers).fill(0), order: [] })
  return counts.get(vote)
}

const said = (total) => `${total} ${total === 1 ? "hand" : "hands"} so far`

function draw(root, data) {
  const { hands, order } = roundOf(data)
  root.querySelector("output").textContent = said(hands.reduce((sum, each) => sum + each, 0))
  root.querySelector(".back").disabled = !order.length
  for (const [answer, box] of [...root.querySelectorAll("input")].entries()) {
    if (box !== box.getRootNode().activeElement) box.value = hands[answer]
  }
}

function raise(root, data, answer) {
  const { hands, order } = roundOf(data)
  if (hands[answer] === undefined || hands[answer] >= MOST) return
  hands[answer]++
  order.push(answer)
  draw(root, data)
}

function takeBack(root, data) {
  const { hands, order } = roundOf(data)
  if (order.length) hands[order.pop()]--
  draw(root, data)
}

function type(root, data, answer, text) {
  const round = roundOf(data)
  const count = Number(text)
  if (!/^\d{1,3}$/.test(text)) return
  round.hands[answer] = count
  round.order = round.order.filter((each) => each !== answer)
  draw(root, data)
}

// After a click Enter is to end the round: not to press the same button again, or to be typed.
function letGo(event) {
  event.preventDefault()
  event.target.getRootNode().activeElement?.blur()
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

function build(root, data) {
  const answers = Array.from({ length: data.answers }, (_, answer) => answer)
  const digits = answers.map((answer) =>
    element("button", {
      type: "button",
      textContent: answer + 1,
      ariaLabel: `one hand for answer ${answer + 1}`,
      onclick: () => raise(root, data, answer),
      onmousedown: letGo,
    })
  )
  const boxes = answers.map((answer) => {
    const box = element("input", { type: "number", min: 0, max: MOST, oninput: () => type(root, data, answer, box.value) })
    return element("label", {}, String(answer + 1), box)
  })
  const key = (name) => element("kbd", { textContent: name, ariaHidden: "true" })
  root.querySelector(".hands").replaceChildren(
    element("div", { className: "digits", role: "group", ariaLabel: "Raised hands" }, ...digits, element("output", {})),
    element("div", { className: "round" },
      element("button", { type: "button", className: "in", onclick: () => data.tell(roundOf(data).hands) }, data.ended, " ", key("Enter")),
      element("button", { type: "button", className: "back", onclick: () => takeBack(root, data) }, "take one back ", key("⌫")),
      element("details", {}, element("summary", { textContent: "type the counts" }), element("div", { className: "boxes" }, ...boxes)))
  )
  draw(root, data)
}

function heard(root, data, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  if (event.composedPath().some(isTypedInto)) return
  const pressed = event.composedPath()[0].closest?.("button, summary, a, [role=tab]")
  if (/^[1-4]$/.test(event.key)) raise(root, data, Number(event.key) - 1)
  else if (event.key === "Backspace") takeBack(root, data)
  else if (event.key === "Enter" && !pressed) data.tell(roundOf(data).hands)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement
  listeners.get(root)?.abort() // a later run of the script: that of the first one is not cleaned up
  const listening = new AbortController()
  listeners.set(root, listening)
  const told = { ...data, tell: (hands) => setTriggerValue("in", { vote: data.vote, hands: [...hands] }) }
  build(root, told)
  document.addEventListener("keydown", (event) => heard(root, told, event), { signal: listening.signal })
  return () => listening.abort()
}
