import { expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { type Format, reporterOf } from '../../src/reporters/index.ts'
import { AMBIENT, judge, RunBuilder } from '../unit/run-builder.ts'

/** Two tools, given up over two operations of the same service. */
function report() {
  const run = new RunBuilder().coverage({ runtime: 'nodejs' })
  for (const [n, operation] of ['GetObject', 'ListObjectsV2'].entries()) {
    const from = n * 10_000
    run.tool(`tool_${n}`, from, undefined, [{ operation, from: from + 10, key: AMBIENT }])
    run.outcome(`tool_${n}`, from, from + 4000, 'timeout')
  }
  return judge(run.records, rules)
}

it.each(['terminal', 'markdown'] as const)('%s tells one fix for two tools once', async (format) => {
  const made = report()
  const hung = made.findings.filter(({ ruleId }) => ruleId === 'tool-timeout-hung-call')
  expect(new Set(hung.map(({ fix }) => fix)).size).toBe(1)
  expect(hung).toHaveLength(2)
  const options = { verbose: true, color: false, unicode: true, width: 1000, titles: new Map() }
  const text = (await reporterOf(format satisfies Format))(made, options) as string
  expect(text).toMatch(new RegExp(`as for \`?${hung[0]!.fingerprint}\`? above`))
})
