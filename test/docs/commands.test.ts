/** Every command in the documentation is run as it stands there, in a project that has what they name: none is refused. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
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
import { delimiter, dirname, join, resolve } from 'node:path'
import { globSync } from 'tinyglobby'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const PAGES = globSync(['README.md', 'docs/*.md', 'docs/rules/*.md']).sort()

/** Lines of shell that start rolecall, by page; a line that goes on behind a backslash is one. */
const commands = PAGES.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/```(?:sh|bash|console)\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    block!
      .replaceAll('\\\n', ' ')
      .split('\n')
      // What asks a ClickHouse is run against one, in its own suite.
      .filter((line) => /\brolecall\b/.test(line) && !/^(docker|npm|npx @|claude|echo) ?|clickhouse:\/\//.test(line))
      .map((line) => [page, line.replace(/\s+#.*$/, '')] as const),
  ),
)

let folder: string
let cwd: string
let env: NodeJS.ProcessEnv
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-docs-'))
  cwd = join(folder, 'project')
  const bin = join(folder, 'bin')
  mkdirSync(join(cwd, 'node_modules'), { recursive: true })
  mkdirSync(bin)
  mkdirSync(join(cwd, '.git'))
  for (const name of ['@aws-sdk', '@smithy', '@opentelemetry'])
    link(`node_modules/${name}`, join(cwd, 'node_modules', name))
  link('.', join(cwd, 'node_modules/rolecall'))
  link('dist/cli.js', join(bin, 'rolecall'))
  chmodSync('dist/cli.js', 0o755)
  // npx finds what is installed, and asks nobody.
  script(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n')
  script(join(bin, 'jq'), '#!/bin/sh\ncat\n')
  script(join(bin, 'pbpaste'), '#!/bin/sh\ncat token.txt\n')
  script(join(bin, 'npm'), '#!/bin/sh\nexec node test.cjs\n')
  script(join(bin, 'pytest'), '#!/bin/sh\nexec node test.cjs\n')
  script(join(cwd, 'server'), '#!/bin/sh\nexec node test.cjs\n')
  writeFileSync(join(cwd, 'server.js'), SERVER)
  writeFileSync(join(cwd, 'test.cjs'), SERVER)
  writeFileSync(join(cwd, 'server.py'), 'print("served")\n')
  writeFileSync(join(cwd, 'package.json'), '{"scripts":{"test":"node test.cjs"}}')
  const token = [{ alg: 'HS256' }, { role: 'arn:aws:iam::391827364550:role/DataReader', exp: 4_000_000_000 }, {}]
  writeFileSync(
    join(cwd, 'token.txt'),
    token.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.'),
  )
  const [bad, good] = ['samples/placeholder-role/inputs', 'samples/healthy/inputs']
  for (const [from, to] of [
    [bad, '.rolecall/1795871701211-11847-17d3'],
    [good, '.rolecall/1795871821211-11847-17d3'],
    [good, 'runs/main'],
    [bad, 'runs/pull-request'],
  ] as const) {
    const run = readdirSync(from).find((name) => /^\d{13}-/.test(name))!
    cpSync(join(from, run), join(cwd, to), { recursive: true })
  }
  cpSync(join(bad, 'results.json'), join(cwd, 'results.json'))
  cpSync(join(bad, 'server.log'), join(cwd, 'server.log'))
  cpSync('samples/incidents/assume-role-denied/stock/spans.jsonl', join(cwd, 'spans.jsonl'))
  cpSync(globSync('test/**/*cloudtrail*.json')[0]!, join(cwd, 'cloudtrail.json'))
  mkdirSync(join(cwd, 'test-results'))
  writeFileSync(join(cwd, 'test-results/junit.xml'), RESULTS)
  writeFileSync(join(cwd, 'results.xml'), RESULTS)
  // Recognised by content: an archive by any name.
  const archived = spawnSync('tar', [
    'cf',
    join(cwd, 'incident.zip'),
    '-C',
    resolve('samples/placeholder-role'),
    'inputs',
  ])
  expect(archived.status).toBe(0)
  const { ROLECALL_DIR: _, NODE_OPTIONS: __, GITHUB_STEP_SUMMARY: ___, ...own } = process.env
  env = {
    ...own,
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
    BROWSER: '',
    CI: 'true',
    JWT_SECRET: 'a secret of the documentation',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

function link(from: string, to: string): void {
  if (existsSync(from)) symlinkSync(resolve(from), to)
}

function script(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o755 })
}

const SERVER = `
const http = require('node:http')
const server = http.createServer((_, response) => response.end('ok')).listen(0, async () => {
  await fetch('http://127.0.0.1:' + server.address().port + '/health')
  server.close()
  server.closeAllConnections()
})
`
const RESULTS = '<testsuites><testsuite name="s"><testcase name="search finds" time="0.1"/></testsuite></testsuites>'

/** Where the words are right and there is nothing to find, 3 is the answer; of a token or of credentials, 1 or 2 of their own. */
const SAYS_NO = /^(?:pbpaste \| |npx )*rolecall (jwt|doctor)/

describe.each([...new Set(commands.map(([page]) => page))])('%s', (page) => {
  test.each(commands.filter(([one]) => one === page).map(([, line]) => line))('%s', (line) => {
    // What runs until Ctrl-C gets it, once: a second one would end it without the verdict.
    const played = line.replace(
      /\brolecall watch\b/,
      'timeout --foreground --preserve-status --signal=INT 10 rolecall watch',
    )
    const { status, stdout, stderr } = spawnSync('bash', ['-c', played], {
      cwd,
      env,
      encoding: 'utf8',
      timeout: 60_000,
    })
    expect(stderr, line).not.toMatch(/--help shows|internal error|no such file|not found/i)
    if (!SAYS_NO.test(line)) expect([0, 1, 3], `${line}\n${stdout}${stderr}`).toContain(status)
  })
})

test('npm scripts that the documentation names are there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const named = PAGES.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => [page, name!] as const),
  )
  expect(named.length).toBeGreaterThan(10)
  // A project of the reader has this one from init.
  for (const [page, name] of named)
    if (name !== 'rolecall') expect(scripts, `${page}: npm run ${name}`).toHaveProperty([name])
})

test('links within the documentation lead somewhere, to headings as well', () => {
  const broken = PAGES.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => {
      if (/^(https?:|mailto:)/.test(target!)) return []
      const [path, heading] = target!.split('#') as [string, string?]
      const file = path ? join(dirname(page), path) : page
      if (!existsSync(file)) return [`${page}: ${target}`]
      if (heading === undefined || !file.endsWith('.md')) return []
      return anchorsOf(file).includes(heading) ? [] : [`${page}: ${target}`]
    }),
  )
  expect(broken).toEqual([])
})

/** As GitHub makes them of headings. */
function anchorsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, text]) =>
    text!
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  )
}

test('every page is on the way from the index', () => {
  const index = readFileSync('docs/README.md', 'utf8')
  const lost = globSync('docs/*.md').filter(
    (page) => page !== 'docs/README.md' && !index.includes(`(${page.slice('docs/'.length)}`),
  )
  expect(lost).toEqual([])
})
