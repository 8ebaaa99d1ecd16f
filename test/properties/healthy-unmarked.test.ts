/** Triggers prune: a tool call that went well is worth no rule's look. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { analyze } from '../../src/index.ts'
import { DIGEST_FIELDS } from '../../src/model/digest.ts'
import type { ToolCallReport } from '../../src/model/report.ts'
import type { Trigger } from '../../src/model/rule.ts'

const INCIDENTS = 'samples/incidents'

/** Healthy twins that come close to a fault in a way that their calls do not show. */
const CLOSE: Readonly<Record<string, readonly string[]>> = {
  // One body is left unread, where many would hold the sockets.
  's3-body-unconsumed--once': ['s3-body-unconsumed'],
  // Their servers make boto3's clients on the event loop, which stood still meanwhile.
  'fallback-after-assume-error--python-healthy': ['event-loop-blocked'],
  'tool-timeout-hung-call--python-healed': ['event-loop-blocked'],
}

function healthyTwins(): string[] {
  return readdirSync(INCIDENTS).filter((name) => {
    const file = `${INCIDENTS}/${name}/expected.json`
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).raises.length === 0
  })
}

/** The rules that looked at each tool call, and the report. */
async function looked(folder: string) {
  const marks = new Map<string, Set<string>>()
  const watched = rules.map((rule) => ({
    ...rule,
    *check(c: Parameters<typeof rule.check>[0]) {
      marks.set(c.toolCall.id, (marks.get(c.toolCall.id) ?? new Set()).add(rule.id))
      yield* rule.check(c)
    },
  }))
  return { report: await analyze([folder], { rules: watched }), marks }
}

/** It was answered, each of its calls was at the first try, and nothing is to be said of it. */
function wentWell({ outcome, calls }: ToolCallReport): boolean {
  return (
    (outcome === 'passed' || outcome === 'unknown') &&
    calls.every((call) => call.outcome === 'ok' && call.attempts === 1 && (call.httpStatus ?? 200) < 400)
  )
}

it('no rule looks at a tool call that went well', async () => {
  const wrong: string[] = []
  let well = 0
  const folders = [
    ['healthy', 'samples/healthy/inputs'],
    ...healthyTwins().map((name) => [name, `${INCIDENTS}/${name}/preload`]),
  ]
  for (const [name, folder] of folders) {
    const { report, marks } = await looked(folder!)
    const spokenOf = new Set(report.findings.flatMap(({ toolCalls }) => toolCalls))
    for (const toolCall of report.toolCalls) {
      if (!wentWell(toolCall) || spokenOf.has(toolCall.id)) continue
      well++
      const by = [...(marks.get(toolCall.id) ?? [])].filter((id) => !CLOSE[name!]?.includes(id))
      if (by.length) wrong.push(`${name}, ${toolCall.tool}: ${by}`)
    }
  }
  expect(wrong).toEqual([])
  expect(well).toBeGreaterThan(40)
})

it('every question that the digest answers is asked by a rule', () => {
  const asked = (trigger: Trigger = {}): readonly string[] => [
    ...(trigger.digest ?? []),
    ...(trigger.any ?? []).flatMap(asked),
  ]
  const all = new Set(rules.flatMap(({ trigger, needsRole }) => [...asked(trigger), ...asked(needsRole)]))
  expect([...all].sort()).toEqual(Object.keys(DIGEST_FIELDS).sort())
})
