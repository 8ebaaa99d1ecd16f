import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COMMAND_NAMES } from '../../src/cli/commands.ts'
import { ConfigError, loadConfig } from '../../src/config/config.ts'
import { configSchema } from '../../src/config/schema.ts'
import { writeDeniedRun } from './denied-run.ts'
import { rolecall } from './run-cli.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-cli-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const ids = (json: string) => JSON.parse(json).findings.map((finding: { ruleId: string }) => finding.ruleId)

describe('exit codes', () => {
  test('findings at or above --fail-on give 1, else 0', async () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    expect((await rolecall(['analyze', '.rolecall'], { cwd })).code).toBe(1)
    expect((await rolecall(['analyze', '.rolecall', '--fail-on', 'none'], { cwd })).code).toBe(0)
  })

  test.each([
    [['--tool', 'serch'], 'There is no tool serch; there are: read_object.'],
    [['--trace', 'abc'], 'Nothing belongs to the trace abc, of 1 trace.'],
    [['--service', 'ordres'], 'There is no service ordres; there are: '],
  ])('%j, of which there is nothing, gives 3 and what there is', async (choice, message) => {
    writeDeniedRun(join(cwd, '.rolecall'))
    const { code, stdout } = await rolecall(['analyze', '.rolecall', ...choice], { cwd })
    expect(code).toBe(3)
    expect(stdout.replace(/\s+/g, ' ')).toContain(`? ${message}`)
  })

  test.each([0, 1])('test results alone, with %i failures, judge nothing: 3', async (failures) => {
    const failure = failures ? '<failure message="no data"/>' : ''
    writeFileSync(
      join(cwd, 'junit.xml'),
      `<testsuite name="s"><testcase name="search">${failure}</testcase></testsuite>`,
    )
    const { code, stdout } = await rolecall(['analyze', 'junit.xml'], { cwd })
    expect(code).toBe(3)
    expect(stdout).toMatch(/^\? (Only test results were read|Nothing found that explains why 1 of 1)/)
  })

  test('- reads standard input', async () => {
    const spans = readFileSync(join(writeDeniedRun(join(cwd, '.rolecall')), 'spans.jsonl'), 'utf8')
    const { code, stdout } = await rolecall(['analyze', '-', '--format', 'json'], { cwd, stdin: spans })
    expect(code).toBe(1)
    expect(JSON.parse(stdout).inputs).toMatchObject([{ file: '-', format: 'rolecall spans' }])
  })

  test('no usable evidence gives 3, and says what was wrong with the input', async () => {
    writeFileSync(join(cwd, 'notes.txt'), 'hello')
    mkdirSync(join(cwd, 'empty'))
    const { code, stdout } = await rolecall(['analyze', 'notes.txt', 'empty'], { cwd })
    expect(code).toBe(3)
    for (const name of ['notes.txt', 'empty']) expect(stdout).toContain(name)
    expect(stdout).toContain('No usable evidence')
  })

  test('a named input that is not there gives 2, on standard error and under the headline; the rest is judged', async () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    const { code, stdout, stderr } = await rolecall(['analyze', '.rolecall', 'results.xml'], { cwd })
    expect([code, stderr]).toEqual([
      2,
      'rolecall: results.xml: no such file or folder (rolecall --help shows the commands)\n',
    ])
    expect(stdout.split('\nChain')[0]).toContain('1 input not found: results.xml')
    expect(stdout).toContain('assume-role-denied')
  })

  test('a pattern that matches nothing is an input that is not there', async () => {
    writeFileSync(join(cwd, 'server.log'), '2026-07-15 10:00:00 INFO started\n')
    const { code, stdout, stderr } = await rolecall(['analyze', 'server.log', '*.nope'], { cwd })
    expect([code, stderr]).toEqual([
      2,
      'rolecall: *.nope: no such file or folder (rolecall --help shows the commands)\n',
    ])
    expect(stdout).toMatch(/^\? \*\.nope could not be read \(no file matches this pattern\)/)
    expect(stdout).toContain('1 input not found: *.nope')
  })

  test('--strict makes skipped input 2; the rest is analyzed all the same', async () => {
    const run = writeDeniedRun(join(cwd, '.rolecall'))
    writeFileSync(join(run, 'spans.jsonl'), `${readFileSync(join(run, 'spans.jsonl'), 'utf8')}{"torn`)
    const { code, stdout } = await rolecall(['analyze', '.rolecall', '--strict'], { cwd })
    expect(code).toBe(2)
    expect(stdout).toContain('spans.jsonl:4')
    expect(stdout).toContain('assume-role-denied')
  })

  test.each([
    [['analyze', '--bogus'], 'rolecall analyze has no option --bogus'],
    [['analyze', '.', '--format', 'yaml'], 'There is no format "yaml"'],
    [['analyze', '.', '-f', 'json', '-f', 'terminal'], 'Only one format can go to standard output'],
    [['analyze', '.', '--since', 'yesterday'], '--since yesterday is not a time'],
    [['explain', 'role-arn-placholder'], 'Did you mean role-arn-placeholder?'],
    [['explain', 'assume-role'], 'Did you mean assume-role-'],
    [['explain'], 'rolecall explain needs one argument and got none'],
    [['anaylze'], 'Did you mean `rolecall analyze`?'],
    [['dif', 'a', 'b'], 'Did you mean `rolecall diff`?'],
    [['analyze', '--formt', 'x'], 'Did you mean --format?'],
    [['analyze', '-o'], '-o needs a value behind it'],
    [
      ['analyze', '--expected-role', 'DataReader'],
      'takes the ARN of a role, as arn:aws:iam::391827364550:role/DataReader',
    ],
    [
      ['analyze', '--expected-role', 'arn:aws:sts::391827364550:assumed-role/DataReader/jane'],
      'takes the ARN of a role',
    ],
  ])('%j gives 2 and says what to do', async (args, message) => {
    const { code, stderr, stdout } = await rolecall(args, { cwd })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })
})

