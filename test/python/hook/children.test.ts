/** What a process starts: another Python is watched as well, or counted where it can't be. */
import { expect, test } from 'vitest'
import { endpoint } from './endpoint.ts'
import { coverageOf, run, spansOf } from './python.ts'

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
  [
    'posix_spawn, an empty environment',
    'os.waitpid(os.posix_spawn(sys.executable, [sys.executable, "-c", call], {}), 0)',
    1,
  ],
  ['posix_spawn', 'os.waitpid(os.posix_spawn(sys.executable, [sys.executable, "-c", call], os.environ), 0)', 0],
  ['spawnve, an empty environment', 'os.spawnve(os.P_WAIT, sys.executable, [sys.executable, "-c", call], {})', 1],
  ['spawnv, -I', 'os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-I", "-c", call])', 1],
  ['spawnl', 'os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-c", call)', 0],
  ['os.system, -I', 'os.system("cd / && %s -I -c pass" % sys.executable)', 1],
  ['env -i', 'subprocess.run(["env", "-i", sys.executable, "-c", call])', 1],
  [
    'another name for it, found in a script, an empty environment',
    'open("tool", "w").write("#!%s\\npass" % sys.executable); os.chmod("tool", 0o700); subprocess.run(["./tool"], env={})',
    1,
  ],
  [
    'an asynchronous child, -I',
    'import asyncio\nasync def main(): await (await asyncio.create_subprocess_exec(sys.executable, "-I", "-c", "pass")).wait()\nasyncio.run(main())',
    1,
  ],
])('%s', async (_, start, unwatched) => {
  const url = await endpoint()
  const played = await run(`import os, subprocess, sys, urllib.request
call = "import urllib.request; urllib.request.urlopen('${url}/child').read()"
${start}
urllib.request.urlopen("${url}/parent").read()`)
  expect(played).toMatchObject({ code: 0, stderr: '' })
  // A forked child that becomes another program says so in its own folder.
  const said = coverageOf(played.folder).filter((one) => one.service === 'program')
  expect(said.reduce((sum, one) => sum + (one.unwatched ?? 0), 0)).toBe(unwatched)
})

test('exec of a Python that is kept from being watched: said before this one is gone', async () => {
  const played = await run('import os, sys; os.execve(sys.executable, [sys.executable, "-c", "pass"], {})')
  expect(played).toMatchObject({ code: 0, stderr: '' })
  expect(coverageOf(played.folder)).toMatchObject([{ unwatched: 1 }])
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
