/** Runs Python programs with and without the hook, and reads what was recorded. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { pythonPrograms } from '../../../samples/python/setup.mjs'

export const HOOK = resolve('dist/python')
/** With boto3, mcp, starlette and uvicorn. */
export const python = (framework: Parameters<typeof pythonPrograms>[0] = 'mcp') =>
  join(pythonPrograms(framework), 'python')

export interface RecordedSpan {
  name: string
  /** As OTLP numbers them. */
  kind: number
  spanId: string
  traceId: string
  parentSpanId?: string
  open: boolean
  error: string | undefined
  attributes: Record<string, string | number | boolean | string[]>
}

export interface Played {
  code: number | null
  signal: string | null
  stdout: string
  stderr: string
  folder: string
}

/** A folder that is gone when the test is over. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-python-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface Options {
  hook?: boolean
  command?: string
  args?: string[]
  env?: Record<string, string>
  folder?: string
  input?: string
}

/** Runs a program's text as `program.py`; recorded in `<folder>/run`. */
export async function run(program: string, options: Options = {}): Promise<Played> {
  const folder = options.folder ?? temporary()
  writeFileSync(join(folder, 'program.py'), program)
  const child = spawn(options.command ?? python(), [...(options.args ?? []), join(folder, 'program.py')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      PYTHONDONTWRITEBYTECODE: '1',
      ...(options.hook !== false && { PYTHONPATH: HOOK, ROLECALL_DIR: join(folder, 'run') }),
      ...options.env,
    },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (data) => (stdout += data))
  child.stderr.on('data', (data) => (stderr += data))
  child.stdin.end(options.input ?? '')
  const [code, signal] = await once(child, 'close')
  return { code, signal, stdout, stderr, folder }
}

export function runsOf(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'run')).map((name) => join(folder, 'run', name))
  } catch {
    return []
  }
}

/** Of all processes: each span as its last record has it. Throws where a line is torn. */
export function spansOf(folder: string): RecordedSpan[] {
  const spans = new Map<string, RecordedSpan>()
  for (const run of runsOf(folder))
    for (const kind of ['open', 'spans'])
      for (const file of readdirSync(run).filter((name) => name.startsWith(kind)))
        for (const line of readFileSync(join(run, file), 'utf8').split('\n').slice(0, -1))
          for (const span of JSON.parse(line).resourceSpans[0].scopeSpans[0].spans) spans.set(span.spanId, read(span))
  return [...spans.values()]
}

// biome-ignore lint/suspicious/noExplicitAny: OTLP JSON
function read(span: any): RecordedSpan {
  // biome-ignore lint/suspicious/noExplicitAny: OTLP JSON
  const value = (of: any) =>
    of.arrayValue?.values.map(value) ??
    of.stringValue ??
    of.boolValue ??
    (of.intValue === undefined ? of.doubleValue : Number(of.intValue))
  return {
    name: span.name,
    kind: span.kind,
    spanId: span.spanId,
    traceId: span.traceId,
    parentSpanId: span.parentSpanId,
    open: span.endTimeUnixNano === '0',
    error: span.status.code === 2 ? (span.status.message ?? '') : undefined,
    // biome-ignore lint/suspicious/noExplicitAny: OTLP JSON
    attributes: Object.fromEntries(span.attributes.map((one: any) => [one.key, value(one.value)])),
  }
}

export function coverageOf(folder: string) {
  return runsOf(folder).map((run) => JSON.parse(readFileSync(join(run, 'coverage.json'), 'utf8')))
}
