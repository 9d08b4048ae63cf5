// The parts of the page Spacing, each shown for other numbers: in the figures as marks, elsewhere
// in twins of what the server drew.

import { candidateTexts } from "./candidates.js"
import { ROLES, curveMarks } from "./curve.js"
import { enlarged } from "./enlarged.js"
import { ledger, readableDigits, spacingLine } from "./formula.js"
import { readSpacing, stepAt } from "./interpreter.js"
import { renderLatex } from "./katex.js"
import { LADDER_ROLES, ladderMarks } from "./ladder.js"
import { MINUS, inARow, isRounded, plainNumber } from "./numbers.js"
import { isDrawn, paint, veil } from "./overlay.js"
import { windowAround } from "./round_off.js"
import { RULER_ROLES, rulerMarks } from "./ruler.js"
import { SEESAW_ROLES, seesawMarks } from "./seesaw.js"
import { slopesData } from "./slopes_data.js"
import { spacingInWords, uniformity } from "./spacing_words.js"
import { TANGENT_ROLES, tangentsMarks } from "./tangents.js"
import { write, writeMarkdown } from "./twins.js"

const CURVE_ROLES = new Set([...ROLES, ...LADDER_ROLES])
const ROWS = 9
const ROW_DIGITS = 6

/**
 * Shows the call as it is now in all parts that are on the page.
 *
 * @param {import("./spacing_stage.js").SpacingStage} stage
 * @param {object} state f, x, reading, step, rule, isWhole, look, g, without (the gradient per
 *   index)
 */
export function show(stage, state) {
  if (stage.data.draggable.x) sayReading(stage, state)
  const moved = stage.data.share === null ? "" : "_moved"
  inFigure(stage, "sp_ruler", RULER_ROLES, (range) => rulerMarks({ ...state, across: range }))
  if (state.rule) showLever(stage, state, moved)
  writeHeading(stage, state)
  writeFormula(stage, state)
  const along = alongIn(stage, state)
  const lanes = stage.part("sp_lanes")
  lanes?.show(slopesData(lanes.data, along))
  inFigure(stage, "sp_curve", CURVE_ROLES, (range, up) => curveWithLadder(stage, along, up))
  writeRows(stage, state)
}

function inFigure(stage, key, roles, marksIn) {
  const figure = stage.surfaces.get(key)?.figure
  if (!isDrawn(figure)) return
  const { xaxis, yaxis, yaxis2 } = figure._fullLayout
  const marks = marksIn(xaxis.range, [yaxis, yaxis2].map((axis) => axis?.range))
  veil(figure, roles)
  paint(figure, marks.map((mark) => enlarged(mark, stage.data.look.scale)))
}

// --- how it is read, and the slope at a sample -------------------------------------------------

function sayReading(stage, { reading, isWhole }) {
  const text = stage.twin("sp_reading")?.querySelector("p")
  if (!text) return
  const [, how, rest] = text.childNodes
  write(how, `${spacingInWords(reading)}.`)
  write(rest, ` ${uniformity(reading, isWhole.x)}`)
  // what is under the hand does not go up and down with the length of a number
  text.style.minHeight = `${text.getBoundingClientRect().height}px`
}

function showLever(stage, { rule, look }, moved) {
  inFigure(stage, `sp_seesaw${moved}`, SEESAW_ROLES, (range) => seesawMarks(rule, look, range))
  const key = `sp_tangents${moved}`
  const legend = stage.places.legend[key]
  inFigure(stage, key, TANGENT_ROLES, (range) => tangentsMarks(rule, look, range, legend))
  const table = stage.twin("sp_candidates")
  if (table) writeCandidates(table, candidateTexts(rule))
  const truth = stage.twin("sp_truth")
  if (truth) write(truth.querySelector("p"), stage.data.truths[Number(rule.liesOnSquare)])
}

// The last column is there where the truth is known.
function writeCandidates(table, { values, errors }) {
  for (const row of table.querySelectorAll("tr")) {
    if (errors.length && row.children.length === 3) row.append(row.lastElementChild.cloneNode(true))
    if (!errors.length && row.children.length === 4) row.lastElementChild.remove()
  }
  if (errors.length) write(table.querySelector("th:last-child p"), "error on x²")
  ;[...table.querySelectorAll("tbody tr")].forEach((row, k) => {
    write(row.children[2].querySelector("p"), values[k])
    if (errors.length) write(row.children[3].querySelector("p"), errors[k])
  })
}

function writeHeading(stage, { step, look }) {
  const text = stage.twin("sp_heading")?.querySelector("p")
  if (!text) return
  const digits = readableDigits(step)
  const relation = isRounded(step.value, digits) ? "≈" : "="
  const value = plainNumber(step.value, digits, MINUS)
  write(text.querySelector("strong"), `gradient[${step.index}] ${relation} ${value}`)
  const { ink, glyph } = look.schemes[step.statement.scheme]
  const scheme = text.querySelector("span")
  scheme.style.color = ink
  write(scheme.firstChild, `${glyph} `)
  write(scheme.querySelector("strong"), `${step.statement.scheme} difference`)
}

function writeFormula(stage, { step, look }) {
  const twin = stage.twin("stage_formula")
  if (!twin) return
  const digits = readableDigits(step)
  const { ink } = look.schemes[step.statement.scheme]
  const formula = twin.querySelector(".katex-display")?.parentElement
  renderLatex(stage.katex, ledger(step, digits, { ink }), formula)
  const caption = twin.querySelector("[data-part=stCaptionContainer]")
  writeMarkdown(caption?.querySelector("p"), spacingLine(step, digits))
}

// --- with and without spacing --------------------------------------------------------------------

// The same samples, and the spacing that the lanes and the curve are shown with.
function alongIn({ data }, { f, x, reading, step, g, without, isWhole, look }) {
  const shown = { f, look, isWhole: isWhole.f }
  if (data.per_x) return { ...shown, x, reading, step, g }
  const alone = readSpacing(1)
  const stepAlone = stepAt(data.program, f, alone, data.index)
  return { ...shown, x: [...f.keys()], reading: alone, step: stepAlone, g: without }
}

function curveWithLadder(stage, along, [above, below]) {
  const here = along.x[along.step.index]
  const cursor = { kind: "line", x: [here, here], colour: along.look.line, width: 1.5, dash: "3,3" }
  return [
    { ...cursor, axis: "y", y: above },
    { ...cursor, axis: "y2", y: below },
    ...curveMarks({
      ...along,
      isLine: true,
      labels: stage.places.labels,
      ladder: ladderMarks(along.f, along.x, along.look),
    }),
  ]
}

function writeRows(stage, { f, x, g, without }) {
  const table = stage.twin("sp_rows")
  if (!table) return
  const [start, stop] = windowAround(f.length, stage.data.index, ROWS)
  // dates are no numbers, and stay
  const columns = { 1: stage.data.draggable.x ? x : [], 2: f, 3: without, 4: g }
  for (const [place, numbers] of Object.entries(columns)) {
    const texts = inARow(numbers.slice(start, stop), 0, ROW_DIGITS)
    const rows = [...table.querySelectorAll("tbody tr")]
    texts.forEach((text, k) => write(rows[k].children[place].querySelector("p"), text))
  }
}
