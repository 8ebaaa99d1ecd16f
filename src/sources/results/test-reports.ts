/** JSON reports of test runners: Jest and Vitest, Playwright, pytest (json-report and report-log). */
import { isObject, type JsonPiece, readJson } from '../kit/json-values.ts'
import type { Input, Sink, Source } from '../source.ts'
import { outcome, stateOf } from './outcomes.ts'

type Json = Record<string, unknown>
type Where = { file: string; line: number; at?: string }

export const PROVES = ['what the runner saw of each test: outcome, time, message']
export const CANNOT_PROVE = ['what happened inside a test', 'that a passed test did what it should']

/** https://jestjs.io/docs/cli#--json; Vitest's `json` reporter writes the same. */
export const jest: Source = {
  format: 'Jest or Vitest JSON',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  recognise: (head) =>
    /"numTotalTests"\s*:/.test(head) || (/"assertionResults"\s*:/.test(head) && /"testResults"\s*:/.test(head))
      ? 0.95
      : 0,
  read: reader(['testResults'], 'testResults', (file, where, sink) => {
    const name = text(file['name']) ?? text(file['testFilePath'])
    for (const [i, test] of objects(file['assertionResults'] ?? file['testResults'])) {
      const at = `${where.at ?? ''}/assertionResults/${i}`
      const failures = Array.isArray(test['failureMessages']) ? test['failureMessages'].join('\n') : undefined
      const full = text(test['fullName']) ?? text(test['title'])
      if (!full) {
        sink.skip({ line: where.line, at, reason: 'a test without a name' })
        continue
      }
      sink.record(
        outcome({
          name: full,
          suite: name,
          state: stateOf(text(test['status']) ?? '', '', failures),
          start: test['startAt'] ?? test['startTime'],
          durationMs: test['duration'],
          message: failures,
          ...meta(test['meta']),
          where: { ...where, at },
        }),
      )
    }
  }),
}

