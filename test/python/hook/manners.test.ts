/** What the Python hook leaves alone: each time the same program with and without it. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pythonPrograms } from '../../../samples/python/setup.mjs'
import { coverageOf, HOOK, python, run, runsOf, spansOf, temporary } from './python.ts'

/** Answers every request, and keeps its head as it came, byte for byte. */
async function endpoint(answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok') {
  const heads: string[] = []
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (data) => {
      heads.push(data.toString('latin1'))
      socket.write(answer)
    })
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heads }
}

const GET = (url: string) => `import urllib.request; urllib.request.urlopen("${url}/").read()\n`

test('a script that calls nobody writes nothing and makes no folder', async () => {
  const played = await run('print("hello")')
  expect(played).toMatchObject({ code: 0, stdout: 'hello\n', stderr: '' })
  expect(runsOf(played.folder)).toEqual([])
})

test('no module but its own and the standard library is loaded, and few of those before anything is watched', async () => {
  const program = 'import sys; print("\\n".join(sorted(sys.modules)))'
  const [bare, hooked] = await Promise.all([run(program, { hook: false }), run(program)])
  const more = hooked.stdout.split('\n').filter((name) => !bare.stdout.split('\n').includes(name))
  expect(more.sort()).toEqual(
    ['rolecall_preload', 'rolecall_preload.attach', 'sitecustomize'].filter((name) => more.includes(name)),
  )
  const { url } = await endpoint()
  const busy = `${GET(url)}import sys
print([name for name in sys.modules if "site-packages" in str(getattr(sys.modules[name], "__file__", ""))])`
  const [alone, watched] = await Promise.all([run(busy, { hook: false }), run(busy)])
  expect(watched.stdout).toBe(alone.stdout)
})

test('signal handlers, threads, audit hooks and exit handlers are as without', async () => {
  const { url } = await endpoint()
  const program = `${GET(url)}
import signal, sys, threading, logging
print([signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)], [t.name for t in threading.enumerate()], logging.root.manager.loggerDict, sys.excepthook is sys.__excepthook__, sys.gettrace(), sys.getprofile())`
  const [bare, hooked] = await Promise.all([run(program, { hook: false }), run(program)])
  const same = (text: string) => text.replace(/0x[0-9a-f]+/g, '')
  expect(same(hooked.stdout)).toBe(same(bare.stdout))
})

describe('the sitecustomize behind ours runs as it would', () => {
  test("the user's own, found on PYTHONPATH", async () => {
    const folder = temporary()
    mkdirSync(join(folder, 'own'))
    writeFileSync(
      join(folder, 'own/sitecustomize.py'),
      'import importlib.util\nMARK = 1\nprint("own", __name__, __spec__.name)\n',
    )
    const program =
      'import sys; print(sys.modules["sitecustomize"].MARK, sys.modules["sitecustomize"].__file__.endswith("own/sitecustomize.py"))'
    const played = await run(program, { folder, env: { PYTHONPATH: `${HOOK}:${join(folder, 'own')}` } })
    expect(played).toMatchObject({ stdout: 'own sitecustomize sitecustomize\n1 True\n', stderr: '' })
  })

  test('one that fails is told of as Python tells, and no more', async () => {
    const folder = temporary()
    mkdirSync(join(folder, 'own'))
    writeFileSync(join(folder, 'own/sitecustomize.py'), 'raise ValueError("mine")\n')
    const [bare, hooked] = await Promise.all([
      run('', { folder: temporary(), hook: false, env: { PYTHONPATH: join(folder, 'own') } }),
      run('', { folder: temporary(), env: { PYTHONPATH: `${HOOK}:${join(folder, 'own')}` } }),
    ])
    expect(bare.stderr).toContain('ValueError: mine')
    expect(hooked.stderr).toBe(bare.stderr)
    expect(hooked.code).toBe(bare.code)
  })

  test("the launcher's that puts its own before ours and starts Python anew", async () => {
    const folder = temporary()
    const { url } = await endpoint()
    mkdirSync(join(folder, 'agent'))
    writeFileSync(join(folder, 'agent/sitecustomize.py'), 'print("agent")\n')
    writeFileSync(join(folder, 'target.py'), GET(url))
    const program = `import os, sys
os.environ["PYTHONPATH"] = "${join(folder, 'agent')}" + os.pathsep + os.environ["PYTHONPATH"]
os.execl(sys.executable, sys.executable, "${join(folder, 'target.py')}")`
    const played = await run(program, { folder })
    expect(played.stdout).toBe('agent\n')
    expect(spansOf(folder).map((span) => span.name)).toEqual(['GET'])
  })
})

