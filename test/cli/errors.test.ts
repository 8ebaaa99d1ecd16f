/** Wrong input, as newcomers type it: every answer says what was expected, what was found, where, and what to type. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rolecall } from './run-cli.ts'

const RUN = resolve('samples/healthy/inputs')
const TYPE_DIFF = 'Type it as: rolecall diff runs/main runs/pull-request'
let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-errors-'))
  mkdirSync(join(cwd, 'folder'))
  writeFileSync(join(cwd, 'broken.json'), '{')
  writeFileSync(join(cwd, 'empty.json'), '')
  writeFileSync(join(cwd, 'other.json'), '{"a":1}')
  writeFileSync(join(cwd, 'near.json'), '{"spans":[],"traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}')
  writeFileSync(join(cwd, 'text.txt'), 'x')
  writeFileSync(join(cwd, 'empty'), '')
})
afterAll(() => rmSync(cwd, { recursive: true }))

/** What is typed, and each of what the answer must hold. */
const WRONG: readonly (readonly [typed: string[], ...says: string[]])[] = [
  [['diff'], 'rolecall diff needs 2 arguments and got none', TYPE_DIFF, 'rolecall diff --help'],
  [['diff', RUN], 'needs 2 arguments and got 1', TYPE_DIFF],
  [['diff', RUN, 'nosuch'], 'nosuch: no such file or folder', 'rolecall runs'],
  [['diff', 'a', 'b', 'c'], 'takes nothing more, and got "c"'],
  [['explain'], 'needs one argument and got none. Type it as: rolecall explain role-arn-placeholder'],
  [['rules', 'extra'], 'rolecall rules takes no argument, and got "extra"', 'rolecall rules --help'],
  [['analyze', '--outptu', 'x'], 'no option --outptu. Did you mean --output?'],
  [['analyze', RUN, '-x'], 'no option -x.'],
  [['analyze', '--output'], '--output needs a value behind it', 'rolecall analyze --help'],
  [['analyze', RUN, '--fail-on', 'x'], '--fail-on takes error, warning or none, and got "x"'],
  [['analyze', RUN, '--min-confidence=x'], '--min-confidence takes high, medium or low, and got "x"'],
  [['analyze', RUN, '--strict=maybe'], '--strict takes no value, and got "maybe". Type --strict'],
  [['schema', 'mysql'], 'rolecall schema takes clickhouse, and got "mysql"'],
  [['open', RUN, '--output', '.'], 'Cannot write .: it is a folder. Name a file, as report.html'],
  [['analyze', RUN, '-f', 'sarif=folder'], 'Cannot write folder: it is a folder. Name a file, as folder/report.html'],
  [['analyze', RUN, '-o', 'text.txt/x'], 'Cannot write text.txt/x: a file stands where a folder was expected'],
  [['open', 'nosuch'], 'nosuch: no such file or folder'],
  [['run', 'server', 'now'], 'after two dashes: rolecall run -- server now'],
  [['run', '--', 'no-such-command'], 'Cannot run no-such-command: no such command in PATH'],
  [['run', '--', './nosuch.js'], 'Cannot run ./nosuch.js: no such file'],
  [['run', '--', './text.txt'], 'rolecall run -- node ./text.txt'],
  [['analyze', RUN, '--config', 'nosuch'], 'Cannot read the configuration nosuch: no such file', 'rolecall init'],
  [['analyze', RUN, '--config', 'folder'], 'it is a folder'],
  [['analyze', RUN, '--config', 'empty.json'], 'empty.json is empty', 'rolecall init'],
  [['analyze', RUN, '--config='], '--config needs a file, and --no-config takes none'],
  [['analyze', RUN, '--config', 'text.txt'], 'its name must end in .json'],
  [['analyze', RUN, '--config', 'broken.json'], 'broken.json is not JSON', '--no-config'],
  [['analyze', RUN, '--baseline', 'nosuch'], 'Cannot read the baseline nosuch: no such file', '--update-baseline'],
  [['analyze', RUN, '--baseline', 'broken.json'], 'it is not JSON'],
  [['analyze', RUN, '--update-baseline', '--baseline', 'folder'], 'Cannot write folder: it is a folder'],
  [['jwt', 'folder'], 'folder is a folder. Give a file that holds the token'],
  [['jwt', 'empty'], 'empty is empty', 'rolecall jwt token.txt'],
  [['jwt'], 'Standard input is empty'],
  [['mcp', '--root', 'text.txt'], 'There is no folder text.txt', '--root .'],
  [
    ['analyze', RUN, '-f', 'html=x.html,json'],
    '--format takes one format, and got "html=x.html,json"',
    '--format html=x.html --format json',
  ],
  [['analyze', RUN, '-f', 'json html=x.html'], 'takes one format', '--format json --format html=x.html'],
  [['analyze', RUN, '-f', 'hmtl=x.html'], 'There is no format "hmtl". Did you mean html?'],
  [
    ['why', 'search'],
    'no command and no file "why". why is a tool of `rolecall mcp`',
    'rolecall analyze --tool <name>',
  ],
  [['who-signed'], 'who_signed is a tool of `rolecall mcp`'],
  [['helpp'], 'Did you mean `rolecall --help`?'],
]

