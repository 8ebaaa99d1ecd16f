/** `go test -json`: a line for each thing that happens. https://pkg.go.dev/cmd/test2json */
import { isObject, readJson } from '../kit/json-values.ts'
import type { Source } from '../source.ts'
import { outcome, stateOf } from './outcomes.ts'
import { CANNOT_PROVE, PROVES, text } from './test-reports.ts'

/** Kept of what a test prints: how it ended stands at its end. */
const KEPT = 200

/** What the runner itself prints. */
const FRAME = /^\s*(?:=== |--- |PASS$|FAIL\b|ok\s)/

interface Running {
  start?: unknown
  printed: string[]
  /** Tests within it. */
  within: number
  failedWithin: boolean
}

export const goTest: Source = {
  format: 'go test JSON',
  proves: PROVES,
  cannotProve: CANNOT_PROVE,
  signs: ['"Action"', '"Package"'],
  recognise: (head) =>
    /"Action"\s*:\s*"(?:start|run|pause|cont|output|pass|fail|skip|bench)"/.test(head) && /"Package"\s*:/.test(head)
      ? 0.95
      : 0,
  read: async (input, sink) => {
    const running = new Map<string, Running>()
    const of = (key: string): Running => {
      const one = running.get(key) ?? { printed: [], within: 0, failedWithin: false }
      running.set(key, one)
      return one
    }
    await readJson(input, sink, [], ({ value, line }) => {
      if (!isObject(value) || typeof value['Action'] !== 'string')
        return sink.skip({ line, reason: 'not a line of go test' })
      const [action, suite] = [value['Action'], text(value['Package']) ?? '']
      const name = text(value['Test'])
      const key = name ? `${suite} ${name}` : suite
      const [holder] = holders(suite, name)
      if (action === 'run' || action === 'start') {
        of(key).start = value['Time']
        if (holder !== undefined) of(holder).within++
      } else if (action === 'output') {
        const { printed } = of(key)
        const said = String(value['Output'] ?? '').trimEnd()
        if (said && !FRAME.test(said)) printed.push(said)
        if (printed.length > KEPT) printed.shift()
      } else if (/^(?:pass|fail|skip)$/.test(action)) {
        const one = of(key)
        running.delete(key)
        if (action === 'fail') for (const one of holders(suite, name)) of(one).failedWithin = true
        // Who only holds others repeats what they say.
        if (one.within > 0 && (action !== 'fail' || one.failedWithin)) return
        if (!name && action !== 'fail') return
        const message = action === 'fail' ? one.printed.map((said) => said.trim()).join('\n') : undefined
        sink.record(
          outcome({
            name: name ?? suite,
            suite,
            state: stateOf(action, '', message),
            start: one.start,
            stop: value['Time'],
            durationMs: typeof value['Elapsed'] === 'number' ? value['Elapsed'] * 1000 : undefined,
            message,
            where: { file: input.name, line },
          }),
        )
      }
    })
  },
}

/** What holds a test, the innermost first: the tests that it is part of, and its package. A piece of a log may lack how one of them began. */
function holders(suite: string, name: string | undefined): string[] {
  if (name === undefined) return []
  const parts = name.split('/')
  const tests = parts.slice(1).map((_, at) => `${suite} ${parts.slice(0, parts.length - 1 - at).join('/')}`)
  return [...tests, suite]
}
