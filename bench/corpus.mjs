/**
 * Writes a large, realistic corpus: the spans of recorded runs again and again, each copy with ids, keys and times of its
 * own, as a batch exporter would have written them over hours (many spans a line). The same seed gives the same bytes.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomFrom } from './random.mjs'

const SAMPLES = fileURLToPath(new URL('../samples', import.meta.url))
/** Recorded by the preload; what is copied most, and what is rare: every incident. */
const HEALTHY = ['healthy/inputs']
const SUSPICIOUS = readdirSync(join(SAMPLES, 'incidents'))
  .map((name) => `incidents/${name}/preload`)
  .filter((folder) => existsSync(join(SAMPLES, folder)) && spansIn(folder))
/** Spans in a line: OpenTelemetry's batch processor sends up to 512 at a time; its collector's default is larger. */
const BATCH = 40
/** A server is restarted after so many copies, where nobody says, so that a process has a life of minutes. */
const COPIES_A_PROCESS = 400

/**
 * @param {{ bytes: number, suspicious: number, seed: number, file: string, copiesOfProcess?: number }} wanted `suspicious` is
 * a share of the copies, 0 to 1
 * @returns {Promise<{ bytes: number, spans: number, copies: number }>} what was written
 */
export async function writeCorpus({ bytes, suspicious, seed, file, copiesOfProcess = COPIES_A_PROCESS }) {
  const [healthy, rare] = [HEALTHY.map(runOf), SUSPICIOUS.map(runOf)]
  const out = createWriteStream(file)
  const random = randomFrom(seed)
  let [written, spans, copies, clock] = [0, 0, 0, 0n]
  while (written < bytes) {
    const pool = random() < suspicious ? rare : healthy
    const run = pool[Math.floor(random() * pool.length)]
    const process = `process-${seed}-${Math.floor(copies / copiesOfProcess)}-${pool === rare ? 'rare' : 'healthy'}`
    const copy = copyOf(run, `${seed}/${copies}`, clock)
    clock += run.length + 50_000_000n
    copies++
    for (let at = 0; at < copy.length; at += BATCH) {
      const batch = copy.slice(at, at + BATCH)
      const line = `${JSON.stringify({ resourceSpans: [{ resource: resourceOf(run, process), scopeSpans: [{ scope: run.scope, spans: batch }] }] })}\n`
      written += Buffer.byteLength(line)
      spans += batch.length
      if (!out.write(line)) await once(out, 'drain')
    }
  }
  out.end()
  await once(out, 'close')
  return { bytes: written, spans, copies }
}

/** @param {string} folder */
function spansIn(folder) {
  return readdirSync(join(SAMPLES, folder), { recursive: true }).find((name) => name.endsWith('spans.jsonl'))
}

function runOf(folder) {
  const file = spansIn(folder)
  const lines = readFileSync(join(SAMPLES, folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const spans = lines.flatMap((line) =>
    line.resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans)),
  )
  // Nineteen digits each, so that they sort as text.
  const moments = spans
    .flatMap((span) => [span.startTimeUnixNano, span.endTimeUnixNano || span.startTimeUnixNano])
    .sort()
  const [first, last] = [BigInt(moments[0]), BigInt(moments.at(-1))]
  return {
    spans,
    first,
    length: last - first,
    resource: lines[0].resourceSpans[0].resource,
    scope: lines[0].resourceSpans[0].scopeSpans[0].scope,
  }
}

function resourceOf({ resource }, process) {
  const own = { 'service.instance.id': process, 'rolecall.run.id': process }
  return {
    attributes: resource.attributes.map(({ key, value }) => ({
      key,
      value: own[key] ? { stringValue: own[key] } : value,
    })),
  }
}

/** Names of one run that another run has of its own. */
const OWN = new Set([
  'rolecall.identity.key',
  'rolecall.issued.key',
  'rolecall.identity.issued_by',
  'aws.request_id',
  'rolecall.aws.invocation_id',
  'mcp.session.id',
  'rolecall.token.fingerprint',
  'rolecall.token.claims_fingerprint',
])

function copyOf(run, salt, clock) {
  const id = (value, length) => value && createHash('md5').update(`${salt}/${value}`).digest('hex').slice(0, length)
  const shift = (nanos) => (nanos ? String(BigInt(nanos) - run.first + 1_795_000_000_000_000_000n + clock) : nanos)
  const renamed = ({ key, value }) => {
    const { stringValue } = value
    if (!OWN.has(key) || stringValue === undefined) return { key, value }
    // The long-lived key of the environment stays; what STS issued is new in each run.
    if (stringValue.startsWith('AKIA')) return { key, value }
    const hashed = key.endsWith('issued_by')
      ? id(stringValue, 16)
      : stringValue.replace(/[0-9a-f]{8,}/g, (part) => id(part, part.length))
    return { key, value: { stringValue: hashed } }
  }
  return run.spans.map((span) => ({
    ...span,
    traceId: id(span.traceId, 32),
    spanId: id(span.spanId, 16),
    ...(span.parentSpanId && { parentSpanId: id(span.parentSpanId, 16) }),
    startTimeUnixNano: shift(span.startTimeUnixNano),
    endTimeUnixNano: shift(span.endTimeUnixNano),
    ...(span.events && { events: span.events.map((one) => ({ ...one, timeUnixNano: shift(one.timeUnixNano) })) }),
    attributes: span.attributes.map(renamed),
  }))
}
