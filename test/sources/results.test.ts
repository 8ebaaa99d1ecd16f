import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { Outcome, Rec } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-results-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(name: string, text: string) {
  const path = join(folder, name)
  writeFileSync(path, text)
  const records: Rec[] = []
  const [input] = await readAll([path], (rec) => records.push(rec))
  return {
    format: input!.format,
    skips: input!.skips,
    outcomes: records.filter((rec): rec is Outcome => rec.type === 'outcome'),
    records,
  }
}

/** Name, suite's end, state and message of each outcome. */
const brief = (outcomes: Outcome[]) => outcomes.map((one) => [one.name, one.state, one.message?.split('\n')[0]])

const TESTS = `
describe('tools', () => {
  it('bucket_list: lists', () => {})
  it('search: finds', () => { throw new Error('expected results, got 0') })
  it.skip('later', () => {})
})
it('alone', () => { throw new Error("Request 'tools/call' timed out") })
`
const EXPECTED = [
  ['bucket_list: lists', 'passed', undefined],
  ['search: finds', 'failed', expect.stringContaining('expected results, got 0')],
  ['later', 'skipped', expect.anything()],
  ['alone', 'timeout', expect.stringContaining("Request 'tools/call' timed out")],
]

it('takes a lost connection for no timeout, though the SDK names it so', async () => {
  const test = (message: string) => ({ name: 'read', status: 'failed', duration: 5, message })
  const tests = [test('TimeoutError: read ECONNRESET'), test('TimeoutError: no answer within 500 ms')]
  const { outcomes } = await read(
    'lost.json',
    JSON.stringify({ reportFormat: 'CTRF', specVersion: '0.0.0', results: { tool: { name: 'x' }, tests } }),
  )
  expect(outcomes.map((one) => one.state)).toEqual(['failed', 'timeout'])
})

describe('reports of real runners', () => {
  const nodeTest = (reporter: string): string => {
    const file = join(folder, 'a.test.mjs')
    writeFileSync(file, `import { describe, it } from 'node:test'\n${TESTS}`)
    return spawnSync(process.execPath, ['--test', `--test-reporter=${reporter}`, file], {
      encoding: 'utf8',
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    }).stdout
  }
  const vitest = (reporter: string): string => {
    const root = mkdtempSync(join(folder, 'vitest-'))
    writeFileSync(join(root, 'a.test.mjs'), TESTS)
    const out = join(root, 'out')
    const bin = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
    const run = spawnSync(
      process.execPath,
      [bin, 'run', '--root', root, '--globals', `--reporter=${reporter}`, `--outputFile=${out}`],
      { encoding: 'utf8' },
    )
    try {
      return readFileSync(out, 'utf8')
    } catch {
      throw new Error(`vitest wrote no report: ${run.stderr}`)
    }
  }

  it('node:test as TAP', async () => {
    const { format, outcomes } = await read('node.tap', nodeTest('tap'))
    expect(format).toBe('TAP')
    expect(brief(outcomes)).toEqual(
      EXPECTED.map(([name, state, message]) => [name, state, name === 'later' ? 'SKIP' : message]),
    )
    expect(outcomes[1]).toMatchObject({ suite: 'tools', resultCount: 0 })
  })

  it('node:test as TAP in a log of GitHub Actions', async () => {
    const log = nodeTest('tap').replace(/^/gm, '2025-11-23T17:21:43.0440000Z ')
    const { format, outcomes } = await read('job.txt', log)
    expect(format).toBe('TAP')
    expect(outcomes.map((one) => one.state)).toEqual(['passed', 'failed', 'skipped', 'timeout'])
  })

  it('node:test as JUnit', async () => {
    const { format, outcomes, skips } = await read('node.xml', nodeTest('junit'))
    expect([format, skips]).toEqual(['JUnit XML', []])
    expect(brief(outcomes)).toEqual(EXPECTED)
    expect(outcomes[1]).toMatchObject({ suite: 'tools', resultCount: 0 })
  })

  it('Vitest as JUnit and JSON', async () => {
    const junit = await read('vitest.xml', vitest('junit'))
    expect(junit.format).toBe('JUnit XML')
    expect(junit.outcomes.map((one) => [one.name, one.state])).toEqual(
      EXPECTED.map(([name, state], i) => [i < 3 ? `tools > ${name}` : name, state]),
    )
    const json = await read('vitest.json', vitest('json'))
    expect(json.format).toBe('Jest or Vitest JSON')
    expect(json.outcomes.map((one) => [one.name, one.state])).toEqual(
      EXPECTED.map(([name, state], i) => [i < 3 ? `tools ${name}` : name, state]),
    )
  })
})

