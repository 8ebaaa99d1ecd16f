/** JUnit XML, in the dialects of its many writers: https://github.com/testmoapp/junitxml */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { traceIdOf } from '../kit/ids.ts'
import { traceIn } from '../logs/log-facts.ts'
import type { Sink, Source } from '../source.ts'
import { outcome, stateOf } from './outcomes.ts'

/** Text kept of one element; longer output says nothing more about the outcome. */
const LONGEST_TEXT = 16 * 1024
/** Suites within suites, as far as any runner goes: each open element costs the parser more than its bytes. */
const DEEPEST = 256

export const junit: Source = {
  format: 'JUnit XML',
  proves: ['what the runner saw of each test: outcome, length, message'],
  cannotProve: [
    'what happened inside a test',
    'that a passed test did what it should',
    'when a test ran, unless the case says so',
  ],
  signs: ['<testsuite', '<testcase'],
  recognise: (head) => (/<testsuites?[\s>]/.test(head) && /^\s*</.test(head) ? 0.95 : 0),
  read: async (input, sink) => {
    const parser = new JUnitReader(input.name, sink)
    // Latin-1 files say so in their first line.
    const chunks = input.stream()
    let decoder: InstanceType<typeof TextDecoder> | undefined
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(
        /^[^>]*encoding=["']([\w-]+)["']/
          .exec(Buffer.from(chunk.subarray(0, 200)).toString('latin1'))?.[1]
          ?.replace(/^utf-16$/i, 'utf-8') ?? 'utf-8',
      )
      parser.write(decoder.decode(chunk, { stream: true }))
      if (parser.isTooDeep) return
    }
    parser.end()
  },
}

interface Case {
  name: string
  className: string
  durationMs?: number
  timestamp?: string
  line: number
  states: Set<'failed' | 'skipped'>
  message: string
  type: string
  properties: Record<string, string>
  output: string
}

class JUnitReader {
  readonly #parser = new SaxesParser({ position: true })
  readonly #suites: string[] = []
  readonly #file: string
  readonly #sink: Sink
  #case: Case | undefined
  #text = ''
  #brokenOff = false
  #depth = 0
  /** Nothing more is read then. */
  isTooDeep = false

  constructor(file: string, sink: Sink) {
    this.#file = file
    this.#sink = sink
    this.#parser.on('opentag', (tag) => this.#open(tag as SaxesTagPlain))
    this.#parser.on('closetag', (tag) => this.#close(tag.name))
    const text = (chunk: string): void => {
      if (this.#text.length < LONGEST_TEXT) this.#text += chunk
    }
    this.#parser.on('text', text)
    this.#parser.on('cdata', text)
    this.#parser.on('error', (error) => {
      // An unknown entity or a control character spoils a text, not the report.
      if (this.#brokenOff) return
      this.#sink.skip({ line: this.#parser.line, reason: `XML: ${error.message.replace(/^\d+:\d+: /, '')}` })
      if (/unclosed tag|document must contain|unexpected close/.test(error.message)) this.#brokenOff = true
    })
  }

  write(text: string): void {
    this.#parser.write(text.replace(/^\uFEFF/, ''))
  }

  end(): void {
    this.#parser.close()
  }

  #open(tag: SaxesTagPlain): void {
    if (this.isTooDeep) return
    if (++this.#depth > DEEPEST) {
      this.isTooDeep = true
      this.#sink.skip({
        line: this.#parser.line,
        reason: `XML: elements nested more than ${DEEPEST} deep: not read further`,
      })
      return
    }
    const { name, attributes } = tag
    this.#text = ''
    if (name === 'testsuite') this.#suites.push(attributes['name'] ?? '')
    else if (name === 'testcase') {
      const seconds = Number((attributes['time'] ?? '').replace(/,/g, ''))
      this.#case = {
        name: attributes['name'] ?? '',
        className: attributes['classname'] ?? '',
        ...(attributes['time'] && Number.isFinite(seconds) && { durationMs: seconds * 1000 }),
        ...(attributes['timestamp'] && { timestamp: attributes['timestamp'] }),
        line: this.#parser.line,
        states: new Set(),
        message: '',
        type: '',
        properties: {},
        output: '',
      }
    } else if (this.#case && (name === 'failure' || name === 'error' || name === 'skipped')) {
      this.#case.states.add(name === 'skipped' ? 'skipped' : 'failed')
      this.#case.message ||= attributes['message'] ?? ''
      this.#case.type ||= attributes['type'] ?? ''
    } else if (this.#case && name === 'property' && attributes['name']) {
      this.#case.properties[attributes['name'].toLowerCase()] = attributes['value'] ?? ''
    }
  }

  #close(name: string): void {
    this.#depth--
    const one = this.#case
    if (name === 'testsuite') this.#suites.pop()
    else if (one && (name === 'failure' || name === 'error' || name === 'skipped')) one.message ||= this.#text.trim()
    else if (one && (name === 'system-out' || name === 'system-err')) one.output += this.#text
    else if (one && name === 'testcase') {
      this.#case = undefined
      this.#give(one)
    }
  }

  #give(one: Case): void {
    const property = (...names: string[]): string | undefined => names.map((name) => one.properties[name]).find(Boolean)
    const trace = traceIdOf(property('traceid', 'trace_id', 'trace.id') ?? '') || traceIn(one.output)?.traceId
    const rpc =
      property('jsonrpcid', 'jsonrpc.request.id') ??
      /"?jsonrpc[._-]?(?:request[._-]?)?id"?\s*[:=]\s*"?([\w-]+)/i.exec(one.output)?.[1]
    // Failed counts before skipped: some writers give both.
    const status = one.states.has('failed') ? 'failed' : one.states.has('skipped') ? 'skipped' : 'passed'
    this.#sink.record(
      outcome({
        name: one.name,
        suite: one.className && one.className !== 'test' ? one.className : this.#suites.filter(Boolean).join(' > '),
        tool: property('tool', 'gen_ai.tool.name', 'mcp.tool'),
        state: stateOf(status, one.type, one.message),
        start: one.timestamp,
        durationMs: one.durationMs,
        message: one.message,
        traceId: trace,
        jsonrpcId: rpc,
        mcpSession:
          property('mcpsession', 'mcp.session.id', 'mcp-session-id') ??
          /\bmcp-session-id"?\s*[:=]\s*"?([\w-]+)/i.exec(one.output)?.[1],
        expectedRole: property('expectedrole', 'expected_role'),
        negative: property('negative') === 'true',
        where: { file: this.#file, line: one.line },
      }),
    )
  }
}
