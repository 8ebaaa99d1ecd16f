/** What botocore's debug log tells, and what it does not: as servers of others wrote it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import type { Report } from '../../src/model/report.ts'

const OBJECT = 'http://127.0.0.1:4566/acme-genomics/README.md'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let seconds = 0
/** A line of `boto3.set_stream_logger('')`. */
const line = (logger: string, text: string, level = 'DEBUG') =>
  `2026-11-26 11:12:${String(seconds++ % 60).padStart(2, '0')},100 ${logger} [${level}] ${text}`

const making = (operation: string, method: string, url = OBJECT) =>
  line(
    'botocore.endpoint',
    `Making request for OperationModel(name=${operation}) with params: {'url_path': '/README.md', 'method': '${method}', 'url': '${url}'}`,
  )
const sending = (method: string, key = 'AKIAY3VPWARCTDVQNN3U', url = OBJECT) =>
  line(
    'botocore.endpoint',
    `Sending http request: <AWSPreparedRequest stream_output=False, method=${method}, url=${url}, headers={'X-Amz-Date': b'20261126T111245Z', 'Authorization': b'AWS4-HMAC-SHA256 Credential=${key}/20261126/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=985a303a', 'amz-sdk-invocation-id': b'f06179f2-6ca0-4428-b6cd-${seconds}', 'amz-sdk-request': b'attempt=1; max=3'}>`,
  )
const answer = (id: string, headers: string, body: string) =>
  [
    line('botocore.parsers', `Response headers: {'x-amz-request-id': '${id}', 'x-amz-id-2': 'RZyH', ${headers}}`),
    line('botocore.parsers', `Response body:\n${body}`),
  ].join('\n')
const SKEWED = `b'<?xml version="1.0" encoding="UTF-8"?>\\n<Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message></Error>'`

async function reportOf(...lines: string[]): Promise<Report> {
  const path = join(folder, 'boto.log')
  await writeFile(path, `${lines.join('\n')}\n`)
  return analyze([path])
}

const leading = (report: Report) =>
  report.findings.find((finding) => finding.fingerprint === report.summary.rootCauses[0])?.ruleId
const verdictOn = (report: Report, suspect: string) =>
  report.suspects.find((one) => one.suspect === suspect)!.verdict as string

test('an answer to HEAD without a status clears nobody', async () => {
  const report = await reportOf(
    making('HeadObject', 'HEAD'),
    sending('HEAD'),
    answer('H32NMV9HTQRD6WM3', "'content-type': 'application/xml'", "b''"),
  )
  for (const suspect of ['permissions', 'clock', 'region']) expect(verdictOn(report, suspect)).toBe('unknown')
  const beside = await reportOf(
    making('GetObject', 'GET'),
    sending('GET'),
    answer('WHTYGZSNDCTVZH8E', `'etag': '"487d"'`, "b'read'"),
    making('HeadObject', 'HEAD'),
    sending('HEAD'),
    answer('H32NMV9HTQRD6WM3', "'content-type': 'application/xml'", "b''"),
  )
  expect(verdictOn(beside, 'permissions')).toBe('unknown')
  expect(verdictOn(beside, 'clock')).toBe('cleared')
})

test('an object that is there, or urllib3, tells how a HEAD was answered', async () => {
  const found = await reportOf(
    making('HeadObject', 'HEAD'),
    sending('HEAD'),
    answer('H32NMV9HTQRD6WM4', `'etag': '"487d"', 'last-modified': 'Mon, 02 Nov 2026 08:15:30 GMT'`, "b''"),
  )
  for (const suspect of ['permissions', 'clock', 'region']) expect(verdictOn(found, suspect)).toBe('cleared')
  const refused = await reportOf(
    making('HeadObject', 'HEAD'),
    sending('HEAD'),
    line('urllib3.connectionpool', 'http://127.0.0.1:4566 "HEAD /acme-genomics/README.md HTTP/1.1" 403 0'),
    answer('H32NMV9HTQRD6WM5', "'content-type': 'application/xml'", "b''"),
  )
  expect(refused.toolCalls[0]!.calls[0]).toMatchObject({ name: 'S3 HeadObject', outcome: 'error', httpStatus: 403 })
})

test('a bare 403 means what the same key was told beside it', async () => {
  const report = await reportOf(
    making('GetObject', 'GET'),
    sending('GET'),
    answer('WHTYGZSNDCTVZH8E', "'content-type': 'application/xml'", SKEWED),
    making('HeadObject', 'HEAD'),
    sending('HEAD'),
    line('urllib3.connectionpool', 'http://127.0.0.1:4566 "HEAD /acme-genomics/README.md HTTP/1.1" 403 0'),
    answer('H32NMV9HTQRD6WM3', "'content-type': 'application/xml'", "b''"),
  )
  expect(report.findings.map((finding) => finding.ruleId)).toEqual(['clock-skew'])
  expect(verdictOn(report, 'permissions')).toBe('unknown')
})

test('a temporary key that was sent without its token', async () => {
  const unknown = `b'<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message></Error>'`
  const report = await reportOf(
    making('GetObject', 'GET'),
    sending('GET', 'ASIA543FRH7JMLYOTWI5'),
    answer('WHTYGZSNDCTVZH8F', "'content-type': 'application/xml'", unknown),
  )
  expect(leading(report)).toBe('partial-credentials')
})

test('a chain that ends without credentials, and the call that was never sent', async () => {
  const chain = ['env', 'shared-credentials-file', 'container-role', 'iam-role'].map((provider) =>
    line('botocore.credentials', `Looking for credentials via: ${provider}`),
  )
  expect(leading(await reportOf(...chain, making('ListObjects', 'GET')))).toBe('no-credentials')
  const healthy = await reportOf(
    ...chain,
    line('botocore.credentials', 'Found credentials from IAM Role: DataReader', 'INFO'),
    making('ListObjects', 'GET'),
  )
  expect(healthy.findings).toEqual([])
})

test('a first refusal is no failed renewal, whatever the log calls it', async () => {
  const refusal =
    'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::391827364550:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::391827364550:role/Reader'
  const failed = (period: string) =>
    reportOf(
      line(
        'botocore.credentials',
        `Refreshing temporary credentials failed during ${period} refresh period.\nTraceback (most recent call last):\nbotocore.exceptions.ClientError: ${refusal}`,
        'WARNING',
      ),
    )
  expect(leading(await failed('mandatory'))).toBe('assume-role-denied')
  expect(leading(await failed('advisory'))).toBe('refresh-failing-quietly')
})
