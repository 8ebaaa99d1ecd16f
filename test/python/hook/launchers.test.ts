/** `rolecall run --` before whatever starts a Python: the process that does the work is recorded, its output and exit code are its own. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pythonPrograms } from '../../../samples/python/setup.mjs'
import { run, spansOf, temporary } from './python.ts'

const bin = pythonPrograms('launchers')
const PYTHON = join(bin, 'python')

const WAYS: Record<string, string[]> = {
  python: [PYTHON, 'app.py'],
  'python -m': [PYTHON, '-m', 'package'],
  'python -X dev': [PYTHON, '-X', 'dev', 'app.py'],
  'uv run': [join(bin, 'uv'), 'run', '--no-project', '--offline', '--python', PYTHON, 'app.py'],
  'uv run --isolated': [
    join(bin, 'uv'),
    'run',
    '--isolated',
    '--no-project',
    '--offline',
    '--python',
    PYTHON,
    'app.py',
  ],
  'poetry run': [join(bin, 'poetry'), 'run', 'python', 'app.py'],
  pytest: [join(bin, 'pytest'), '-q', 'app.py'],
  'python -m pytest': [PYTHON, '-m', 'pytest', '-q', 'app.py'],
  'a console script': [join(bin, 'work')],
  'a shell': ['sh', '-c', `exec ${PYTHON} app.py`],
}

test.each(Object.entries(WAYS))('%s', async (_, command) => {
  const server = createServer((_, answer) => void answer.end('ok'))
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const folder = temporary()
  const text = `import sys, urllib.request
def test():
    urllib.request.urlopen("http://127.0.0.1:${(server.address() as AddressInfo).port}/work").read()
    print("worked")
if __name__ == "__main__":
    test(); sys.exit(7)
`
  writeFileSync(join(folder, 'app.py'), text)
  mkdirSync(join(folder, 'package'))
  writeFileSync(join(folder, 'package/__main__.py'), text)
  writeFileSync(join(folder, 'package/__init__.py'), '')
  writeFileSync(
    join(folder, 'pyproject.toml'),
    '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.11"\n[tool.poetry]\npackage-mode = false\n',
  )
  // As pip writes them: the interpreter of the environment in the first line.
  writeFileSync(join(folder, 'work'), `#!${PYTHON}\n${text}`, { mode: 0o755 })
  const words = command.map((word) => (word === join(bin, 'work') ? join(folder, 'work') : word))
  const played = await run('', {
    folder,
    hook: false,
    command: process.execPath,
    args: [resolve('dist/cli.js'), 'run', '--', ...words],
    env: {
      ROLECALL_DIR: join(folder, 'run'),
      // As in an environment that was activated.
      VIRTUAL_ENV: resolve(bin, '..'),
      PATH: `${bin}:${process.env['PATH']}`,
    },
  })
  const passed = words.some((word) => word.endsWith('pytest'))
  // After a success `rolecall run` says that there was nothing to judge: no AWS call.
  expect(played.code, played.stderr).toBe(passed ? 3 : 7)
  expect(played.stdout).toContain(passed ? '1 passed' : 'worked')
  expect(spansOf(folder).filter((span) => span.attributes['url.path'] === '/work')).toHaveLength(1)
})
