import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { reporterOf } from '../../src/reporters/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-stretch-'))
afterAll(() => rmSync(folder, { recursive: true }))

const DENIED =
  'ERROR put failed: AccessDenied: User: arn:aws:iam::391827364550:user/a is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::b/k'

async function readOf(lines: readonly string[]): Promise<string | undefined> {
  const file = join(folder, 'app.log')
  writeFileSync(file, `${lines.join('\n')}\n`)
  const terminal = await reporterOf('terminal')
  const text = String(
    terminal(await analyze([file]), { color: false, unicode: true, width: 100, verbose: false, titles: new Map() }),
  )
  return /^\s*read\s+(.*)$/m.exec(text)?.[1]
}

describe('the stretch of time of what was read', () => {
  it('begins with the first line, also where it tells of no call', async () => {
    expect(await readOf(['2026-11-30T12:01:02Z INFO starting', `2026-11-30T12:01:03Z ${DENIED}`])).toBe(
      '1 file, 2 records, 2026-11-30 12:01:02 to 12:01:03 UTC',
    )
  })

  it('names the day on which it ended, where that is another', async () => {
    expect(await readOf(['2026-11-28T23:01:02Z INFO starting', `2026-11-30T12:01:03Z ${DENIED}`])).toBe(
      '1 file, 2 records, 2026-11-28 23:01:02 to 2026-11-30 12:01:03 UTC',
    )
  })
})
