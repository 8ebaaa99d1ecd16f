/** A log whose last line was cut off: what that line told is not known. One that ends whole, without a newline, is whole. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { EXIT, exitCodeOf } from '../../src/cli/exit-code.ts'
import { analyze } from '../../src/index.ts'

async function read(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-torn-'))
  const file = join(folder, 'server.log')
  try {
    writeFileSync(file, text)
    const report = await analyze([file])
    const { skips, skipped } = report.inputs[0]!
    return { code: exitCodeOf(report, 'error'), skipped, skips: skips.map(({ line, reason }) => `${line}: ${reason}`) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const PINO = '{"level":30,"time":1784104131603,"msg":"started"}\n'
const PLAIN = '2026-07-15 10:00:00 INFO started\n'

it.each([
  [
    'pino, within its error',
    `${PINO}{"level":50,"time":1784104131604,"msg":"failed","err":{"type":"AccessDenied","message":"User: arn:aws:sts::4183629`,
  ],
  ['winston, within its message', '{"level":"info","message":"up"}\n{"level":"error","message":"assume role fa'],
  ['JSON, behind a value', `${PINO}{"level":30,"time":1784104131604`],
  ['JSON, within a container’s line', '{"log":"up\\n","stream":"stdout"}\n{"log":"2026-07-15 ERROR fai'],
  ['text, within the code', `${PLAIN}2026-07-15 10:00:01 ERROR An error occurred (AccessDen`],
  ['text without a level', `${PLAIN}botocore.exceptions.ClientError: An error occurred (Acc`],
  ['logfmt', 'level=info msg=up\nlevel=error msg="assume ro'],
])('%s: named, and no tick', async (_, text) => {
  expect(await read(text)).toEqual({ code: EXIT.unknown, skipped: 1, skips: ['2: broken off: torn amid this line'] })
})

it.each([
  ['a whole object', `${PINO}{"level":30,"time":1784104131604,"msg":"ready (1 of 2"}`],
  ['a whole sentence', `${PLAIN}2026-07-15 10:00:01 INFO ready`],
  ['an error told to its end', `${PLAIN}2026-07-15 10:00:01 ERROR could not parse "a\\"b" (line 4): 1) skipped`],
  ['whole logfmt', 'level=info msg=up\nlevel=error msg="page (a) is missing"'],
  ['a calm line that closes nothing', `${PLAIN}2026-07-15 10:00:01 INFO done :(`],
  ['a newline behind it', `${PLAIN}2026-07-15 10:00:01 ERROR page (a is missing\n`],
  ['an object over lines', `${PLAIN}2026-07-15 10:00:01 INFO settings {\n  "a": [1]\n}`],
])('%s: a tick', async (_, text) => {
  expect(await read(text)).toEqual({ code: EXIT.clean, skipped: 0, skips: [] })
})
