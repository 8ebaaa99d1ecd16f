/**
 * Whether a run is the same as one without rolecall. What two runs without it disagree in is not deterministic and not
 * compared; everything else is, to the byte.
 */

/**
 * What is compared: `spans`, `headers`, `answers`, `state`, `output`, each a map from a place to its text.
 *
 * @typedef {Map<string, string>} Facts
 */

/** Places and their texts in two runs; a place that only one run has is different too. @param {Facts} a @param {Facts} b */
export function differing(a, b) {
  return [...new Set([...a.keys(), ...b.keys()])].filter((place) => a.get(place) !== b.get(place))
}

/** The leaves of any value. @param {Facts} facts @param {string} place @param {unknown} value */
export function put(facts, place, value) {
  if (value && typeof value === 'object' && Object.keys(value).length)
    for (const [key, inner] of Object.entries(value)) put(facts, `${place}.${key}`, inner)
  else facts.set(place, typeof value === 'bigint' ? String(value) : String(JSON.stringify(value)))
}

/**
 * Spans by where they stand in their tree, since ids are random.
 *
 * @param {Facts} facts
 * @param {import('./collector.mjs').AgentSpan[]} spans
 * @param {(text: string) => string} mask
 */
export function putSpans(facts, spans, mask) {
  const byId = new Map(spans.map((span) => [span.id, span]))
  /** @type {(span: import('./collector.mjs').AgentSpan, depth?: number) => string} */
  const place = (span, depth = 0) => {
    const parent = span.parent && depth < 20 ? byId.get(span.parent) : undefined
    const above = parent ? place(parent, depth + 1) : span.parent ? 'caller' : ''
    return `${above}/${mask(String(span.name))}`
  }
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const at = place(span)
    const nth = (counts.get(at) ?? 0) + 1
    counts.set(at, nth)
    facts.set(`span ${at} #${nth}`, 'is there')
    /** @type {Facts} */
    const fields = new Map()
    put(fields, `span ${at} #${nth}`, span.fields)
    for (const [key, text] of fields) if (!isTime(key, text)) facts.set(mask(key), mask(text))
  }
}

/** @param {string} place @param {string} text */
function isTime(place, text) {
  return (
    /(?:duration|elapsed|timestamp|millis|TimeUnixNano)\w*$/i.test(place) && /^"?-?[\d.]+(?:e-?\d+)?"?$/i.test(text)
  )
}

/** Replaces what is random in any run: ids, ports, addresses of this run. @param {Record<string, string>} known */
export function masker(known) {
  return (/** @type {string} */ text) => {
    let masked = text
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<uuid>')
      .replace(/\b0\.\d{6,}\b/g, '<random>')
      .replace(/\b[0-9a-f]{32}\b/gi, '<trace>')
      .replace(/\b[0-9a-f]{16}\b/gi, '<span>')
    // A port or process id, but not the same digits inside a longer number.
    for (const [from, to] of Object.entries(known))
      masked = /^\d+$/.test(from)
        ? masked.replace(new RegExp(`(?<![\\w.])${from}(?![\\w.])`, 'g'), to)
        : masked.split(from).join(to)
    return masked
  }
}