describe('JUnit dialects', () => {
  it('takes ids, times in every form, several verdicts in one case, and a suite as root', async () => {
    const { outcomes, skips } = await read(
      'odd.xml',
      `<?xml version="1.0" encoding="ISO-8859-1"?>
<testsuite name="s" tests="99" timestamp="Sat, 03 Dec 2022 23:10:07 GMT">
  <properties><property name="tool" value="not-the-case"/></properties>
  <testcase classname="a.B" name="one" time="1,234.5" timestamp="2022-12-03T23:10:07">
    <properties><property name="traceId" value="AABBCCDDEEFF00112233445566778899"/><property name="tool" value="bucket_list"/></properties>
    <system-out>jsonrpc.request.id=12 mcp-session-id: s-1</system-out>
  </testcase>
  <testcase classname="a.B" name="two"><skipped/><failure type="TimeoutError">took too long &nbsp;</failure><error message="x"/></testcase>
  <testcase name="three"><system-out><![CDATA[00-aabbccddeeff00112233445566778899-0011223344556677-01]]></system-out></testcase>
</testsuite>`,
    )
    expect(outcomes).toMatchObject([
      {
        name: 'one',
        suite: 'a.B',
        state: 'passed',
        tool: 'bucket_list',
        traceId: 'aabbccddeeff00112233445566778899',
        jsonrpcId: '12',
        mcpSession: 's-1',
        start: Date.parse('2022-12-03T23:10:07Z') * 1000,
      },
      { name: 'two', state: 'timeout' },
      { name: 'three', suite: 's', traceId: 'aabbccddeeff00112233445566778899' },
    ])
    expect(outcomes[0]!.end! - outcomes[0]!.start!).toBe(1_234_500_000)
    expect(skips).toEqual([expect.objectContaining({ line: 8, reason: expect.stringContaining('XML') })])
  })

  it('keeps the cases before the place where the file breaks off', async () => {
    const { outcomes, skips } = await read(
      'torn.xml',
      '<testsuites><testsuite name="s"><testcase name="a"/><testcase name="b"><fail',
    )
    expect(outcomes.map((one) => one.name)).toEqual(['a'])
    expect(skips).toHaveLength(1)
  })
})

