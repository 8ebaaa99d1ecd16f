/**
 * The world around the server under test, on loopback: the service it calls, which keeps the headers it got, and the
 * agents' collectors in one.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'

/**
 * A span as an agent sent it; what is in `fields` differs from agent to agent.
 *
 * @typedef {object} AgentSpan
 * @property {string} id
 * @property {string} [parent]
 * @property {string} name
 * @property {number} start Any unit; only its order counts.
 * @property {unknown} fields
 */

/** @param {string} agentFolder Where the agent's own format is decoded from, if it needs a package. */
export async function startWorld(agentFolder) {
  /** @type {AgentSpan[]} */
  const spans = []
  /** @type {{ line: string, headers: string[] }[]} */
  const received = []
  /** @type {Set<string>} */
  const unknown = new Set()
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? '/'
      if (/^\/(plain|fetched)/.test(path)) {
        received.push({ line: `${request.method} ${path}`, headers: request.rawHeaders })
        response.end('served')
        return
      }
      const bytes = Buffer.concat(chunks)
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
      const read = READERS.find(([at]) => at.test(path))
      if (read) spans.push(...read[1](body, agentFolder))
      else unknown.add(`${request.method} ${path}`)
      response.setHeader('content-type', 'application/json')
      response.end(path === '/' ? '{"version":"8.17.0"}' : '{}')
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    endpoint: `http://127.0.0.1:${port}`,
    port,
    spans,
    received,
    unknown,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(() => resolve(undefined)))
    },
  }
}

/** newrelic's spans come as a file. @param {string} path @returns {AgentSpan[]} */
export function readAgentFile(path) {
  return lines(readFileSync(path, 'utf8')).map((span) => {
    const { id, parent, trace: _, transaction: __, name, start, ...fields } = span
    return { id, parent, name, start, fields }
  })
}

/** @type {[RegExp, (body: Buffer, agentFolder: string) => AgentSpan[]][]} */
const READERS = [
  [/^\/v1\/traces/, readOtlp],
  [/^\/api\/1\/envelope/, readSentry],
  [/^\/v0\.4\/traces/, readDatadog],
  [/^\/intake\/v2\/events/, readElastic],
]

/** @param {Buffer} body */
function readOtlp(body) {
  return JSON.parse(body.toString()).resourceSpans.flatMap((/** @type {any} */ resource) =>
    resource.scopeSpans.flatMap((/** @type {any} */ scope) =>
      scope.spans.map((/** @type {any} */ span) => {
        const { spanId, parentSpanId, traceId: _, startTimeUnixNano, name, ...rest } = span
        const attributes = Object.fromEntries(rest.attributes.map((/** @type {any} */ a) => [a.key, a.value]))
        const fields = { ...rest, attributes, scope: scope.scope, resource: resource.resource }
        return { id: spanId, parent: parentSpanId, name, start: Number(startTimeUnixNano), fields }
      }),
    ),
  )
}

/** @param {Buffer} body */
function readSentry(body) {
  return lines(body.toString()).flatMap((item) => {
    if (item.type === 'transaction' && item.contexts) {
      const { contexts, spans = [], transaction, start_timestamp, ...fields } = item
      const { trace, ...others } = contexts
      const { span_id, parent_span_id, trace_id: _, ...context } = trace
      const root = {
        id: span_id,
        parent: parent_span_id,
        name: transaction,
        start: start_timestamp,
        fields: { ...fields, contexts: { ...others, trace: context } },
      }
      return [root, ...spans.map(sentrySpan)]
    }
    return Array.isArray(item.items) ? item.items.map(sentrySpan) : []
  })
}

/** @param {any} span */
function sentrySpan({ span_id, parent_span_id, trace_id: _, description, name, start_timestamp, ...fields }) {
  return { id: span_id, parent: parent_span_id, name: description ?? name, start: start_timestamp, fields }
}

/** @param {Buffer} body @param {string} agentFolder */
function readDatadog(body, agentFolder) {
  const { decode } = createRequire(`${agentFolder}/`)('@msgpack/msgpack')
  return decode(body, { useBigInt64: true })
    .flat()
    .map((/** @type {any} */ { span_id, parent_id, trace_id: _, name, resource, start, ...fields }) => ({
      id: String(span_id),
      parent: String(parent_id) === '0' ? undefined : String(parent_id),
      name: `${name} ${resource}`,
      start: Number(start),
      fields,
    }))
}

/** @param {Buffer} body */
function readElastic(body) {
  return lines(body.toString()).flatMap((line) => {
    const span = line.transaction ?? line.span
    if (!span) return []
    const { id, parent_id, trace_id: _, transaction_id: __, timestamp, name, ...fields } = span
    return [{ id, parent: parent_id, name, start: timestamp, fields }]
  })
}

/** @param {string} text @returns {any[]} */
function lines(text) {
  return text
    .split('\n')
    .filter(Boolean)
    .flatMap((line) => {
      try {
        return [JSON.parse(line)]
      } catch {
        return []
      }
    })
}