describe('what is read', () => {
  test('without a path: the newest run and those that overlap it', async () => {
    const folder = join(cwd, '.rolecall')
    writeDeniedRun(folder, 1_763_800_000_000, 'long_ago')
    writeDeniedRun(folder, 1_763_900_000_000, 'beside')
    writeDeniedRun(folder, 1_763_900_000_500, 'newest')
    const { stdout } = await rolecall(['-f', 'json'], { cwd })
    const tools = JSON.parse(stdout).toolCalls.map((toolCall: { tool: string }) => toolCall.tool)
    expect(tools.sort()).toEqual(['beside', 'newest'])
  })

  test('ROLECALL_DIR moves the folder; a folder without runs is said to be one', async () => {
    writeDeniedRun(join(cwd, 'elsewhere'))
    expect((await rolecall([], { cwd, env: { ROLECALL_DIR: 'elsewhere' } })).stdout).toContain('assume-role-denied')
    const { code, stderr } = await rolecall([], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('node --require rolecall/register')
  })
})

describe('where it goes', () => {
  test('several formats at once, each to its file', async () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    const formats = ['-f', 'sarif=out/r.sarif', '-f', 'junit=out/r.xml', '-f', 'markdown=r.md', '-f', 'json']
    const { stdout } = await rolecall(['analyze', '.rolecall', ...formats], { cwd })
    const fingerprints: string[] = JSON.parse(stdout).findings.map((one: { fingerprint: string }) => one.fingerprint)
    expect(fingerprints.length).toBeGreaterThan(0)
    for (const file of ['out/r.sarif', 'out/r.xml', 'r.md'])
      for (const fingerprint of fingerprints) expect(readFileSync(join(cwd, file), 'utf8')).toContain(fingerprint)
  })

  test('a file and a pipe get no colours; FORCE_COLOR and NO_COLOR are obeyed', async () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    const run = async (env: NodeJS.ProcessEnv) => (await rolecall(['analyze', '.rolecall'], { cwd, env })).stdout
    expect(await run({})).not.toContain('\x1b')
    expect(await run({ FORCE_COLOR: '1' })).toContain('\x1b[31m')
    expect(await run({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\x1b')
    expect(await run({ TERM: 'dumb' })).toMatch(/BROKEN: AssumeRole/)
  })

  test('a reader that leaves early is no error', async () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    const child = spawn(process.execPath, [resolve('dist/cli.js'), 'analyze', '.rolecall', '-f', 'json'], { cwd })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    const code = await new Promise((done) => child.on('close', done))
    expect([code, stderr]).toEqual([1, ''])
  })

  test('github: annotations, and the whole in the step summary', async () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    const summary = join(cwd, 'summary.md')
    const env = { GITHUB_STEP_SUMMARY: summary }
    const { stdout } = await rolecall(['analyze', '.rolecall', '-f', 'github'], { cwd, env })
    expect(stdout).toMatch(/^::error file=.*line=\d+,title=/)
    expect(readFileSync(summary, 'utf8')).toContain('### Root cause')
  })
})

test('github: no usable evidence is an annotation too', async () => {
  const { code, stdout } = await rolecall(['analyze', 'none*', '-f', 'github'], { cwd })
  expect(code).toBe(2)
  expect(stdout).toMatch(
    /^::error title=rolecall::No usable evidence\. none\*: no file matches this pattern%0Asettle: Give .*\n$/,
  )
})

