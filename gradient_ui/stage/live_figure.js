// Draws a Plotly figure into the same element again and again, so that the view a visitor turned
// or zoomed to stays when the numbers change.

const states = new WeakMap() // element -> what is known between two runs of the script
let parked = null // a scene that has left the screen: to make another one takes 0.3 s
const MOVED = 4 // pixels: a press that moves farther is a drag

let library // one for all figures

// A live stage draws over figures: it hears when one was drawn, and of clicks.
const announce = (name, detail) => document.dispatchEvent(new CustomEvent(`gradient-lens-${name}`, { detail }))

function load(src) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = new URL(src, document.baseURI).href
    script.onload = () => resolve(window.Plotly)
    script.onerror = () => {
      library = undefined // the next figure tries again
      script.remove()
      reject(new Error(`${script.src} did not load`))
    }
    document.head.append(script)
  })
  return library
}

// A camera that is moved by touch, or let go outside the figure, never reaches Plotly's layout;
// so it is asked of the scene itself.
function keepCamera(div, layout) {
  for (const name of div._fullLayout?._subplots?.gl3d ?? []) {
    const camera = div._fullLayout[name]._scene?.getCamera?.()
    if (camera && layout[name]) layout[name].camera = camera
  }
}

function payload(event) {
  const point = event.points?.[0]
  if (!point) return null
  const { x, y, customdata } = point
  return { x, y, customdata: (ArrayBuffer.isView(customdata) ? Array.from(customdata) : customdata) ?? null }
}

// In 3-D Plotly calls it a click as soon as the button goes down, also where a rotation starts.
// There a click is a press that is let go where it began, on what lies under the pointer.
function listen(div, state) {
  // The page may give the figure another width without a change of the window.
  new ResizeObserver(() => div.isConnected && div._fullLayout && state.plotly.Plots.resize(div)).observe(div)
  div.on("plotly_afterplot", () => {
    if (div.layout.meta === "clear labels") clearLabels(div)
    if (div.ariaBusy !== "true") announce("drawn", { root: div }) // in another size
  })
  let under = null
  let start = null
  const in3d = () => (div._fullLayout?._subplots?.gl3d ?? []).length > 0
  div.on("plotly_click", (event) => {
    under = payload(event)
    if (!in3d() && under) state.send(under)
  })
  div.on("plotly_hover", (event) => (under = payload(event)))
  div.on("plotly_unhover", () => (under = null))
  const { signal } = state.listeners
  div.addEventListener("pointerdown", (e) => (start = [e.clientX, e.clientY]), {
    capture: true,
    signal,
  })
  div.addEventListener(
    "click",
    (e) => {
      const moved = start ? Math.hypot(e.clientX - start[0], e.clientY - start[1]) : Infinity
      if (!in3d() || moved > MOVED) return
      // What lies under the pointer is found when the next picture is drawn.
      requestAnimationFrame(() => requestAnimationFrame(() => under && state.send(under)))
    },
    { capture: true, signal },
  )
  state.reset = () => {
    const cameras = Object.entries(state.cameras).map(([name, c]) => [`${name}.camera`, c])
    if (in3d()) state.plotly.relayout(div, Object.fromEntries(cameras))
  }
  div.addEventListener("dblclick", state.reset, { capture: true, signal })
  // The wheel scrolls the page.
  div.addEventListener("wheel", (e) => e.stopPropagation(), { capture: true, signal })
}

function camerasOf(layout) {
  const scenes = Object.entries(layout).filter(([name]) => /^scene\d*$/.test(name))
  return Object.fromEntries(scenes.map(([name, scene]) => [name, structuredClone(scene.camera)]))
}

// Drawing takes longer than all the rest of a page: text and formulas come on the screen first.
const nextPaint = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))

async function draw(div, fallback, data, state) {
  const mine = ++state.run
  div.ariaBusy = "true"
  try {
    state.plotly = await load(data.src)
    await nextPaint()
    await document.fonts.ready // text in 3-D is drawn once, with the font that is there
    if (mine !== state.run || !div.isConnected) return
    // Plotly writes into what it is given, and the same data may come again with another theme.
    const { data: traces, layout } = structuredClone(data.figure)
    state.cameras = camerasOf(layout)
    keepCamera(div, layout)
    layout.autosize = true // to the element, which is as wide as the page lets it be
    delete layout.height
    const family = getComputedStyle(div).fontFamily
    layout.font = { ...layout.font, family }
    layout.hoverlabel = { ...layout.hoverlabel, font: { ...layout.hoverlabel?.font, family } }
    div.hidden = false
    await state.plotly.react(div, traces, layout, { ...data.config, responsive: true })
    if (layout.meta === "clear labels") clearLabels(div)
    fallback.hidden = true
    if (mine === state.run) {
      div.ariaBusy = "false"
      announce("drawn", { root: div })
    }
    if (state.listening || mine !== state.run) return
    state.listening = true
    listen(div, state)
  } catch (error) {
    fallback.textContent = `The figure could not be drawn here. ${data.alt}`
    fallback.hidden = false
    div.hidden = true
    console.warn(error)
  }
}

const isScene = (layout) => Object.keys(layout).some((name) => name.startsWith("scene"))

// The element to draw into: for a scene the one that was parked, with its canvas and its camera.
function elementIn(parentElement, layout) {
  const fresh = parentElement.querySelector(".live-figure")
  if (!parked || states.has(fresh) || !isScene(layout)) return fresh
  const div = parked
  parked = null
  fresh.replaceWith(div)
  return div
}

function leave(div, state) {
  state.run++
  if (div._fullLayout && isScene(div._fullLayout) && !parked) {
    div.remove()
    parked = div
    return
  }
  state.listeners.abort()
  states.delete(div)
  state.plotly?.purge(div)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const div = elementIn(parentElement, data.figure.layout)
  const fallback = parentElement.querySelector(".live-figure-fallback")
  const state = states.get(div) ?? { run: 0, listening: false, listeners: new AbortController() }
  states.set(div, state)
  state.send = (click) => {
    if (!data.clickable) return
    announce("click", { root: div, click })
    setTriggerValue("click", click)
  }
  div.setAttribute("aria-label", data.alt)
  const reset = parentElement.querySelector(".live-figure-reset")
  reset.onclick = () => state.reset?.()
  const in3d = isScene(data.figure.layout)
  div.classList.toggle("live-figure-3d", in3d)
  reset.hidden = !in3d
  div.style[in3d ? "maxHeight" : "height"] = `${data.height}px`
  draw(div, fallback, data, state)
  const mine = state.run
  return () => {
    if (mine === state.run) leave(div, state) // else a later run owns the element
  }
}
