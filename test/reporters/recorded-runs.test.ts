/** The recorded stories in every format: valid, complete, the same findings. */
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { formats, reporterOf } from '../../src/reporters/index.ts'
import { whole } from './whole.ts'

const stories = readdirSync('samples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(`samples/${entry.name}`).includes('inputs'))
  .map((entry) => entry.name)
const titles = new Map(rules.map((rule) => [rule.id, rule.title]))
const options = { verbose: true, color: false, unicode: true, width: 120, titles }

// A field that the schema does not know is a field that the documentation forgot.
const schema = JSON.parse(readFileSync('docs/report.schema.json', 'utf8'), (_, value) =>
  value?.properties ? { ...value, additionalProperties: false } : value,
)
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
addFormats.default(ajv)
const valid = ajv.compile(schema)

describe.each(stories)('%s', (story) => {
  test('is valid by the published schema', async () => {
    const report = JSON.parse(JSON.stringify(await analyze([`samples/${story}/inputs`])))
    expect(valid(report), JSON.stringify(valid.errors?.slice(0, 3))).toBe(true)
  })

  test('has the same findings in every format', async () => {
    const report = await analyze([`samples/${story}/inputs`])
    for (const format of formats) {
      // A picture shows what leads.
      if (format === 'svg') continue
      const text = await whole((await reporterOf(format))(report, options))
      for (const finding of report.findings)
        expect(text, format).toContain(['github', 'lines'].includes(format) ? finding.ruleId : finding.fingerprint)
    }
  })
})
