// Writes docs/accuracy.md: what is found, missed and wrongly accused on all recorded incidents and traps, and the versions that this
// was seen with. `--check` fails where the page differs.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { judgeIncidents, LEVELS, percent, sumOf } from '../samples/incidents/judge.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const PAGE = 'docs/accuracy.md'
const LEVEL = {
  preload: "rolecall's preload",
  stock: 'stock OpenTelemetry spans',
  logs: "the server's log",
}

const judgement = await judgeIncidents()
const { incidents, rules, top, wrong, beyond } = judgement

/** @param {import('../samples/incidents/judge.mjs').Level} level */
function summaryRow(level) {
  const { found, missed, cannot, inconclusive, false: alarms } = sumOf(judgement, level)
  const { right, of } = top[level]
  return `| ${LEVEL[level]} | ${found} of ${found + missed} (${percent(found, found + missed)}) | ${alarms} | ${right} of ${of} (${percent(right, of)}) | ${cannot + inconclusive || '–'}${inconclusive ? `, of which ${inconclusive} say so` : ''} |`
}

/** @param {import('../samples/incidents/judge.mjs').Cell} cell */
function shown({ found, missed, cannot, inconclusive, false: alarms }) {
  const parts = [
    found + missed ? `${found} of ${found + missed}` : '',
    inconclusive ? `${inconclusive} inconclusive` : '',
    cannot ? `${cannot} out of sight` : '',
    alarms ? `**${alarms} false**` : '',
  ]
  return parts.filter(Boolean).join(', ') || '–'
}

/** Each reason, with the rules that it keeps from being raised. */
function reasons() {
  /** @type {Map<string, Set<string>>} */
  const rulesOf = new Map()
  for (const { level, rule, why } of beyond) {
    const key = `| ${LEVEL[level]} | ${why} |`
    rulesOf.set(key, (rulesOf.get(key) ?? new Set()).add(rule))
  }
  return [...rulesOf]
    .map(([key, ids]) => ({ key, ids: [...ids].sort() }))
    .sort((a, b) => b.ids.length - a.ids.length || a.key.localeCompare(b.key))
    .map(({ key, ids }) => `${key} ${ids.map(link).join(', ')} |`)
}

/** @param {string} id */
function link(id) {
  return `[${id}](rules/${id}.md)`
}

/** What a pattern finds in the recordings, in the order of its parts. @param {string | string[]} files @param {RegExp} pattern */
function seen(files, pattern) {
  const found = new Set(
    globSync(files).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map((one) => one[1])),
  )
  return [...found].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(', ')
}

/** The cells of the matrix of servers. */
function servers() {
  const { date, cells } = JSON.parse(readFileSync('test/preload/matrix-result.json', 'utf8'))
  return Object.entries(cells).map(([node, results]) => {
    const names = Object.keys(results)
    const failed = Object.values(results).filter((one) => Object.keys(one).length > 0).length
    const parts = (/** @type {number} */ nth) => [...new Set(names.map((name) => name.split('×')[nth]))]
    return `| Node ${node.slice(1)} | ${names.length - failed} of ${names.length} | ${parts(0).join(', ')} | ${parts(1).join(', ')} | ${date} |`
  })
}

/** @param {string} file */
function pinned(file) {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line) => /^([\w-]+)==(\S+)$/.exec(line)?.slice(1).join(' ') ?? []).join(', ')
}

const all = [...rules].sort(([a], [b]) => a.localeCompare(b))
const text = `# How right it is

Made by \`npm run docs\` from the recordings in [samples/incidents](../samples/incidents/README.md), and checked by \`npm run check:docs\`: a change that finds less, or
accuses wrongly, changes this page.

There are ${incidents} recordings: incidents that a rule must find, and traps that look like one and are none. Each is a real run of a small server with the real AWS
SDK, against a stand-in for AWS whose refusals have [public sources](formats.md), with one fault put in. What must be found in it was written down by hand from the
fault, not from output.

**What these figures do not say**: how often each fault occurs, or how rolecall does on servers that nobody here has seen. Those who wrote the faults wrote the
rules as well. A verdict that was wrong on your own evidence is the most valuable thing that you can report.

## In sum

| evidence | found | false alarms | leading root cause right | out of sight |
|---|---|---|---|---|
${LEVELS.map(summaryRow).join('\n')}

*Out of sight* is what this evidence cannot show, whoever reads it; *say so* are those that the report names as inconclusive, with the step that would settle them.
${wrong.length ? `\nWhat was not as it should be:\n\n${wrong.map((one) => `- ${one.trim().replace(/\s+/g, ' ')}`).join('\n')}\n` : ''}
## By rule

Found, of the recordings in which it must be; inconclusive; out of sight; false alarms are bold.

| rule | ${LEVELS.map((level) => LEVEL[level]).join(' | ')} |
|---|---|---|---|
${all.map(([id, row]) => `| ${link(id)} | ${LEVELS.map((level) => shown(row[level])).join(' | ')} |`).join('\n')}

## What cannot be seen, and why

| evidence | why | rules |
|---|---|---|
${reasons().join('\n')}

## With what this was seen

The incidents: Node ${seen('samples/incidents/*/preload/*/coverage.json', /"name": "nodejs",\s*"version": "([\d.]+)"/g)}; AWS SDK for JavaScript
${seen('samples/incidents/*/*/**/*.jsonl', /aws-sdk-js\/([\d.]+)/g)}; OpenTelemetry for JavaScript ${seen('samples/incidents/*/stock/spans.jsonl', /"telemetry\.sdk\.version","value":\{"stringValue":"([\d.]+)"/g)}.

Servers that the preload was tried in: ways to load code and to serve × sources of credentials, each cell a real process whose signing identity must be named right.

| | right | servers | credentials | on |
|---|---|---|---|---|
${servers().join('\n')}

Beside which other agents it was tried: [preload.md](preload.md#beside-other-tools). Python: CPython ${seen('samples/{python/runs,incidents}/**/coverage.json', /"name": "cpython",\s*"version": "([\d.]+)"/g)}, with
${pinned('samples/python/requirements-mcp.txt')}; and with ${pinned('samples/python/requirements-fastmcp.txt')}.
`

if (!process.argv.includes('--check')) writeFileSync(PAGE, text)
else if (readFileSync(PAGE, 'utf8') !== text) {
  console.error(`${PAGE} is not what the recordings say now; run \`npm run docs\``)
  process.exitCode = 1
}