test('--all writes every tool call of a long run as a line; without it some of each kind stand for the rest', async () => {
  const cases = Array.from({ length: 500 }, (_, n) => `<testcase classname="suite" name="reads ${n % 9}" time="0.1"/>`)
  writeFileSync(join(cwd, 'results.xml'), `<testsuite name="suite" tests="500">${cases.join('\n')}</testsuite>`)
  const lines = async (...more: string[]) => {
    const { stdout } = await rolecall(['analyze', 'results.xml', '-f', 'ndjson', ...more], { cwd })
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  }
  const toolCalls = (of: { type: string }[]) => of.filter(({ type }) => type === 'toolCall')
  const some = await lines()
  expect(some[0].totals.toolCalls).toBe(500)
  expect(toolCalls(some).length).toBeLessThan(400)
  const all = await lines('--all')
  expect(toolCalls(all)).toHaveLength(500)
  const { code, stderr } = await rolecall(['analyze', 'results.xml', '--all'], { cwd })
  expect([code, stderr]).toEqual([2, expect.stringContaining('--format ndjson')])
})

describe('what counts', () => {
  beforeEach(() => {
    writeDeniedRun(join(cwd, '.rolecall'))
  })
  const write = (config: unknown) => writeFileSync(join(cwd, 'rolecall.config.json'), JSON.stringify(config))
  const analyze = (...args: string[]) => rolecall(['analyze', '-f', 'json', ...args], { cwd })

  test('a suppression needs a reason, holds until its day, and stays visible', async () => {
    const rules = ids((await analyze()).stdout)
    write({
      suppressions: rules.map((rule: string) => ({ rule, reason: 'role comes next week', expires: '2999-01-01' })),
    })
    const { code, stdout } = await analyze()
    expect(code).toBe(0)
    expect(ids(stdout)).toEqual(rules)
    expect(JSON.parse(stdout).findings[0].suppressed).toEqual({
      by: 'configuration',
      reason: 'role comes next week',
      until: '2999-01-01',
    })
  })

  test('an expired suppression no longer holds, and one that matches nothing is named', async () => {
    write({
      suppressions: [
        { rule: 'assume-role-denied', reason: 'until the move', expires: '2020-01-01' },
        { tool: 'no_such_tool', reason: 'left over' },
      ],
    })
    const { code, stdout } = await analyze()
    expect(code).toBe(1)
    expect(JSON.parse(stdout).summary.notes.join('\n')).toMatch(/expired on 2020-01-01.*no_such_tool matches nothing/s)
  })

  test('a baseline lets only what is new fail', async () => {
    expect((await analyze('--baseline', 'known.json', '--update-baseline')).code).toBe(0)
    const { code, stdout } = await analyze('--baseline', 'known.json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout).summary).toMatchObject({
      verdict: 'clean',
      headline: expect.stringMatching(/^Nothing new: \d known findings \(baseline known\.json\)\. The first of them: /),
    })
    const known = JSON.parse(readFileSync(join(cwd, 'known.json'), 'utf8'))
    known.findings.pop()
    writeFileSync(join(cwd, 'known.json'), JSON.stringify(known))
    expect((await analyze('--baseline', 'known.json')).code).toBe(1)
  })

  test('rules can be turned off or down, paths and fail-on declared', async () => {
    write({ paths: ['.rolecall'], failOn: 'warning', rules: { 'assume-role-denied': 'off' } })
    const { stdout } = await analyze()
    expect(ids(stdout)).not.toContain('assume-role-denied')
    expect(ids(stdout)).toContain('fallback-after-assume-error')
  })

  test('the expected role can be declared by tool and tenant', async () => {
    const role = 'arn:aws:iam::391827364550:role/DataReader'
    const roleOf = async () => JSON.parse((await analyze()).stdout).toolCalls[0].expectedRole
    write({
      expectedRoles: [
        { tool: 'other', role: `${role}/no` },
        { tool: 'read_*', tenant: 'jane', role },
      ],
    })
    expect(await roleOf()).toBe(role)
    write({ expectedRoles: [{ tenant: 'john', role }] })
    expect(await roleOf()).toBe('arn:aws:iam::123456789012:role/TestRole')
  })

  test.each([
    [{ suppressions: [{ rule: 'assume-role-denied' }] }, 'suppressions.0.reason'],
    [{ suppressions: [{ rule: 'nope', reason: 'because' }] }, 'there is no such rule'],
    [{ expectedRol: 'arn:aws:iam::1:role/x' }, 'expectedRol'],
    [{ failOn: 'never' }, 'failOn'],
  ])('%j is refused with its place', async (config, message) => {
    write(config)
    const { code, stderr } = await analyze()
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).toContain('rolecall.config.json cannot be used')
  })
})

