/** One cell of the matrix: a real server of one shape, with one identity source, through every fault. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { append } from '../../src/engine/kit/multimap.ts'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import { removed } from '../removed.ts'
import { type Evidence, isUnder, readEvidence, type Seen } from './evidence.ts'
import { FAULTS, type Fault, OBJECT, SOURCES, type Source, startWorld } from './identity-sources.ts'
import { type Answer, type ServerProcess, startServer } from './server-process.ts'
import { type Ask, asker, SHAPES, type Shape, type ShapeName } from './shapes.ts'

export interface Cell {
  shape: ShapeName
  source: Source
  /** Path of a Node executable; this one unless told. */
  node?: string
  /** `dist/register.cjs` unless told. */
  preload?: string
}

/** What was found wrong, by fault; nothing for a green one. */
export type Problems = Partial<Record<Fault | 'all', string[]>>

export async function runCell({ shape: name, source, node, preload }: Cell): Promise<Problems> {
  const shape: Shape = SHAPES[name]
  return playCell(shape, source, {
    start: async (folder, evidence, env) =>
      startServer({
        args: await shape.args(folder),
        env: { ...env, ...shape.env },
        evidence,
        ...(node && { node }),
        ...(preload && { preload }),
        stdio: shape.mcp === 'stdio',
      }),
    connect: (server) => asker(shape, server),
  })
}

/** What of a shape bears on what must be recorded of it. */
export interface Looks extends Pick<Shape, 'mcp' | 'seenAs' | 'elsewhere'> {
  /** Its servers are not told that a caller has left. */
  blind?: true
}

export interface Ways {
  start(folder: string, evidence: string, env: NodeJS.ProcessEnv): Promise<ServerProcess>
  connect(server: ServerProcess): Promise<Ask>
}

export async function playCell(shape: Looks, source: Source, { start, connect }: Ways): Promise<Problems> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-matrix-'))
  const evidence = join(folder, 'evidence')
  const world = await startWorld(folder)
  try {
    const server = await start(folder, evidence, world.environment(source))
    const answers = new Map<Fault, Answer | undefined>()
    try {
      const ask = await connect(server)
      const never: readonly Fault[] = ['stall', 'hang']
      for (const fault of FAULTS) if (!never.includes(fault)) answers.set(fault, await ask(`${fault}/object`))
      // Callers give up on what never comes as soon as the evidence says what it waits for.
      const patience = new AbortController()
      const givenUp = never.map(async (fault) =>
        answers.set(fault, await ask(`${fault}/object`, { signal: patience.signal })),
      )
      await seen(evidence, (all) =>
        never.every((fault) => attemptsOf(all, fault).some((span) => span.at[ROLECALL.waitingFor])),
      )
      patience.abort()
      await Promise.all(givenUp)
      if (!shape.blind && !shape.elsewhere) await seen(evidence, (all) => callersLeft(all) >= never.length)
    } finally {
      await server.stop('SIGKILL')
    }
    const found = readEvidence(evidence)
    const problems: Problems = {}
    for (const fault of FAULTS) {
      const wrong = check(shape, source, fault, found, answers.get(fault), world.accessKeyId)
      if (wrong.length) problems[fault] = wrong
    }
    const leaked = world.secrets().filter((secret) => found.text.includes(secret)).length
    if (leaked) problems.all = [`${leaked} secrets written`]
    return problems
  } finally {
    await world.close()
    // A cluster's worker outlives its killed primary by a moment, and still writes.
    await removed(folder)
  }
}

/** HTTP attempts at the object that suffers a fault, in time's order. */
function attemptsOf(spans: readonly Seen[], fault: Fault): Seen[] {
  return spans.filter((span) => span.at[SEMCONV.urlPath] === `/data/${fault}/object`).sort((a, b) => a.start - b.start)
}

/** How many callers are told to have given up: where a request and its tool call share a trace, by the tool call, which may be written later. */
function callersLeft(spans: readonly Seen[]): number {
  const served = new Map<string, Seen[]>()
  for (const span of spans) if (span.kind === 2) append(served, span.traceId, span)
  return [...served.values()].filter((own) => {
    const { tool, inbound } = callersAmong(own)
    return (tool ?? inbound)?.at[ROLECALL.callerLeft] !== undefined
  }).length
}

/** Of what serves callers, the tool call and the request. */
function callersAmong(callers: readonly Seen[]): { tool: Seen | undefined; inbound: Seen | undefined } {
  return {
    tool: callers.find((span) => span.at[SEMCONV.mcpMethod] === 'tools/call'),
    inbound: callers.find((span) => span.at[SEMCONV.httpMethod]),
  }
}

/** Waits until the evidence shows something; gives up after twenty seconds, for the checks to tell what is missing. */
async function seen(root: string, complete: (spans: Seen[]) => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !complete(readEvidence(root).spans); tries++) await pause(100)
}

