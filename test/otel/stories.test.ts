/** The stories through `rolecall/otel`: the same verdicts as through `rolecall/register`, and a server's own spans kept. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { play } from '../../samples/play.mjs'
import { type Story, stories } from '../../samples/stories.mjs'
import { differences } from '../../samples/verdict.mjs'

const root = mkdtempSync(join(tmpdir(), 'rolecall-otel-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

// biome-ignore lint/suspicious/noExplicitAny: a report as it is printed
function analyze(...paths: string[]): any {
  const { stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'analyze', ...paths, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout)
}

function expected(story: string) {
  return JSON.parse(readFileSync(`samples/${story}/expected.json`, 'utf8'))
}

// biome-ignore lint/suspicious/noExplicitAny: a report as it is printed
function findings(report: any): string[] {
  const one = (f: { ruleId: string; severity: string; fingerprint: string }) =>
    `${f.severity} ${f.ruleId} ${f.fingerprint}`
  return report.findings.map(one).sort()
}

function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(jsonl?|log)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
}

describe.each(['placeholder-role', 'second-token-missing', 'healthy'])('%s', (name) => {
  test('through --require rolecall/otel: the story’s verdict, and the findings of rolecall/register', async () => {
    const folder = join(root, name)
    const { secrets } = await play(stories[name]!, folder, 'rolecall/otel')
    const report = analyze(folder)
    expect(differences(report, expected(name))).toEqual([])
    // Recorded through rolecall/register.
    expect(findings(report)).toEqual(findings(analyze(`samples/${name}/inputs`)))
    const text = textOf(folder)
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  })
})

interface OtlpSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: { key: string; value: object }[]
}

describe('a server’s own NodeSDK', () => {
  const healthy = stories['healthy']!
  const exported = (file: string): OtlpSpan[] =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => JSON.parse(line).resourceSpans)
      .flatMap((resource) => resource.scopeSpans)
      .flatMap((scope) => scope.spans)
  const run = async (story: Story, name: string, rolecall: 'yes' | 'no') => {
    const folder = join(root, 'own', name)
    const file = join(root, 'own', `${name}.jsonl`)
    const variables = { ...story.variables, OWN_SPANS: file, ROLECALL_IN_IT: rolecall }
    await play({ ...story, variables }, folder, './test/otel/own-sdk.cjs')
    return { folder, file, spans: exported(file) }
  }
  /** What of a span does not differ from one run to the next, with its parent. */
  const shape = (spans: OtlpSpan[]) => {
    const byId = new Map(spans.map((span) => [span.spanId, span]))
    const stable = ({ attributes }: OtlpSpan) =>
      attributes
        .filter(
          ({ key }) =>
            !/^(rolecall\.|.*port$|.*request.id$|.*extended_(request_)?id$|url\.full|http\.user_agent|user_agent)/.test(
              key,
            ),
        )
        .map(({ key, value }) => `${key}=${JSON.stringify(value)}`)
    // The client's event stream ends with the server's process: sometimes a moment before.
    const ended = spans.filter(({ kind, name }) => !(kind === 2 && name === 'GET'))
    return ended.map((span) => ({
      is: `${span.kind} ${span.name} below ${byId.get(span.parentSpanId ?? '')?.name ?? 'none'}`,
      has: stable(span),
    }))
  }

  test('keeps all its spans; the two lines add evidence to them, and the run folder', async () => {
    const without = await run(healthy, 'without', 'no')
    const withIt = await run(healthy, 'with', 'yes')
    expect(readdirSync(without.folder).some((file) => /^\d+-\d+-/.test(file))).toBe(false)

    const before = shape(without.spans)
    const after = shape(withIt.spans)
    expect(after.map(({ is }) => is).sort()).toEqual(before.map(({ is }) => is).sort())
    for (const { is, has } of before) {
      const twin = after.findIndex(
        (other) => other.is === is && has.every((attribute) => other.has.includes(attribute)),
      )
      expect(twin, `${is} with ${has.join(', ')}`).toBeGreaterThanOrEqual(0)
      after.splice(twin, 1)
    }

    expect(differences(analyze(withIt.folder), expected('healthy'))).toEqual([])
  })

  test('exports enough evidence for the verdict without the run folder', async () => {
    const story = stories['second-token-missing']!
    const { file, folder } = await run(story, 'exported', 'yes')
    expect(existsSync(file)).toBe(true)
    const report = analyze(file, join(folder, 'results.json'))
    expect(report.findings.map((f: { ruleId: string }) => f.ruleId)).toContain('error-hidden-in-result')
    const attributes = new Set(exported(file).flatMap((span) => span.attributes.map(({ key }) => key)))
    for (const name of [
      'rolecall.sts.role_arn',
      'rolecall.issued.key',
      'rolecall.issued.session_arn',
      'rolecall.identity.key',
      'rolecall.token.role_arn',
      'rolecall.aws.attempts',
      'gen_ai.tool.name',
      'rolecall.tool.result.error',
    ])
      expect(attributes).toContain(name)
  })
})