describe('other commands', () => {
  test('explain prints the page of every rule that rules lists', async () => {
    const { stdout } = await rolecall(['rules', '--json'])
    const [first] = JSON.parse(stdout) as { id: string; title: string }[]
    expect((await rolecall(['explain', first!.id])).stdout).toContain(`# ${first!.id}`)
  })

  test('--help has examples, --version the version', async () => {
    expect((await rolecall(['analyze', '--help'])).stdout).toContain('Examples:')
    expect((await rolecall(['--version'])).stdout.trim()).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
  })
})

describe('the command as such', () => {
  test('--help breaks no word, whatever the width', async () => {
    const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ')
    const wide = words((await rolecall(['analyze', '--help'], { env: { COLUMNS: '110' } })).stdout)
    for (const COLUMNS of ['60', '80', '100']) {
      const { stdout } = await rolecall(['analyze', '--help'], { env: { COLUMNS } })
      expect(words(stdout)).toBe(wide)
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(Math.max(Number(COLUMNS), 64))
    }
  })

  test('every command is known to "did you mean"', async () => {
    const { stdout } = await rolecall(['--help'])
    const listed = stdout.split('\nCommands:')[1]!.split('\n\n')[0]!
    const named = [...listed.matchAll(/^ {2}rolecall ([\w-]+)/gm)].map(([, name]) => name)
    expect(named.sort()).toEqual(COMMAND_NAMES.toSorted())
  })

  test('an older Node is told so in a sentence', () => {
    const older =
      "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.8'}})"
    const { status, stderr } = spawnSync(process.execPath, ['--import', older, resolve('dist/cli.js'), '--help'], {
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^rolecall: needs Node 20\.6 or later, and this is 18\.20\.8\./)
    expect(stderr).not.toContain('    at ')
  })
})

describe('the configuration', () => {
  test('is searched up to the root of the repository, and no further', async () => {
    writeFileSync(
      join(cwd, 'rolecall.config.mjs'),
      "import { writeFileSync } from 'node:fs'\nwriteFileSync('ran', '')\n",
    )
    const inside = join(cwd, 'project', 'packages', 'server')
    mkdirSync(inside, { recursive: true })
    writeDeniedRun(join(inside, '.rolecall'))
    const ran = () => existsSync(join(inside, 'ran'))
    await rolecall([], { cwd: inside })
    expect(ran()).toBe(false)
    mkdirSync(join(cwd, 'project', '.git'))
    await rolecall([], { cwd: inside })
    expect(ran()).toBe(false)
    writeFileSync(join(cwd, 'project', 'rolecall.config.json'), '{ "failOn": "none" }')
    expect((await rolecall([], { cwd: inside })).code).toBe(0)
    expect((await rolecall(['--no-config'], { cwd: inside })).code).toBe(1)
  })

  test.each([
    ['{ "failOn": ', 'is not JSON: '],
    ['{ "failon": "none" }', 'there is no field "failon". Did you mean failOn?'],
    ['{ "rules": { "throtled": "off" } }', 'there is no rule "throtled". Did you mean throttled?'],
    ['{ "suppressions": [{ "rule": "throtled", "reason": "known" }] }', 'Did you mean throttled?'],
    ['{ "suppressions": [{ "tool": "a", "reson": "known" }] }', 'there is no field "reson". Did you mean reason?'],
    [
      '{ "expectedRole": "DataReader" }',
      'expectedRole: expected the ARN of a role, as arn:aws:iam::391827364550:role/',
    ],
  ])('%s names the file and what was meant', async (content, message) => {
    const file = join(cwd, 'rolecall.config.json')
    writeFileSync(file, content)
    const failed = await loadConfig(undefined, cwd).catch((error) => error)
    expect(failed).toBeInstanceOf(ConfigError)
    expect(failed.message).toContain(file)
    expect(failed.message).toContain(message)
  })
})

test('reports have the permissions that the umask gives', () => {
  writeDeniedRun(join(cwd, '.rolecall'))
  const modeWith = (umask: string) => {
    spawnSync(
      'sh',
      ['-c', `umask ${umask}; "$0" "$1" analyze -f json -o ${umask}.json`, process.execPath, resolve('dist/cli.js')],
      { cwd },
    )
    return statSync(join(cwd, `${umask}.json`)).mode & 0o777
  }
  expect([modeWith('022'), modeWith('077')]).toEqual([0o644, 0o600])
})

test('the schema that editors check JSON configurations by is the one that is enforced', async () => {
  await expect(`${JSON.stringify(configSchema(), null, 2)}\n`).toMatchFileSnapshot('../../docs/config.schema.json')
})
