/**
 * XML text of a plain value: objects become elements in order, arrays repeat their element, `undefined` is left out.
 *
 * @param {string} name Element name, with attributes if any (`Error xmlns="…"`).
 * @param {unknown} value
 * @returns {string}
 */
export function element(name, value) {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('')
  const inner =
    value !== null && typeof value === 'object'
      ? Object.entries(value)
          .map(([key, child]) => element(key, child))
          .join('')
      : escapeText(String(value ?? ''))
  return `<${name}>${inner}</${name.split(' ', 1)[0]}>`
}

/** @param {string} text */
function escapeText(text) {
  return text.replace(
    /[&<>"\r]/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' })[c] ?? c,
  )
}
