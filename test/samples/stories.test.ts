/** The stories, recorded and live: is the verdict what is true in them? */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterEach, describe, expect, test } from 'vitest'
import { startAws } from '../../samples/aws-stand-in/index.mjs'
import { issueToken, play, startServer } from '../../samples/play.mjs'
import { stories } from '../../samples/stories.mjs'
import { differences } from '../../samples/verdict.mjs'

const RUN = /^\d+-\d+-[0-9a-f]{4}$/

const folders: string[] = []
function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-test-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function analyze(...paths: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/cli.js', 'analyze', ...paths, '--format', 'json'],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  return { status, report: stdout ? JSON.parse(stdout) : stderr }
}

function filesIn(folder: string): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      name: entry.name,
      text: readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'),
    }))
}

describe.each(Object.keys(stories))('%s, as recorded', (story) => {
  const expected = JSON.parse(readFileSync(`samples/${story}/expected.json`, 'utf8'))
  const inputs = `samples/${story}/inputs`
  const run = readdirSync(inputs).find((name) => RUN.test(name))!

  test('the verdict is the story’s, with the server’s log and without', () => {
    for (const paths of [[inputs], [join(inputs, run), join(inputs, 'results.json')]]) {
      const { status, report } = analyze(...paths)
      expect(differences(report, expected)).toEqual([])
      expect(status).toBe(expected.exitCode)
    }
  })

  test('holds no key, token or path', () => {
    for (const { text } of filesIn(inputs)) {
      expect(text).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}/)
      expect(text).not.toMatch(/\b(AKIA|ASIA)[A-Z2-7]{16}\b/)
      expect(text).not.toMatch(/IQoJb3JpZ2lu|X-Amz-Signature|Bearer /)
      expect(text).not.toMatch(/"(\/|file:)(home|root|tmp|work|usr|var)\//)
    }
  })
})

test('a healthy day has no finding at all, not even a remark', () => {
  expect(analyze('samples/healthy/inputs').report).toMatchObject({ findings: [], inconclusive: [] })
})

test('a verdict that is not the story’s is told apart', () => {
  const { report } = analyze('samples/second-token-missing/inputs')
  const placeholder = JSON.parse(readFileSync('samples/placeholder-role/expected.json', 'utf8'))
  expect(differences(report, placeholder).length).toBeGreaterThan(5)
})

test('the demo ends with the story’s verdict', () => {
  const demo = spawnSync(process.execPath, ['samples/demo.mjs'], { encoding: 'utf8' })
  expect(demo.stderr).toBe('')
  expect(demo.stdout).toContain('The verdict is the story')
  expect(demo.status).toBe(0)
})

describe('live', () => {
  const some = (name: string, ...tools: string[]) => {
    const story = stories[name]!
    return { ...story, cases: story.cases.filter(({ tool }) => tools.includes(tool)) }
  }

  test.each([
    some('healthy', 'auth_status', 'bucket_objects_list', 'bucket_object_text', 'search'),
    { ...some('placeholder-role', 'bucket_list', 'bucket_object_text'), timeoutMs: 500 },
  ])('no secret is in any file that was written', async (story) => {
    const folder = temporary()
    const { secrets, requests, results } = await play(story, folder)
    expect(results.results.summary.tests).toBe(story.cases.length)
    expect(requests.filter(({ operation }) => operation === 'AssumeRole').length).toBeGreaterThan(1)
    // One pair for each session, besides the users' keys, the JWT, its secret and the catalog's session.
    expect(secrets.length).toBeGreaterThan(3)
    const files = filesIn(folder)
    expect(files.map(({ name }) => name)).toContain('spans.jsonl')
    for (const secret of secrets) {
      const signature = secret.split('.').at(-1)!
      for (const form of [
        secret,
        encodeURIComponent(secret),
        secret.slice(0, 24),
        signature,
        btoa(secret).slice(0, 30),
      ])
        for (const { name, text } of files) expect(text.includes(form), `${name} holds a secret`).toBe(false)
    }
  })

  test('kill -9 while a tool hangs: the hung call is named', async () => {
    const folder = temporary()
    const story = stories['placeholder-role']!
    const aws = await startAws(story.world)
    const secret = 'a secret of this test alone, 32 b'
    const server = await startServer(folder, { ...aws.environment(story.base), MCP_JWT_SECRET: secret })
    const token = await issueToken(story.role, secret)
    const client = new Client({ name: 'test', version: '1.0.0' })
    const headers = { authorization: `Bearer ${token}` }
    await client.connect(new StreamableHTTPClientTransport(new URL(server.url), { requestInit: { headers } }) as never)
    const { args, tool } = story.cases.find((one) => one.tool === 'bucket_object_text')!
    const call = client.callTool({ name: tool, arguments: args ?? {} }).catch((error: Error) => error)
    await expect.poll(() => aws.requests.map(({ operation }) => operation)).toContain('GetObject')
    // The preload tells about once a second that the process still lives: the call has hung for a while.
    const run = join(folder, readdirSync(folder).find((name) => RUN.test(name))!)
    const hanging = Date.now()
    await expect
      .poll(() => Date.parse(JSON.parse(readFileSync(join(run, 'coverage.json'), 'utf8')).seen ?? 0))
      .toBeGreaterThan(hanging + 2500)
    await server.kill()
    await aws.close()
    await client.close()
    expect(await call).toBeInstanceOf(Error)

    const { status, report } = analyze(run)
    expect(status).toBe(1)
    const hung = report.findings.find(({ ruleId }: { ruleId: string }) => ruleId === 'tool-timeout-hung-call')
    expect(hung).toMatchObject({ severity: 'error', subject: expect.arrayContaining([tool, 'S3 GetObject']) })
    expect(hung.evidence.map(({ file }: { file: string }) => file)).toContainEqual(
      expect.stringContaining('open.jsonl'),
    )
  })
})