/** https://playwright.dev/docs/test-reporters#json-reporter */
export const playwright: Source = {
  format: 'Playwright JSON',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  recognise: (head) =>
    /"suites"\s*:\s*\[/.test(head) && /"(specs|rootDir|projectName|expectedStatus)"\s*:/.test(head) ? 0.9 : 0,
  read: reader(['suites'], 'suites', (suite, where, sink) => readSuite(suite, [], where, sink)),
}

function readSuite(suite: Json, above: readonly string[], where: Where, sink: Sink): void {
  const titles = [...above, text(suite['title'])].filter((title): title is string => !!title)
  for (const [i, spec] of objects(suite['specs'])) {
    for (const [j, test] of objects(spec['tests'])) {
      for (const [k, result] of objects(test['results'])) {
        const error = isObject(result['error']) ? result['error'] : undefined
        const expectsFailure = test['expectedStatus'] === 'failed'
        sink.record(
          outcome({
            name: text(spec['title']) ?? '',
            suite: titles.join(' > '),
            state: stateOf(text(result['status']) ?? '', '', text(error?.['message'])),
            start: result['startTime'],
            durationMs: result['duration'],
            timeoutMs: test['timeout'],
            message: error?.['message'],
            negative: expectsFailure,
            retry: result['retry'],
            where: { ...where, at: `${where.at ?? ''}/specs/${i}/tests/${j}/results/${k}` },
          }),
        )
      }
    }
  }
  for (const [i, inner] of objects(suite['suites']))
    readSuite(inner, titles, { ...where, at: `${where.at ?? ''}/suites/${i}` }, sink)
}

/** https://github.com/numirias/pytest-json-report */
export const pytest: Source = {
  format: 'pytest JSON',
  proves: PROVES,
  cannotProve: [...CANNOT_PROVE, 'when a test ran'],
  recognise: (head) =>
    /"nodeid"\s*:/.test(head) &&
    (/"exitcode"\s*:/.test(head) || /"outcome"\s*:/.test(head)) &&
    !/"\$report_type"/.test(head)
      ? 0.9
      : 0,
  read: reader(['tests'], 'tests', (test, where, sink) => {
    const phases = ['setup', 'call', 'teardown'].map((name) => test[name]).filter(isObject)
    const failed = phases.find((phase) => phase['outcome'] === 'failed')
    const crash = failed && isObject(failed['crash']) ? failed['crash'] : undefined
    const message = text(crash?.['message']) ?? text(failed?.['longrepr'])
    const seconds = phases.reduce(
      (sum, phase) => sum + (typeof phase['duration'] === 'number' ? phase['duration'] : 0),
      0,
    )
    sink.record(
      outcome({
        ...named(text(test['nodeid']) ?? ''),
        state: stateOf(text(test['outcome']) ?? '', '', message),
        durationMs: seconds * 1000,
        message,
        ...meta(test['metadata']),
        where,
      }),
    )
  }),
}

/** https://github.com/pytest-dev/pytest-reportlog: a line for each phase of each test. */
export const pytestReportLog: Source = {
  format: 'pytest report log',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  recognise: (head) => (/"\$report_type"\s*:\s*"(SessionStart|TestReport|CollectReport)"/.test(head) ? 0.95 : 0),
  read: (input, sink) =>
    readJson(input, sink, [], ({ value, line }) => {
      if (!isObject(value)) return sink.skip({ line, reason: 'not a line of a pytest report log' })
      // The call tells; set-up and teardown only when they failed or skipped.
      if (value['$report_type'] !== 'TestReport' || (value['when'] !== 'call' && value['outcome'] === 'passed')) return
      const longrepr = value['longrepr']
      const crash = isObject(longrepr) && isObject(longrepr['reprcrash']) ? longrepr['reprcrash'] : undefined
      const message = text(crash?.['message']) ?? text(longrepr)
      const properties = Array.isArray(value['user_properties'])
        ? Object.fromEntries(value['user_properties'].filter(Array.isArray))
        : {}
      sink.record(
        outcome({
          ...named(text(value['nodeid']) ?? ''),
          state: stateOf(text(value['outcome']) ?? '', '', message),
          start: value['start'],
          stop: value['stop'],
          durationMs: typeof value['duration'] === 'number' ? value['duration'] * 1000 : undefined,
          message,
          ...meta(properties),
          where: { file: input.name, line },
        }),
      )
    }),
}

/** `tests/test_x.py::TestA::test_b[c]`: the case's name and the file it stands in. */
function named(nodeid: string): { name: string; suite?: string } {
  const at = nodeid.lastIndexOf('::')
  return at < 0 ? { name: nodeid } : { name: nodeid.slice(at + 2), suite: nodeid.slice(0, at) }
}

/** Ids that a suite wrote beside its results. */
function meta(
  raw: unknown,
): Pick<Parameters<typeof outcome>[0], 'tool' | 'traceId' | 'jsonrpcId' | 'mcpSession' | 'expectedRole'> {
  if (!isObject(raw)) return {}
  return {
    tool: raw['tool'],
    traceId: raw['traceId'] ?? raw['trace_id'],
    jsonrpcId: raw['jsonrpcId'],
    mcpSession: raw['mcpSession'],
    expectedRole: raw['expectedRole'],
  }
}

/** Reads one JSON document whose list `key` holds what counts. */
export function reader(
  split: readonly string[],
  key: string,
  one: (element: Json, where: Where, sink: Sink) => void,
): (input: Input, sink: Sink) => Promise<void> {
  return (input, sink) =>
    readJson(input, sink, split, (piece: JsonPiece) => {
      const at = piece.at ?? (piece.key ? `/${piece.key}/0` : undefined)
      const where = { file: input.name, line: piece.line, ...(at && { at }) }
      if (piece.key === key && isObject(piece.value)) one(piece.value, where, sink)
      else if (piece.key || !isObject(piece.value) || !(key in piece.value))
        sink.skip({ line: piece.line, ...(piece.at && { at: piece.at }), reason: `expected ${key}` })
    })
}

function objects(value: unknown): [number, Json][] {
  return Array.isArray(value) ? [...value.entries()].filter((entry): entry is [number, Json] => isObject(entry[1])) : []
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
