/** Answers and refusals that stand in text only: judged as if in a span, and outweighed by what was watched. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { analyze } from '../../../src/index.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import { enrichLog } from '../../../src/sources/logs/log-facts.ts'
import { AMBIENT, at, denial, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'

const ANSWER = '{"error": "Failed to assume AWS role from JWT claims."}'
const DENIAL =
  'Error executing tool bucket_list: An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::602844517793:user/mcp-dev is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::491827364550:role/Reader'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-told-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function analyzed(name: string, text: string) {
  writeFileSync(join(folder, name), text)
  const { findings, summary } = await analyze([join(folder, name)])
  return { loud: findings.filter(({ severity }) => severity !== 'info'), summary }
}

const messages = (result: unknown) =>
  [
    '2026-09-18T10:00:00.000Z INFO -> {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"bucket_list","arguments":{}}}',
    `2026-09-18T10:00:00.120Z INFO <- ${JSON.stringify({ jsonrpc: '2.0', id: 1, result })}`,
  ].join('\n')

const results = (test: object) =>
  JSON.stringify({
    reportFormat: 'CTRF',
    results: { tool: { name: 'mcp-test' }, summary: { tests: 1 }, tests: [{ name: 'bucket_list', ...test }] },
  })

describe('an answer that nobody recorded but the caller', () => {
  it.each([
    ['mcp.log', messages({ content: [{ type: 'text', text: ANSWER }], isError: false })],
    ['ctrf.json', results({ status: 'passed', extra: { tool: 'bucket_list', answer: ANSWER } })],
  ])('%s: an error dressed as a result', async (name, text) => {
    const { loud, summary } = await analyzed(name, text)
    expect(loud).toMatchObject([{ ruleId: 'error-hidden-in-result', message: expect.stringContaining('JWT claims') }])
    expect(summary.verdict).toBe('error')
  })

  it.each([
    ['mcp.log', messages({ content: [{ type: 'text', text: DENIAL }], isError: true })],
    ['ctrf.json', results({ status: 'failed', message: DENIAL })],
    [
      'junit.xml',
      `<testsuite name="s"><testcase name="bucket_list"><failure message="${DENIAL}"/></testcase></testsuite>`,
    ],
  ])('%s: a whole denial is the call that was denied', async (name, text) => {
    const { loud, summary } = await analyzed(name, text)
    expect(loud).toMatchObject([
      { ruleId: 'assume-role-denied', subject: expect.arrayContaining(['arn:aws:iam::491827364550:role/Reader']) },
    ])
    expect(summary.headline).toMatch(/First broken step: AssumeRole called \(3 of 6\)/)
  })

  it('a passed test says nothing against itself', async () => {
    const { loud, summary } = await analyzed('ctrf.json', results({ status: 'passed', message: DENIAL }))
    expect([loud, summary.verdict]).toEqual([[], 'unknown'])
  })
})

describe('a log', () => {
  const talk = (service = 'server') =>
    enrichLog({
      type: 'log',
      time: at(50),
      severity: 'warn',
      body: DENIAL,
      attributes: {},
      process: 'server.log',
      service,
      evidence: { kind: 'log', file: 'server.log', line: 1 },
    })
  const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
  const good: Made[] = [
    { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, issues: SESSION },
    { operation: 'ListBuckets', from: 10, to: 20, key: SESSION },
  ]
  const lead = (run: RunBuilder) =>
    judge(run.records, rules).findings.find(({ severity }) => severity !== 'info')?.ruleId

  it('that speaks of other people’s refusals is no call of a server that was watched', () => {
    const run = () => new RunBuilder().add((run) => run.tool('list', 0, 100, good))
    const [watched, unwatched, inPart, another] = [
      run().coverage(),
      run(),
      run().coverage({ dropped: 3 }),
      run().coverage(),
    ]
    for (const one of [watched, unwatched, inPart]) one.records.push(talk())
    another.records.push(talk('other'))
    expect(lead(watched)).toBeUndefined()
    for (const one of [unwatched, inPart, another]) expect(lead(one)).toBe('assume-role-denied')
  })
})

describe('a refusal that a test asked for', () => {
  const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
  const refused: Made = { operation: 'AssumeRole', from: 210, to: 220, key: AMBIENT, role: ROLE, error: denial(ROLE) }
  const told = { 'error.type': 'tool_error', 'rolecall.tool.result.error': 'you may not' }
  const run = (others: 'served' | 'refused') => {
    const run = new RunBuilder().coverage()
    if (others === 'served')
      run.tool('list', 0, 100, [
        { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, issues: SESSION },
        { operation: 'ListBuckets', from: 10, to: 20, key: SESSION },
      ])
    run.tool('erase', 200, 300, [refused], told)
    return run
  }
  const verdict = (run: RunBuilder) => judge(run.records, rules).summary.verdict

  it('and was plainly told is no error, joined to its result or not', () => {
    expect(verdict(run('served').outcome('erase', 190, 310, 'passed'))).toBe('clean')
    const unnamed = { name: 'viewers keep out', tool: 'viewers keep out' }
    expect(verdict(run('served').outcome('?', 190, 310, 'passed', unnamed))).toBe('clean')
    expect(verdict(run('served').outcome('?', 190, 310, 'failed', unnamed))).toBe('error')
    expect(verdict(run('served'))).toBe('error')
  })

  it('but one that refuses everybody tests nothing', () => {
    expect(verdict(run('refused').outcome('erase', 190, 310, 'passed'))).toBe('error')
  })
})

describe('work outside any request', () => {
  const lost: Made = {
    service: 'DynamoDB',
    operation: 'GetItem',
    from: 4000,
    to: 4040,
    error: ['ECONNRESET', 'read ECONNRESET'],
    tries: [{ from: 4002, to: 4040, error: 'ECONNRESET', attributes: { 'rolecall.connection.reused': true } }],
  }
  const good = (from: number): Made => ({ service: 'DynamoDB', operation: 'GetItem', from, to: from + 20 })
  const run = (failure: string | undefined) => {
    const run = new RunBuilder().coverage()
    for (const [nth, made] of [good(0), lost, good(4100)].entries()) run.call(`${nth}`.repeat(32), undefined, made)
    const evidence = { kind: 'test' as const, file: 'junit.xml' }
    if (failure) run.records.push({ type: 'outcome', name: 'job 2', state: 'failed', message: failure, evidence })
    return judge(run.records, rules)
  }

  it('a failed test has the call whose error it quotes, and what others did later heals nothing', () => {
    const { findings, summary } = run('Error: {"errorMessage":"read ECONNRESET"}')
    expect(summary.verdict).toBe('error')
    expect(findings.map(({ ruleId }) => ruleId)).toContain('aws-call-failed')
    expect(run('Error: something else').summary.verdict).toBe('unknown')
  })

  it('a call that AWS answered with an error is told, though nobody is known to have waited', () => {
    const run = new RunBuilder().coverage()
    const failed: Made = {
      service: 'SQS',
      operation: 'SendMessage',
      from: 0,
      to: 20,
      error: ['InternalError', 'We encountered an internal error'],
      attributes: { 'http.response.status_code': 500 },
    }
    run.call('a'.repeat(32), undefined, failed)
    const { findings, summary } = judge(run.records, rules)
    expect(findings).toMatchObject([{ ruleId: 'aws-call-failed', severity: 'error' }])
    expect(summary.verdict).toBe('error')
  })
})
