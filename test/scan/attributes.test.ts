/** What the survey passes over, nobody may read: else tool calls that differ in it would be taken for alike. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { casesOf } from '../../src/engine/cases/cases.ts'
import { wholeReportOf } from '../../src/engine/judge/report.ts'
import { Judge } from '../../src/engine/judge/run-rules.ts'
import type { Rec } from '../../src/model/records.ts'
import { lookedAtName } from '../../src/scan/attributes.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { recordedSets, someOf } from '../properties/recorded.ts'

/** They say where in the code a call was made, or tell a log's line: of no weight in a verdict. */
const OF_NO_WEIGHT = /^(code\.|rolecall\.log\.|rolecall\.cloudtrail\.)/

describe('the survey', () => {
  it('looks at every attribute that engine and rules read', async () => {
    const read = new Set<string>()
    for (const folder of someOf(recordedSets(), 3, 1)) {
      const records: Rec[] = []
      await readAll([folder], (rec) => {
        records.push(
          rec.type === 'span' && rec.evidence.kind === 'span' ? { ...rec, attributes: noting(rec.attributes) } : rec,
        )
      })
      const { cases, ...rest } = casesOf(records)
      const judge = new Judge(rules)
      for (const c of cases) judge.add(c)
      wholeReportOf({ ...rest, inputs: [], cases }, judge)
    }
    function noting<T extends object>(attributes: T): T {
      return new Proxy(attributes, {
        get(target, name) {
          if (typeof name === 'string') read.add(name)
          return Reflect.get(target, name)
        },
      })
    }
    expect(read.size).toBeGreaterThan(40)
    expect([...read].filter((name) => !lookedAtName(name) && !OF_NO_WEIGHT.test(name)).sort()).toEqual([])
  })
})
