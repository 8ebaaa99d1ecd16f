// npm run new-rule -- <idea>/<rule-id> "<title>": makes a rule's files; no existing file is touched.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const [place, title] = process.argv.slice(2)
const named = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(place ?? '')
if (!named || !title) {
  console.error(
    'usage: npm run new-rule -- <idea>/<rule-id> "<title>"\n  e.g. npm run new-rule -- hangs/lock-wait "A tool waited for a lock"\n' +
      `  ideas so far: ${ideas().join(', ')}`,
  )
  process.exit(2)
}
const [, idea, id] = named
const files = {
  [`analyzers/${idea}/${id}.ts`]: `import type { Draft, Rule } from '../../src/model/rule.ts'

export const rule: Rule = {
  id: '${id}',
  title: '${title.replaceAll("'", '’')}',
  severity: 'warning',
  step: null,
  suspect: 'data',
  needs: [],
  trigger: { digest: ['callFailed'] },
  *check({ toolCall, calls }): Iterable<Draft> {
    const hits = calls.filter((call) => call.errorCode === 'ReplaceMe')
    if (hits.length === 0) return
    yield {
      message: \`\${toolCall.tool} …\`,
      expected: '…',
      observed: '…',
      fix: '…',
      confidence: 'medium',
      subject: [toolCall.tool],
      evidence: hits.map((call) => call.evidence),
    }
  },
}
`,
  [`docs/rules/${id}.md`]: `# ${id}

**${title}** · warning

## What it means

…

## Evidence

- …

## Fix

…

## Traps

- …
`,
  [`test/rules/${idea}/${id}.test.ts`]: `import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/${idea}/${id}.ts'
import { findingsOf, RunBuilder } from '../../unit/run-builder.ts'

it('is raised', () => {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, 100, [{ operation: 'GetObject', from: 10, to: 90, error: ['ReplaceMe', 'why'] }])
  expect(findingsOf(run, rule).map((finding) => finding.ruleId)).toEqual(['${id}'])
})

it('does not cry wolf', () => {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, 100, [{ operation: 'GetObject', from: 10, to: 90 }])
  expect(findingsOf(run, rule)).toEqual([])
})
`,
}
const there = Object.keys(files).filter((file) => existsSync(file))
if (there.length) {
  console.error(`${id}: ${there.join(', ')} exists already; choose another id`)
  process.exit(2)
}
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(`made ${file}`)
}
console.log(
  `next: fill them in (docs/writing-a-rule.md), then \`npx vitest run test/rules/${idea}/${id}.test.ts\` and \`npm run check\``,
)

function ideas() {
  return readdirSync('analyzers', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}
