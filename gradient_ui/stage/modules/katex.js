// Formulas by KaTeX, as Streamlit serves it; as plain text where it is not there.

let library

/**
 * @param {string} path of the script on this server, empty where there is none
 * @returns {Promise<{render: Function} | null>}
 */
export function loadKatex(path) {
  library ??= path
    ? import(new URL(path, document.baseURI).href).then((found) => found.default).catch(() => null)
    : Promise.resolve(null)
  return library
}

/**
 * Writes a formula into an element.
 *
 * @param {{render: Function} | null} katex
 * @param {string} latex
 * @param {Element | null | undefined} element
 */
export function renderLatex(katex, latex, element) {
  if (!element) return
  if (katex?.render) {
    katex.render(latex, element, { displayMode: true, throwOnError: false })
    renamed(element)
  } else element.textContent = plainText(latex)
}

// Streamlit ships two versions of KaTeX: since 0.18 some classes begin with "katex-", and its style
// sheet is that of 0.16, with which it draws its own formulas.
function renamed(element) {
  for (const part of element.querySelectorAll('.katex-html [class*="katex-"]')) {
    for (const name of [...part.classList]) if (name.startsWith("katex-")) part.classList.add(name.slice(6))
  }
}

/**
 * Returns a formula as plain text.
 *
 * @param {string} latex
 * @returns {string}
 */
export function plainText(latex) {
  let text = latex.replaceAll(/\\textcolor\{[^{}]*\}/g, "").replaceAll(/\\(begin|end)\{aligned\}/g, "")
  text = text.replaceAll(/([_^])\{([^{}]*)\}/g, "$1$2") // f_{2}
  for (let before = ""; before !== text; ) {
    before = text
    text = text.replace(/\\t?frac\{([^{}]*)\}\{([^{}]*)\}/, "($1) / ($2)").replace(/\\mathbf\{([^{}]*)\}/, "$1")
    text = text.replace(/(^|[^\\a-z_^}])\{([^{}]*)\}/, "$1$2")
  }
  const signs = [[/\\\\\[[^\]]*\]/g, "; "], [/\\cdot/g, "·"], [/\\times/g, "×"], [/\\approx/g, "≈"], [/\\infty/g, "∞"]]
  for (const [latin, sign] of signs) text = text.replaceAll(latin, sign)
  return text.replaceAll(/\\(left|right|,|textstyle|small|mathrm|quad|!)/g, "").replaceAll(/[&{}]/g, "").replaceAll(/\s+/g, " ").trim()
}