function check(
  shape: Looks,
  source: Source,
  fault: Fault,
  { spans }: Evidence,
  answer: Answer | undefined,
  accessKeyId: string,
): string[] {
  const wrong: string[] = []
  const expect = (what: string, ok: boolean, found?: unknown) => {
    if (!ok) wrong.push(found === undefined ? what : `${what}, found ${JSON.stringify(found)}`)
  }
  const attempts = attemptsOf(spans, fault)
  const first = attempts[0]
  const last = attempts.at(-1)
  if (!first || !last) return ['no HTTP attempt']

  // The presigned request is sent without a client, so no SDK span and no retry is to be expected.
  const bare = shape.seenAs === 'http' || source === 'presigned'
  const retries = source !== 'presigned' && (fault === 'throttle' || fault === 'reset')
  expect(`${retries ? 2 : 1} attempts`, attempts.length === (retries ? 2 : 1), attempts.length)
  const call = bare ? last : spans.find((span) => span.spanId === first.parentSpanId)
  if (!call) return [...wrong, 'no SDK span above the attempt']
  expect('named S3.GetObject', call.name === 'S3.GetObject', call.name)

  const { kind, source: from, role } = SOURCES[source]
  for (const span of new Set([first, last, call])) {
    expect(
      `key of kind ${kind}`,
      span.at[ROLECALL.keyKind] === kind || span.end === undefined,
      span.at[ROLECALL.keyKind],
    )
    // Only what a bundle's user agent says can differ: an open SDK span's identity stands on its attempt.
    if (span === call && span.end === undefined && !bare) continue
    expect(`identity from ${from}`, span.at[ROLECALL.source] === from, span.at[ROLECALL.source])
    if (kind === 'AKIA') expect('the key', span.at[ROLECALL.key] === fingerprintKey(accessKeyId), span.at[ROLECALL.key])
    if (role) expect(`role ${role}`, span.at[ROLECALL.roleArn] === role, span.at[ROLECALL.roleArn])
    if (kind === 'ASIA') {
      const issuer = spans.find(({ spanId }) => spanId === span.at[ROLECALL.issuedBy])
      expect('the call that issued the key', issuer?.at[ROLECALL.issuedKey] === span.at[ROLECALL.key], issuer?.name)
      expect('a session token', span.at[ROLECALL.sessionToken] === true)
    }
  }
  if (!shape.elsewhere) checkCaller(shape, fault, spans, call, expect)

  const error = call.at[SEMCONV.errorType]
  // What nobody signed is refused, whatever else happens to it.
  const refused = fault === 'deny' || source === 'unsigned'
  if (!refused && (fault === 'ok' || fault === 'slow'))
    expect('no error', error === undefined && call.end !== undefined, error)
  if (fault === 'slow')
    expect(
      'the time to the first byte',
      Number(last.at[ROLECALL.timeFirstByte]) >= 390,
      last.at[ROLECALL.timeFirstByte],
    )
  if (fault === 'deny') {
    expect('AccessDenied', error === 'AccessDenied', error)
    if (source !== 'unsigned')
      expect(
        "the service's sentence",
        !!call.status.message?.includes('not authorized to perform: s3:GetObject'),
        call.status.message,
      )
    expect('a request id', typeof call.at[SEMCONV.awsRequestId] === 'string')
  }
  if (fault === 'throttle') expect('SlowDown', first.at[SEMCONV.errorType] === 'SlowDown', first.at[SEMCONV.errorType])
  if (fault === 'reset') {
    expect('ECONNRESET', first.at[SEMCONV.errorType] === 'ECONNRESET', first.at[SEMCONV.errorType])
    expect('closed by the server', first.at[ROLECALL.closedBy] === 'server', first.at[ROLECALL.closedBy])
  }
  if (retries && !refused)
    expect('a second try that works', last.at[SEMCONV.errorType] === undefined, last.at[SEMCONV.errorType])
  if (fault === 'stall')
    expect('a stalled body', last.end === undefined && last.at[ROLECALL.body] === 'stalled', last.at[ROLECALL.body])
  if (fault === 'hang') {
    expect('an open call', call.end === undefined && last.end === undefined)
    expect('waiting for an answer', last.at[ROLECALL.waitingFor] === 'answer', last.at[ROLECALL.waitingFor])
  }
  const text = answer?.body ?? ''
  const works = fault === 'ok' || fault === 'deny' || fault === 'slow' || retries
  if (works && !refused) expect('the answer as without the preload', text.includes(String(OBJECT.length)), text)
  if (works && refused) expect('the refusal as without the preload', text.includes('AccessDenied'), text)
  return wrong
}

/** The inbound request, or the tool call, above the work. */
function checkCaller(
  shape: Looks,
  fault: Fault,
  spans: Seen[],
  call: Seen,
  expect: (what: string, ok: boolean, found?: unknown) => void,
): void {
  const callers = spans.filter((span) => span.kind === 2 && isUnder(spans, call, span))
  const { tool, inbound } = callersAmong(callers)
  if (shape.mcp)
    expect(
      'a tool call above it',
      tool?.name === 'tools/call work',
      callers.map(({ name }) => name),
    )
  if (shape.mcp !== 'stdio')
    expect(
      'an inbound request above it',
      inbound !== undefined,
      callers.map(({ name }) => name),
    )
  if (fault === 'hang' || fault === 'stall') {
    if (shape.blind) return
    const left = (tool ?? inbound)?.at[ROLECALL.callerLeft]
    expect('that the caller left', left === (shape.mcp === 'stdio' ? 'cancel' : 'disconnect'), left)
    return
  }
  expect(
    'an end of the caller',
    callers.every((span) => span.end !== undefined),
  )
  if (!tool) return
  const success = tool.at[ROLECALL.resultSuccess]
  expect("the tool's own word", typeof success === 'boolean' && success === !tool.at[ROLECALL.resultError], success)
}

/**
 * A small subset in which every shape and every source occurs: the sources take turns. `left` is what it leaves out.
 */
export function subset(): { cells: Cell[]; left: number } {
  const shapes = Object.keys(SHAPES) as ShapeName[]
  const sources = Object.keys(SOURCES) as Source[]
  const cells = shapes.map((shape, i) => ({ shape, source: sources[i % sources.length]! }))
  return { cells, left: shapes.length * sources.length - cells.length }
}