test('no header is added, changed or moved', async () => {
  const { url, heads } = await endpoint()
  const program = `import urllib.request, urllib3, http.client
urllib.request.urlopen(urllib.request.Request("${url}/a?b=c", data=b"x=1", headers={"B": "2", "A": "1"})).read()
urllib3.PoolManager().request("POST", "${url}/b", body=b"body", headers={"z": "1", "Y": "2"}).data
c = http.client.HTTPConnection("${url.slice(7)}"); c.request("PUT", "/c", "text", {"Q": "1"}); c.getresponse().read()`
  const bare = await run(program, { hook: false })
  const before = heads.splice(0)
  const hooked = await run(program)
  expect([bare.code, hooked.code, hooked.stderr]).toEqual([0, 0, ''])
  // Pieces are the network's affair.
  expect(heads.join('')).toBe(before.join(''))
  expect(spansOf(hooked.folder).map((span) => span.name)).toEqual(['POST', 'POST', 'PUT'])
})

test('exit code and traceback are the same, but for frames that are named after us', async () => {
  const folder = temporary()
  const program = `import urllib.request
def tool(): urllib.request.urlopen("http://127.0.0.1:9/")
tool()`
  const [bare, hooked] = [await run(program, { folder, hook: false }), await run(program, { folder })]
  expect([bare.code, hooked.code]).toEqual([1, 1])
  const frames = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('  File') || !line.startsWith(' '))
      .filter((line) => !line.includes('rolecall_preload'))
  expect(frames(hooked.stderr)).toEqual(frames(bare.stderr))
  for (const code of [
    'import sys; sys.exit(7)',
    'import os; os._exit(3)',
    'raise SystemExit("words")',
    'import os; os.kill(os.getpid(), 15)',
  ]) {
    const text = `import http.client\n${code}`
    const [one, other] = [await run(text, { folder, hook: false }), await run(text, { folder })]
    expect({ ...other, folder }).toEqual({ ...one, folder })
  }
})

