/** A file that nobody could read, beside one that was read: no tick where it may tell of what happened. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { EXIT, exitCodeOf } from '../../src/cli/exit-code.ts'
import { analyze } from '../../src/index.ts'

const LOG = '2026-05-16T02:00:00Z INFO worker started\n2026-05-16T02:00:05Z INFO uploaded 3 files to s3://depot\n'

/** Found in a folder, or named. */
async function verdictBeside(name: string, text: string | Buffer, isNamed = false): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-beside-'))
  try {
    writeFileSync(join(folder, 'server.log'), LOG)
    writeFileSync(join(folder, name), text)
    return exitCodeOf(await analyze(isNamed ? [join(folder, 'server.log'), join(folder, name)] : [folder]), 'error')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it.each([
  ['prose', 'notes.txt', 'Kim says the bucket was empty this morning.\nNobody knows why, it was full last night\n'],
  ['a screen that was copied', 'screen.txt', 'Depot 4.1\n\n  queue     depth   state\n  orders    4711    STALLED\n'],
  ['an archive that is not read', 'all.7z', Buffer.from('377abcaf271c0004', 'hex')],
])('%s: no tick', async (_, name, text) => {
  expect(await verdictBeside(name, text)).toBe(EXIT.unknown)
})

it.each([
  ['settings in YAML', 'values.yaml', 'image: depot:4.1\nenv:\n  - name: AWS_REGION\n    value: eu-west-1\n'],
  [
    'settings in JSON',
    'config.json',
    '{\n  "bucket": "depot",\n  "retries": [1, 2],\n  "s3": { "region": "eu-west-1" }\n}\n',
  ],
  ['variables', '.env', '# depot\nexport AWS_REGION=eu-west-1\nBUCKET=depot\n'],
  [
    'Terraform',
    'main.tf',
    'resource "aws_s3_bucket" "depot" {\n  bucket = "depot"\n  tags = {\n    team = "x"\n  }\n}\n',
  ],
  ['an image’s recipe', 'Dockerfile', 'FROM node:22\nWORKDIR /app\nCOPY . .\nCMD ["node", "a.js"]\n'],
  ['a script', 'run.sh', '#!/bin/sh\nset -e\naws s3 cp a s3://depot/a\n'],
  ['XML', 'pom.xml', '<project>\n  <name>depot</name>\n</project>\n'],
  ['a document', 'README.md', '# Depot\n\nWhat it does and how it is started.\n'],
  ['code', 'app.py', 'import boto3\n\nfrom depot import a\n\ndef run():\n    pass\n\ndef stop():\n    pass\n'],
])('%s: a tick', async (_, name, text) => {
  expect(await verdictBeside(name, text)).toBe(EXIT.clean)
})

const BYTES = Buffer.from(Array.from({ length: 400 }, (_, n) => (n * 89) % 256))

it('bytes that nobody knows: a tick where they lie in a folder, none where they were named', async () => {
  expect(await verdictBeside('core', BYTES)).toBe(EXIT.clean)
  expect(await verdictBeside('core', BYTES, true)).toBe(EXIT.unknown)
})

it('settings that were named as evidence: no tick', async () => {
  expect(await verdictBeside('.env', 'export AWS_REGION=eu-west-1\nBUCKET=depot\n', true)).toBe(EXIT.unknown)
})

it.each([
  ['an empty file', ''],
  ['white space', '\n\n  \n'],
])('%s has nothing to tell, named or not: a tick', async (_, text) => {
  expect(await verdictBeside('stderr.log', text, true)).toBe(EXIT.clean)
})

it('a path or pattern that names nothing: no tick', async () => {
  for (const name of ['nosuch.log', '*.nosuch']) {
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-beside-'))
    writeFileSync(join(folder, 'server.log'), LOG)
    expect(exitCodeOf(await analyze([join(folder, 'server.log'), join(folder, name)]), 'error')).toBe(EXIT.unknown)
    rmSync(folder, { recursive: true })
  }
})
