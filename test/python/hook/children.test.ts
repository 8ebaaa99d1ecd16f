/** What a process starts: another Python is watched as well, or counted where it can't be. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { coverageOf, run, spansOf } from './python.ts'

async function endpoint() {
  const server = createServer((_, answer) => void answer.end('ok'))
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.each([
  ['its environment', 'subprocess.run([sys.executable, "-c", call])', 0],
  ['-I', 'subprocess.run([sys.executable, "-I", "-c", call])', 1],
  ['-E among other flags', 'subprocess.run([sys.executable, "-BE", "-c", call])', 1],
  ['-X and its value', 'subprocess.run([sys.executable, "-XIES=1", "-c", call])', 0],
  ['flags of the script', 'subprocess.run([sys.executable, "-c", call, "-I"])', 0],
  ['an empty environment', 'subprocess.run([sys.executable, "-c", call], env={})', 1],
  ['an environment of its own that has us', 'subprocess.run([sys.executable, "-c", call], env=dict(os.environ))', 0],
  ['a shell', 'subprocess.run("%s -I -c pass" % sys.executable, shell=True)', 1],
  ['no Python', 'subprocess.run(["true"], env={})', 0],
])('%s', async (_, start, unwatched) => {
  const url = await endpoint()
  const played = await run(`import os, subprocess, sys, urllib.request
call = "import urllib.request; urllib.request.urlopen('${url}/child').read()"
${start}
urllib.request.urlopen("${url}/parent").read()`)
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const parents = coverageOf(played.folder).find((one) => one.service === 'program')
  expect(parents.unwatched ?? 0).toBe(unwatched)
})

test('processes of multiprocessing, spawned', async () => {
  const url = await endpoint()
  const played = await run(`import multiprocessing, urllib.request
def fetch(n): urllib.request.urlopen("${url}/call/%d" % n).read()
if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(2) as pool: pool.map(fetch, range(3))`)
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const spans = spansOf(played.folder)
  expect(spans.map((span) => span.attributes['url.path']).sort()).toEqual(['/call/0', '/call/1', '/call/2'])
  expect(spans.every((span) => !span.open && span.parentSpanId === undefined)).toBe(true)
})