describe('other runners', () => {
  it('Playwright: each retry is an outcome', async () => {
    const { format, outcomes } = await read(
      'pw.json',
      JSON.stringify(
        {
          config: { rootDir: '/t' },
          suites: [
            {
              title: 'a.spec.ts',
              specs: [],
              suites: [
                {
                  title: 'tools',
                  specs: [
                    {
                      title: 'search finds',
                      tests: [
                        {
                          timeout: 10_000,
                          expectedStatus: 'passed',
                          projectName: 'p',
                          results: [
                            {
                              status: 'timedOut',
                              duration: 10_000,
                              startTime: '2025-11-23T17:21:43.044Z',
                              retry: 0,
                              error: { message: 'Test timeout of 10000ms exceeded.' },
                            },
                            { status: 'passed', duration: 90, startTime: '2025-11-23T17:21:54.000Z', retry: 1 },
                          ],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
          errors: [],
        },
        null,
        2,
      ),
    )
    expect(format).toBe('Playwright JSON')
    expect(outcomes).toMatchObject([
      { name: 'search finds', suite: 'a.spec.ts > tools', state: 'timeout', timeout: 10_000_000 },
      { state: 'passed', retry: 1 },
    ])
  })

  it('pytest: json-report and report-log', async () => {
    const report = {
      created: 1763918503.1,
      duration: 3,
      exitcode: 1,
      root: '/t',
      summary: { total: 2 },
      tests: [
        {
          nodeid: 'tests/test_a.py::test_list[bucket_list]',
          outcome: 'passed',
          setup: { duration: 0.1, outcome: 'passed' },
          call: { duration: 0.4, outcome: 'passed' },
        },
        {
          nodeid: 'tests/test_a.py::test_search',
          outcome: 'failed',
          call: {
            duration: 1,
            outcome: 'failed',
            crash: { path: 'x', lineno: 1, message: 'Read timed out. (read timeout=10)' },
          },
        },
      ],
    }
    const json = await read('pytest.json', JSON.stringify(report))
    expect(json.format).toBe('pytest JSON')
    expect(json.outcomes).toMatchObject([
      { name: 'test_list[bucket_list]', suite: 'tests/test_a.py', state: 'passed' },
      { name: 'test_search', state: 'timeout' },
    ])
    const line = (when: string, outcome: string, more = {}) =>
      JSON.stringify({
        $report_type: 'TestReport',
        nodeid: 'tests/test_a.py::test_list',
        when,
        outcome,
        longrepr: null,
        user_properties: [['traceId', 'aabbccddeeff00112233445566778899']],
        duration: 0.5,
        start: 1763918503.1,
        stop: 1763918503.6,
        ...more,
      })
    const log = await read(
      'pytest.jsonl',
      [
        '{"pytest_version":"8","$report_type":"SessionStart"}',
        line('setup', 'passed'),
        line('call', 'failed', { longrepr: { reprcrash: { message: 'AssertionError: boom' } } }),
        line('teardown', 'passed'),
      ].join('\n'),
    )
    expect(log.format).toBe('pytest report log')
    expect(log.outcomes).toMatchObject([
      {
        name: 'test_list',
        state: 'failed',
        message: 'AssertionError: boom',
        start: 1763918503100000,
        end: 1763918503600000,
        traceId: 'aabbccddeeff00112233445566778899',
      },
    ])
  })

  it("the tool runner of Quilt's MCP server", async () => {
    const { format, outcomes } = await read(
      'runner.txt',
      [
        '🧪 Running tools test (4 tools)...',
        '',
        '--- Testing tool: bucket_list ---',
        '[2025-11-23 17:21:26] ℹ️ Calling tool: bucket_list',
        '[2025-11-23 17:21:27] ℹ️ ✅ Tool bucket_list executed successfully',
        '✅ bucket_list: PASSED',
        '',
        '--- Testing tool: search.global ---',
        '[2025-11-23 17:21:28] ℹ️ Calling tool: search_catalog',
        '[2025-11-23 17:21:28] ℹ️ ✅ Tool search_catalog executed successfully',
        '❌ search.global: VALIDATION FAILED',
        '   Expected at least 1 results, got 0',
        '',
        '--- Testing tool: discover_permissions ---',
        '[2025-11-23 17:21:29] ℹ️ Calling tool: discover_permissions',
        "❌ discover_permissions: FAILED - HTTPConnectionPool(host='localhost', port=8000): Read timed out. (read timeout=10)",
        '',
        '--- Testing resource: auth://status ---',
        '  ⏭️  Skipped (not available from server)',
        '',
        '📊 Test Results: 1/3 tools passed',
        '   ❌ Failed Tools (2):',
        '',
      ].join('\n'),
    )
    expect(format).toBe('Quilt MCP test runner')
    expect(outcomes).toMatchObject([
      { name: 'bucket_list', tool: 'bucket_list', state: 'passed', start: Date.parse('2025-11-23T17:21:26Z') * 1000 },
      { name: 'search.global', tool: 'search_catalog', state: 'failed', resultCount: 0 },
      { name: 'discover_permissions', state: 'timeout', message: expect.stringContaining('Read timed out') },
      { name: 'auth://status', state: 'skipped' },
    ])
    expect(outcomes).toHaveLength(4)
  })

  it('MCP messages: answers, errors inside them, cancels, calls without an answer', async () => {
    const at = (second: number, message: object): string =>
      `2025-11-23T17:21:${second}.000Z [server] [info] Message: ${JSON.stringify({ jsonrpc: '2.0', ...message })} { metadata: undefined }`
    const call = (id: number, name: string) => ({ id, method: 'tools/call', params: { name, arguments: {} } })
    const { format, outcomes, records } = await read(
      'mcp.log',
      [
        at(10, { id: 0, method: 'initialize', params: {} }),
        at(11, call(1, 'bucket_list')),
        at(12, { id: 1, result: { content: [{ type: 'text', text: '{"buckets":["a","b"]}' }] } }),
        at(13, call(2, 'search')),
        at(14, {
          id: 2,
          result: { content: [{ type: 'text', text: '{"success":false,"error":"no session configured"}' }] },
        }),
        at(15, call(3, 'get')),
        '2025-11-23T17:21:16.000Z ERROR [auth] Unable to locate credentials',
        at(20, { method: 'notifications/cancelled', params: { requestId: 3, reason: 'Request timed out' } }),
        at(21, call(4, 'put')),
        at(22, { id: 4, error: { code: -32001, message: 'Request timed out' } }),
        at(23, call(5, 'last')),
      ].join('\n'),
    )
    expect(format).toBe('MCP messages')
    expect(outcomes.map((one) => [one.tool, one.jsonrpcId, one.state, one.answer, one.resultCount])).toEqual([
      ['bucket_list', '1', 'passed', { count: 2 }, 2],
      ['search', '2', 'passed', { success: false, error: 'no session configured' }, undefined],
      ['get', '3', 'timeout', undefined, undefined],
      ['put', '4', 'timeout', undefined, undefined],
      ['last', '5', 'unknown', undefined, undefined],
    ])
    expect(outcomes[2]!.end! - outcomes[2]!.start!).toBe(5_000_000)
    expect(records.filter((rec) => rec.type === 'log')).toMatchObject([
      { severity: 'error', attributes: { 'error.type': 'NoCredentialsError' } },
    ])
  })
})

describe('a test that is there to see a refusal', () => {
  it.each([
    ['test_role_is_denied_to_write', true],
    ['roleIsDeniedToWrite', true],
    ['answers 403 to a stranger', true],
    ['test_owner_is_not_denied', undefined],
    ['test_reads_a_recipe', undefined],
  ])('is known by its name: %s', async (name, negative) => {
    const { outcomes } = await read(
      'named.xml',
      `<testsuites><testsuite name="paint" tests="1"><testcase classname="paint" name="${name}" time="0.1"/></testsuite></testsuites>`,
    )
    expect(outcomes[0]!.negative).toBe(negative)
  })
})
