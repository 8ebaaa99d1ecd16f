/** Refusals that nobody throws: an entry of a batch inside an answer of 200, and the reason of a token's in a 401's head. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { partialRefusal } from '../../instrumentation/evidence/partial-refusal.ts'
import { ROLECALL as R, SEMCONV as S } from '../../src/model/attributes.ts'
import { readEvidence, type Seen } from './evidence.ts'
import { PARTIAL_ANSWERS } from './partial-answers.ts'
import { REGISTER } from './server-process.ts'

function play(script: string): Seen[] {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-refusals-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const played = spawnSync(process.execPath, ['--no-warnings', '--require', REGISTER, '-e', script], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { PATH: process.env['PATH'], ROLECALL_DIR: folder },
    encoding: 'utf8',
  })
  expect(played).toMatchObject({ status: 0, stderr: '' })
  return readEvidence(folder).spans
}

test('what a batch of S3 was denied', () => {
  const spans = play(`
    const { DeleteObjectsCommand, S3Client } = require('@aws-sdk/client-s3')
    const entry = (key, code) => code ? \`<Error><Key>\${key}</Key><Code>\${code}</Code><Message>Not this one</Message></Error>\` : \`<Deleted><Key>\${key}</Key></Deleted>\`
    const ANSWERS = { '/denied': ['', 'AccessDenied'], '/busy': ['InternalError', ''], '/all': ['', ''] }
    const server = require('node:http').createServer((request, answer) => request.resume().on('end', () => {
      const codes = ANSWERS[request.url.split('?')[0].replace(/\\/$/, '')]
      answer.end(\`<?xml version="1.0"?><DeleteResult>\${codes.map((code, nth) => entry('k' + nth, code)).join('')}</DeleteResult>\`)
    })).listen(0, '127.0.0.1', async () => {
      const s3 = new S3Client({ region: 'eu-west-1', endpoint: 'http://127.0.0.1:' + server.address().port, forcePathStyle: true,
        credentials: { accessKeyId: 'AKIAQ3EGRGAKPRESIGN1', secretAccessKey: 'x'.repeat(40) } })
      for (const Bucket of ['denied', 'busy', 'all'])
        await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'k0' }, { Key: 'k1' }] } }))
      s3.destroy()
      server.close()
    })`)
  const calls = spans.filter(({ at }) => at[S.rpcMethod] === 'DeleteObjects')
  expect(calls.map(({ at, status }) => [at[S.s3Bucket], at[S.httpStatus], at[S.errorType], status.message])).toEqual([
    ['denied', 200, 'AccessDenied', 'Not this one'],
    ['busy', 200, undefined, undefined],
    ['all', 200, undefined, undefined],
  ])
})

test.each(PARTIAL_ANSWERS)('an entry of %s', (operation, answer, code) => {
  expect(partialRefusal(operation, answer)?.code).toBe(code)
})

test('why a token was refused, where the challenge says so', () => {
  const spans = play(`
    const challenge = (words) => ({ 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="' + words + '", resource_metadata="https://docs.test/"' })
    const ANSWERS = {
      '/set': (answer) => { answer.setHeader('WWW-Authenticate', challenge('unexpected \\\\"aud\\\\" claim value')['WWW-Authenticate']); answer.statusCode = 401; answer.end() },
      '/head': (answer) => answer.writeHead(401, challenge('Invalid issuer')).end(),
      '/vague': (answer) => answer.writeHead(401, challenge('Authentication required')).end(),
      '/scope': (answer) => answer.writeHead(401, { 'WWW-Authenticate': 'Bearer error="insufficient_scope", error_description="a scope is lacking"' }).end(),
      '/served': (answer) => answer.end(),
    }
    const server = require('node:http').createServer((request, answer) => ANSWERS[request.url](answer)).listen(0, '127.0.0.1', async () => {
      for (const path of Object.keys(ANSWERS))
        await fetch('http://127.0.0.1:' + server.address().port + path, { headers: { authorization: 'Bearer ' + 'opaque0123456789'.repeat(2), connection: 'close' } })
      server.close()
    })`)
  const requests = spans.filter(({ kind }) => kind === 2)
  expect(requests.map(({ at }) => [at[S.urlPath], at[R.tokenRefusal]])).toEqual([
    ['/set', 'unexpected "aud" claim value'],
    ['/head', 'Invalid issuer'],
    ['/vague', undefined],
    ['/scope', undefined],
    ['/served', undefined],
  ])
})
