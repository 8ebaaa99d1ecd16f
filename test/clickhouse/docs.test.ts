/** Every command in the page on ClickHouse is run as it stands there, against a real one. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { CLI, watchedCluster } from './watching.ts'

const { on, addressOf, loaded } = watchedCluster()
const folder = mkdtempSync(join(tmpdir(), 'rolecall-docs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const LINES = [
  ...readFileSync('docs/clickhouse.md', 'utf8').matchAll(/^rolecall (?:analyze|load|watch) .*clickhouse:.*$/gm),
]
  .map(([line]) => line)
  .toSorted()

it('is there', () => expect(LINES.length).toBeGreaterThan(4))

it('runs', async () => {
  await on().cluster.createTables('otel')
  await loaded('otel', ['samples/healthy/inputs'])
  for (const line of LINES) {
    const words = line.split(/\s+#/)[0]!.split(' ').slice(1)
    const args = words.map((word) =>
      word.startsWith('clickhouse://') ? addressOf('otel') : word === '.rolecall' ? 'samples/healthy/inputs' : word,
    )
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args.map(inFolder)], {
      encoding: 'utf8',
      env: { ...on().cluster.env(), WEBHOOK: 'http://127.0.0.1:1/services' },
      // A watch goes on until Ctrl-C.
      ...(words[0] === 'watch' && { timeout: 15_000, killSignal: 'SIGINT' }),
    })
    expect([0, 1, 3], `${line}\n${stdout}${stderr}`).toContain(status)
    expect(stderr, line).not.toMatch(/internal error|not found|cannot/i)
  }
})

/** Reports go nowhere, parts where nobody else reads them. */
function inFolder(word: string): string {
  if (word.startsWith('part-')) return join(folder, word)
  return word.endsWith('.html') ? '/dev/null' : word
}
