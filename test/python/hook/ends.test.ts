/** How a process ended stands in its coverage, as far as it can be known, and nothing of it is changed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run, runsOf } from './python.ts'

const CALL = `import http.client, socket, sys
def call():
    try: http.client.HTTPConnection("127.0.0.1", 9).request("GET", "/")
    except OSError: pass
call()
`

test.each([
  ['its own end', '', 0, undefined],
  ['sys.exit', 'sys.exit()', 0, { code: 0 }],
  ['sys.exit of a number', 'sys.exit(3)', 3, { code: 3 }],
  ['sys.exit of more than a byte', 'sys.exit(-1)', 255, { code: 255 }],
  ['sys.exit of a sentence', 'sys.exit("no bucket")', 1, { code: 1 }],
  ['an error that nobody caught', 'raise KeyError("bucket")', 1, { code: 1, error: 'KeyError' }],
  ['an error that was caught', 'try: raise KeyError\nexcept KeyError: pass', 0, undefined],
  ['sys.exit that was caught, and more work', 'try: sys.exit(3)\nexcept SystemExit: call()', 0, undefined],
  [
    'sys.exit in another thread',
    'import threading\nt = threading.Thread(target=sys.exit, args=(3,)); t.start(); t.join()',
    0,
    undefined,
  ],
  ['a raise that asks nobody', 'raise SystemExit(3)', 3, undefined],
  ['an interruption', 'raise KeyboardInterrupt', null, { code: 130, error: 'KeyboardInterrupt' }],
  ['os._exit', 'import os\nos._exit(4)', 4, { code: 4 }],
  [
    'os._exit in another thread',
    'import os, threading, time\nthreading.Thread(target=os._exit, args=(5,)).start()\ntime.sleep(99)',
    5,
    { code: 5 },
  ],
])('%s', async (_, end, code, exit) => {
  const played = await run(`${CALL}${end}`)
  const bare = await run(`${CALL}${end}`, { hook: false })
  expect(played.code).toBe(code)
  expect(bare).toMatchObject({ code: played.code, signal: played.signal })
  expect(played.stderr.replaceAll(played.folder, '')).toBe(bare.stderr.replaceAll(bare.folder, ''))
  const [folder] = runsOf(played.folder)
  expect(JSON.parse(readFileSync(join(folder!, 'coverage.json'), 'utf8')).exit).toEqual(exit)
})