describe('kept out, it is not there, and says nothing', () => {
  test.each([['-I'], ['-E'], ['-S']])('python %s', async (flag) => {
    const { url } = await endpoint()
    const played = await run(`import sys; print("rolecall_preload" in sys.modules)\n${GET(url)}`, { args: [flag] })
    expect(played).toMatchObject({ code: 0, stderr: '' })
    if (flag !== '-S') expect(played.stdout).toBe('False\n')
    expect(runsOf(played.folder)).toEqual([])
  })

  test('ROLECALL_DISABLED', async () => {
    const { url } = await endpoint()
    const played = await run(GET(url), { env: { ROLECALL_DISABLED: '1' } })
    expect(runsOf(played.folder)).toEqual([])
  })

  test('a Python that is too old to be watched starts as ever', () => {
    // Syntax is all that can fail in one: what is read before the version is looked at.
    const text = readFileSync(join(HOOK, 'sitecustomize.py'), 'utf8')
    expect(text).not.toMatch(/f"|f'|:=|->|nonlocal|async /)
  })
})

describe('where it cannot write', () => {
  test('a folder that is a file: one warning, the program as ever', async () => {
    const folder = temporary()
    writeFileSync(join(folder, 'run'), '')
    const { url } = await endpoint()
    const played = await run(`${GET(url)}${GET(url)}print("done")`, { folder })
    expect(played).toMatchObject({ code: 0, stdout: 'done\n' })
    expect(played.stderr).toMatch(
      /^rolecall: cannot write to .* \((ENOTDIR|EEXIST)\); nothing more is recorded in this process\n$/,
    )
  })

  test('a full disk', async () => {
    if (!existsSync('/dev/full')) return
    const { url } = await endpoint()
    const played = await run(
      `import os\nreal = os.open\nos.open = lambda path, *a, **k: real("/dev/full", os.O_WRONLY) if str(path).endswith(".jsonl") else real(path, *a, **k)\n${GET(url)}${GET(url)}print("done")`,
    )
    expect(played).toMatchObject({ code: 0, stdout: 'done\n' })
    expect(played.stderr).toMatch(/^rolecall: cannot write to .* \(ENOSPC\)/)
  })

  test('a folder that is removed is made again, once', async () => {
    const { url } = await endpoint()
    const played = await run(
      `import shutil, time\n${GET(url)}shutil.rmtree("run")\nimport http.client\nc = http.client.HTTPConnection("${url.slice(7)}")\nc.request("GET", "/slow"); time.sleep(1.4); c.getresponse().read()\n`,
    )
    expect(played.code).toBe(0)
    expect(coverageOf(played.folder)[0].notes).toEqual([
      'the run folder was removed while the process ran; what was written before is lost',
    ])
  })

  test('files are for their owner alone, and are bounded', async () => {
    const { url } = await endpoint()
    const played = await run(`import urllib.request\nfor i in range(400): urllib.request.urlopen("${url}/").read()`, {
      env: { ROLECALL_MAX_MB: '0.1' },
    })
    expect(played).toMatchObject({ code: 0, stderr: '' })
    const [folder] = runsOf(played.folder)
    const sizes = execFileSync('sh', ['-c', `cd ${folder} && stat -c '%s %a' *.jsonl coverage.json`], {
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
    expect(sizes.map((line) => line.split(' ')[1])).toEqual(sizes.map(() => '600'))
    expect(sizes.reduce((sum, line) => sum + Number(line.split(' ')[0]), 0)).toBeLessThan(160_000)
    const [coverage] = coverageOf(played.folder)
    expect(coverage.spans.started).toBe(400)
    expect(coverage.spans.dropped).toBeGreaterThan(100)
    expect(spansOf(played.folder).filter((span) => span.open)).toEqual([])
  })
})

test('the wheel does nothing without ROLECALL_DIR, and the same with it', async () => {
  const folder = temporary()
  const wheel = execFileSync(process.execPath, ['scripts/python-wheel.mjs'], { encoding: 'utf8' }).trim()
  const venv = join(folder, 'venv')
  execFileSync(python(), ['-m', 'venv', '--without-pip', venv])
  execFileSync(python(), ['-m', 'pip', '--python', join(venv, 'bin/python'), 'install', '--quiet', '--no-index', wheel])
  const { url } = await endpoint()
  const program = `import sys; print("rolecall_preload" in sys.modules)\n${GET(url)}`
  const without = await run(program, { folder, hook: false, command: join(venv, 'bin/python') })
  expect(without).toMatchObject({ code: 0, stdout: 'False\n', stderr: '' })
  const given = await run(program, {
    folder,
    hook: false,
    command: join(venv, 'bin/python'),
    env: { ROLECALL_DIR: join(folder, 'run') },
  })
  expect(given.stdout).toBe('True\n')
  expect(spansOf(folder).map((span) => span.name)).toEqual(['GET'])
})

test('without a home', async () => {
  const { url } = await endpoint()
  const played = await run(GET(url), { env: { HOME: '/nonexistent' } })
  expect(played).toMatchObject({ code: 0, stderr: '' })
  expect(spansOf(played.folder)).toHaveLength(1)
})

test('client and server in one process, each its own span', async () => {
  const server = createServer((_, answer) => void answer.end('ok'))
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const played = await run(`import threading, urllib.request
from wsgiref.simple_server import make_server, WSGIRequestHandler
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
def app(environ, start):
    data = urllib.request.urlopen("${url}/inner").read()
    start("200 OK", [("Content-Type", "text/plain")])
    return [data]
server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
threading.Thread(target=server.handle_request).start()
print(urllib.request.urlopen("http://127.0.0.1:%d/outer" % server.server_port).read())`)
  expect(played).toMatchObject({ code: 0, stdout: "b'ok'\n", stderr: '' })
  const spans = spansOf(played.folder)
  const inbound = spans.find((span) => span.name === 'GET /outer')!
  expect(inbound.attributes).toMatchObject({ 'http.response.status_code': 200, 'rolecall.response.finished': true })
  expect(spans.find((span) => span.attributes['url.path'] === '/inner')!.parentSpanId).toBe(inbound.spanId)
})

test('beside opentelemetry-instrument both stay whole', async () => {
  const { url } = await endpoint()
  const program = `import urllib3; urllib3.PoolManager().request("GET", "${url}/a")`
  const options = {
    command: join(pythonPrograms('mcp'), 'opentelemetry-instrument'),
    args: [python()],
    env: { OTEL_TRACES_EXPORTER: 'otlp_json_file', OTEL_METRICS_EXPORTER: 'none', OTEL_LOGS_EXPORTER: 'none' },
  }
  const [bare, hooked] = [await run(program, { ...options, hook: false }), await run(program, options)]
  const theirs = (text: string) => [...text.matchAll(/"name": ?"([^"]+)"/g)].map(([, name]) => name)
  expect(theirs(bare.stdout)).toContain('GET')
  expect(theirs(hooked.stdout)).toEqual(theirs(bare.stdout))
  expect(spansOf(hooked.folder).map((span) => span.name)).toEqual(['GET'])
}, 120_000)
