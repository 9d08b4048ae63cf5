// Opens the print dialog of the browser; the style of the paper says what is printed.

export default function ({ parentElement }) {
  parentElement.querySelector("button").onclick = () => print()
}