describe('answers of the command', () => {
  test.each(WRONG.map(([typed, ...says]) => [typed.join(' ').replaceAll(RUN, 'run'), typed, says] as const))(
    'rolecall %s',
    async (_, typed, says) => {
      const { code, stdout, stderr } = await rolecall(typed, { cwd })
      expect([code, stdout]).toEqual([2, ''])
      for (const one of says) expect(stderr).toContain(one)
      // The system's words and a stack tell a newcomer nothing.
      expect(stderr).not.toMatch(/internal error|\b(?:ENOENT|EISDIR|EACCES|ENOTDIR)\b|^\s+at /m)
    },
  )

  test.each([['runs'], ['clean'], ['analyze'], ['run', '--', 'node', '--version'], ['watch']])(
    'a file where runs are written: %s',
    async (...typed) => {
      const { code, stderr } = await rolecall(typed, { cwd, env: { ROLECALL_DIR: 'text.txt' } })
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining('text.txt is a file, and runs are written to a folder'),
      ])
    },
  )

  test('they and help are in one language, whatever the machine speaks', async () => {
    const env = { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' }
    expect((await rolecall(['analyze', '--outptu', 'x'], { env })).stderr).toContain('Did you mean --output?')
    expect((await rolecall(['--help'], { env })).stdout).toContain('\nCommands:\n')
  })

  test.skipIf(process.getuid?.() === 0)('what may not be read', async () => {
    writeFileSync(join(cwd, 'secret'), 'x')
    chmodSync(join(cwd, 'secret'), 0)
    expect((await rolecall(['jwt', 'secret'], { cwd })).stderr).toContain('no permission to read it')
  })
})

describe('inputs that are no evidence', () => {
  test.each([
    ['other.json', 'other.json: unknown format, near to none that is read'],
    ['near.json', 'near.json: unknown format; nearest: OTLP JSON'],
    ['empty', 'empty: the file is empty'],
    ['folder', 'folder: the folder holds no files'],
    ['*.nosuch', '*.nosuch: no file matches this pattern', 2],
  ])('the first lines say why %s is none, and what to type', async (input, why, exit = 3) => {
    const { code, stdout } = await rolecall(['analyze', input], { cwd, env: { COLUMNS: '80' } })
    expect(code).toBe(exit)
    const first = stdout.split('\n').slice(0, 8).join(' ').replace(/\s+/g, ' ')
    expect(first).toContain(`No usable evidence. ${why}`)
    expect(first).toContain('rolecall analyze .rolecall server.log results.xml')
    expect(stdout).not.toContain('open ')
  })
})

test('--no-color outdoes a terminal that wants colours; --color outdoes NO_COLOR', async () => {
  const plain = await rolecall(['--no-color', RUN], { cwd, env: { FORCE_COLOR: '1' } })
  expect(plain.stdout).not.toContain('\x1b[')
  const coloured = await rolecall(['analyze', RUN, '--color'], { cwd, env: { NO_COLOR: '1' } })
  expect(coloured.stdout).toContain('\x1b[')
})
