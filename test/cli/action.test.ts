/** action.yml, played step by step as a runner plays it. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { zipOf } from '../sources/archives.ts'
import { writeDeniedRun } from './denied-run.ts'
import { type Played, playAction, type Step } from './play-workflow.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-action-'))
  mkdirSync(join(cwd, 'bin'))
  command('npx', `echo "$*" >> npx.log; shift 2; exec ${process.execPath} ${resolve('dist/cli.js')} "$@"`)
})
afterEach(() => rmSync(cwd, { recursive: true }))

function command(name: string, script: string): void {
  const file = join(cwd, 'bin', name)
  writeFileSync(file, `#!/bin/bash\n${script}\n`)
  chmodSync(file, 0o755)
}

function play(inputs: Record<string, string>, github: object = { event_name: 'push', token: 'none' }): Played {
  const { ROLECALL_DIR: _, ...env } = process.env
  const path = [join(cwd, 'bin'), env['PATH']].join(delimiter)
  const files = { RUNNER_TEMP: cwd, GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') }
  return playAction(resolve('.'), inputs, { cwd, github, env: { ...env, ...files, PATH: path } })
}

const codeOf = (played: Played) => played.steps['analyze']!.outputs['exit-code']
const verdictOf = (played: Played) => readFileSync(played.steps['analyze']!.outputs['markdown']!, 'utf8')
const readFrom = (name: string) => readFileSync(join(cwd, name), 'utf8')

describe('what is analyzed', () => {
  test('the newest run by default: annotations, files asked for, exit code', () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    const played = play({ format: 'sarif=a.sarif junit=a.xml' })
    expect(played.output).toMatch(/^::error file=/)
    expect(codeOf(played)).toBe('1')
    expect(played.codes).toEqual([0, 1])
    expect(verdictOf(played)).toContain('## ❌ rolecall')
    expect(JSON.parse(readFrom('a.sarif')).version).toBe('2.1.0')
  })

  test.each([
    ['a zip', 'incident.zip'],
    ['another folder', 'elsewhere'],
    ['a glob, one of several lines', 'elsewhere/**/coverage.json\n./elsewhere/*/spans.jsonl'],
  ])('%s that is named, and not the run that lies here too', (_, paths) => {
    writeDeniedRun(join(cwd, '.rolecall'), 1_763_900_000_000, 'not_this_one')
    const run = writeDeniedRun(join(cwd, 'elsewhere'), 1_763_900_000_000, 'this_one')
    writeFileSync(join(cwd, 'incident.zip'), zipOf({ 'spans.jsonl': readFileSync(join(run, 'spans.jsonl')) }))
    const played = play({ paths, format: 'json=report.json' })
    expect(codeOf(played)).toBe('1')
    const { toolCalls, inputs } = JSON.parse(readFrom('report.json'))
    expect(toolCalls.map((one: { tool: string }) => one.tool)).toEqual(['this_one'])
    for (const { file } of inputs) expect(file).toMatch(/^(incident\.zip!|elsewhere\/)/)
  })

  test.each([
    ['alone on its line', 'the runs/of today.zip'],
    ['among other lines', '  elsewhere\n  the runs/of today.zip  \n'],
    ['as a glob', 'the runs/*.zip\n'],
  ])('a path that holds blanks, %s', (_, paths) => {
    const run = writeDeniedRun(join(cwd, 'elsewhere'), 1_763_900_000_000, 'this_one')
    mkdirSync(join(cwd, 'the runs'))
    const zip = zipOf({ 'spans.jsonl': readFileSync(join(run, 'spans.jsonl')) })
    writeFileSync(join(cwd, 'the runs/of today.zip'), zip)
    const played = play({ paths, format: 'json=report.json' })
    expect(codeOf(played)).toBe('1')
    const { inputs } = JSON.parse(readFrom('report.json'))
    expect(inputs.map((one: { file: string }) => one.file)).toContain('the runs/of today.zip!spans.jsonl')
  })

  test('several paths on one line, and one of them that is not there', () => {
    writeDeniedRun(join(cwd, 'elsewhere'))
    const played = play({ paths: 'elsewhere no.xml', format: 'json=report.json' })
    expect(codeOf(played)).toBe('2')
    expect(played.output).toContain('no.xml: no such file or folder')
  })

  test('a zip in which nothing is wrong', () => {
    const inputs = 'samples/healthy/inputs'
    const run = join(inputs, readdirSync(inputs).find((name) => /^\d{13}-/.test(name))!)
    const files = readdirSync(run).map((name) => [name, readFileSync(join(run, name))] as const)
    writeFileSync(join(cwd, 'artifacts.zip'), zipOf(Object.fromEntries(files)))
    const played = play({ paths: 'artifacts.zip', format: 'json=report.json' })
    expect(codeOf(played)).toBe('0')
    expect(played.codes).toEqual([0, 0])
    expect(verdictOf(played)).toContain('## ✅ rolecall')
    expect(JSON.parse(readFrom('report.json')).toolCalls.length).toBeGreaterThan(0)
  })

  test('fail-on and baseline', () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    expect(codeOf(play({ 'fail-on': 'none' }))).toBe('0')
    writeFileSync(join(cwd, 'b.json'), JSON.stringify({ format: 'rolecall-baseline', version: 1, findings: [] }))
    expect(codeOf(play({ baseline: 'b.json' }))).toBe('1')
  })

  test('no input is taken for a command', () => {
    const evil = '$(touch pwned) ; touch pwned #'
    play({ paths: evil, format: evil, 'fail-on': evil, baseline: evil, version: evil })
    expect(existsSync(join(cwd, 'pwned'))).toBe(false)
    const { runs } = parse(readFileSync('action.yml', 'utf8')) as { runs: { steps: Step[] } }
    for (const step of runs.steps) expect(step.run).not.toContain('${{')
  })
})

describe('which rolecall', () => {
  const install = () => {
    mkdirSync(join(cwd, 'node_modules', '.bin'), { recursive: true })
    symlinkSync(resolve('dist/cli.js'), join(cwd, 'node_modules', '.bin', 'rolecall'))
  }

  test("the project's own first", () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    install()
    expect(codeOf(play({}))).toBe('1')
    expect(existsSync(join(cwd, 'npx.log'))).toBe(false)
  })

  test("else the action's version; one that is named beats both", () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    play({})
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(readFrom('npx.log')).toContain(`--yes rolecall@${version} analyze`)
    install()
    play({ version: '9.8.7' })
    expect(readFrom('npx.log')).toContain('--yes rolecall@9.8.7 analyze')
  })

  test.each([1, 127])('npx that fails with %i is no finding', (code) => {
    command('npx', `echo 'npm error code E404' >&2; exit ${code}`)
    const played = play({})
    expect(codeOf(played)).toBe(String(Math.max(2, code)))
    expect(played.output).toContain('::error title=rolecall::npx')
    expect(played.codes.at(-1)).not.toBe(1)
  })

  test('one of the project’s own that cannot run is no finding', () => {
    writeDeniedRun(join(cwd, '.rolecall'))
    mkdirSync(join(cwd, 'node_modules', '.bin'), { recursive: true })
    writeFileSync(
      join(cwd, 'node_modules', '.bin', 'rolecall'),
      "#!/bin/sh\necho 'Cannot find package' >&2; exit 1\n",
      {
        mode: 0o755,
      },
    )
    const played = play({})
    expect(codeOf(played)).toBe('2')
    expect(played.output).toContain('::error title=rolecall::')
  })
})

describe('the comment', () => {
  const pull = { event_name: 'pull_request', token: 'none', repository: 'o/r', event: { pull_request: { number: 7 } } }
  /** @param comments id, author and body, as the API gives them */
  const api = (comments: string[], me = 'github-actions[bot]') =>
    command(
      'gh',
      `echo "$*" >> gh.log
case "$*" in
*graphql*) ${me === '' ? 'exit 1' : `echo '${me}'`} ;;
*--paginate*) printf '%b' '${comments.map((one) => `${one}\\n`).join('')}' ;;
esac`,
    )
  beforeEach(() => {
    writeDeniedRun(join(cwd, '.rolecall'))
  })

  test('is made once, and then kept up to date', () => {
    api([])
    play({}, pull)
    expect(readFrom('gh.log')).toContain('--method POST repos/o/r/issues/7/comments')
    api(['41\\toctocat\\tlooks good', '42\\tgithub-actions[bot]\\t<!-- rolecall -->\\\\n## ❌ rolecall'])
    play({}, pull)
    expect(readFrom('gh.log')).toContain('--method PATCH repos/o/r/issues/comments/42')
  })

  test("somebody else's comment with our marker is not ours", () => {
    api(['13\\tmallory\\t<!-- rolecall --> mine now', '14\\tgithub-actions[bot]\\tquotes <!-- rolecall -->'])
    play({}, pull)
    expect(readFrom('gh.log')).not.toContain('PATCH')
    expect(readFrom('gh.log')).toContain('--method POST')
  })

  test('a token that may not ask who it is is the runner’s', () => {
    api(['42\\tgithub-actions[bot]\\t<!-- rolecall -->'], '')
    play({}, pull)
    expect(readFrom('gh.log')).toContain('comments/42')
  })

  test('none where it is not wanted, or where there is no pull request', () => {
    api([])
    play({ comment: 'false' }, pull)
    play({})
    expect(existsSync(join(cwd, 'gh.log'))).toBe(false)
  })
})
