/** The Test Anything Protocol, https://testanything.org/tap-version-14-specification.html, with the subtests of `node:test`. */
import { readLines, TOO_LONG } from '../input/byte-lines.ts'
import { withoutRunnerPrefix } from '../logs/log-line.ts'
import type { Source } from '../source.ts'
import { outcome, stateOf } from './outcomes.ts'

const POINT = /^(\s*)(not )?ok\b(?: +(\d+))?(?: +-)?(?: +(.*))?$/

export const tap: Source = {
  format: 'TAP',
  proves: ['what the runner saw of each test: outcome, message'],
  cannotProve: ['what happened inside a test', 'that a passed test did what it should', 'when a test ran'],
  recognise: (head) => {
    const lines = head.split('\n', 200).map(withoutRunnerPrefix)
    if (lines.some((line) => /^TAP version 1[34]/.test(line))) return 0.9
    return lines.some((line) => /^1\.\.\d+/.test(line)) && lines.some((line) => POINT.test(line)) ? 0.7 : 0
  },
  read: async (input, sink) => {
    /** Names of the subtests being run, outermost first. */
    const path: { indent: number; name: string }[] = []
    /** The point whose YAML may follow. */
    let last:
      | { indent: number; name: string; failed: boolean; directive: string; line: number; yaml: string[] }
      | undefined
    /** Deepest indent of points seen since: a point that stands less deep sums up its subtests. */
    let deepest = -1
    let bailed: string | undefined
    const give = (): void => {
      if (!last) return
      const yaml = last.yaml.join('\n')
      const told = /^[ \t]*(?:message|error): *(?:[|>]-?[ \t]*\n[ \t]*)?(.+)$/m.exec(yaml)?.[1]?.trim()
      const message = told?.replace(/^['"]|['"]$/g, '') || undefined
      const duration = /duration_ms: *([\d.]+)/.exec(yaml)?.[1]
      const skipped = /^(skip|todo)/i.test(last.directive)
      sink.record(
        outcome({
          name: last.name,
          suite: path
            .filter((one) => one.indent < last!.indent)
            .map((one) => one.name)
            .join(' > '),
          state: stateOf(skipped ? 'skipped' : last.failed ? 'failed' : 'passed', '', message),
          durationMs: duration ? Number(duration) : undefined,
          message: message ?? (last.failed ? undefined : last.directive),
          where: { file: input.name, line: last.line },
        }),
      )
      last = undefined
    }
    await readLines(
      input,
      (raw, line) => {
        const text = withoutRunnerPrefix(raw)
        const subtest = /^(\s*)# Subtest: (.*)$/.exec(text)
        const point = subtest ? null : POINT.exec(text)
        if (subtest) {
          give()
          const indent = subtest[1]!.length
          while (path.length > 0 && path.at(-1)!.indent >= indent) path.pop()
          path.push({ indent, name: subtest[2]! })
        } else if (point) {
          give()
          const indent = point[1]!.length
          const [name, directive] = (point[4] ?? '').split(/(?<!\\) # /, 2) as [string, string?]
          // The sum of subtests that were given one by one.
          if (deepest > indent) deepest = indent
          else {
            deepest = indent
            last = {
              indent,
              name: name || `test ${point[3] ?? ''}`.trim(),
              failed: point[2] !== undefined,
              directive: directive ?? '',
              line,
              yaml: [],
            }
          }
        } else if (/^\s*Bail out!/.test(text)) bailed = text.trim()
        else if (last && /^\s/.test(text)) last.yaml.push(text)
      },
      (line) => sink.skip({ line, reason: TOO_LONG }),
    )
    give()
    if (bailed) sink.skip({ reason: `the run was aborted: ${bailed}` })
  },
}
