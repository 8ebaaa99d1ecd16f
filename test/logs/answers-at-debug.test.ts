/**
 * A client's own log, turned on to look for a fault, tells each answer at level debug: where AWS said no, and nothing later was answered, no
 * tick stands over it, and nobody is accused. The same log in which the next one is a good one is quiet.
 */
import { describe, expect, it } from 'vitest'
import { analyzeText, isGreen } from './analyze-text.ts'

const at = (second: number): string => `2026-07-02 09:00:${String(10 + second)}`
const java = (second: number, logger: string, said: string): string =>
  `${at(second)}.100 [main] DEBUG ${logger} - ${said}`
const python = (second: number, logger: string, said: string): string => `${at(second)},100 ${logger} [DEBUG] ${said}`
const wire = (second: number, said: string): string =>
  java(second, 'org.apache.http.wire', `http-outgoing-0 << "${said}"`)

const REFUSED: Readonly<Record<string, { said: readonly string[]; well: readonly string[] }>> = {
  'the AWS SDK for Java, version 1': {
    said: [
      java(
        1,
        'com.amazonaws.request',
        'Received error response: com.amazonaws.services.sqs.model.AmazonSQSException: The security token included in the request is invalid. (Service: AmazonSQS; Status Code: 403; Error Code: InvalidClientTokenId; Request ID: 7f3e)',
      ),
    ],
    well: [java(2, 'com.amazonaws.request', 'Received successful response: 200, AWS Request ID: 7f3f')],
  },
  'the AWS SDK for Java, version 2': {
    said: [java(1, 'software.amazon.awssdk.request', 'Received error response: 403, Request ID: 7f3e')],
    well: [java(2, 'software.amazon.awssdk.request', 'Received successful response: 200, Request ID: 7f3f')],
  },
  'headers on the wire': {
    said: [
      wire(1, String.raw`HTTP/1.1 400 Bad Request[\r][\n]`),
      wire(1, String.raw`x-amzn-ErrorType: ExpiredTokenException:http://internal.amazon.com/coral/[\r][\n]`),
    ],
    well: [wire(2, String.raw`HTTP/1.1 200 OK[\r][\n]`)],
  },
  urllib3: {
    said: [
      python(1, 'urllib3.connectionpool', 'https://shop.s3.amazonaws.com:443 "GET /?list-type=2 HTTP/1.1" 403 None'),
    ],
    well: [
      python(2, 'urllib3.connectionpool', 'https://shop.s3.amazonaws.com:443 "GET /?list-type=2 HTTP/1.1" 200 None'),
    ],
  },
  'botocore, an answer of which nobody knows what was asked': {
    said: [
      python(
        1,
        'botocore.parsers',
        `Response body:\nb'<?xml version="1.0" encoding="UTF-8"?>\\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'`,
      ),
    ],
    well: [python(2, 'urllib3.connectionpool', 'https://shop.s3.amazonaws.com:443 "GET /a HTTP/1.1" 200 None')],
  },
  'a program’s own words for it': {
    said: [`${at(1)} DEBUG app: GET https://shop.s3.amazonaws.com/flags.json -> 403`],
    well: [`${at(2)} DEBUG app: GET https://shop.s3.amazonaws.com/flags.json -> 200`],
  },
  'the metadata service': {
    said: [`${at(1)} DEBUG http: GET http://169.254.169.254/latest/meta-data/iam/security-credentials/ -> 401`],
    well: [`${at(2)} DEBUG http: GET http://169.254.169.254/latest/meta-data/iam/security-credentials/shop -> 200`],
  },
}

const calm = [`${at(20)} INFO app - round over`, `${at(21)} INFO app - waiting`]

describe.each(Object.entries(REFUSED))('%s', (_, { said, well }) => {
  it('is no tick, and accuses nobody', async () => {
    const report = await analyzeText(`${[...said, ...calm].join('\n')}\n`)
    expect([report.summary.verdict, report.summary.headline]).toEqual([
      'unknown',
      expect.stringContaining('in passing'),
    ])
  })

  it('is quiet where the next answer is a good one', async () => {
    const report = await analyzeText(`${[...said, ...well, ...calm].join('\n')}\n`)
    expect([isGreen(report), report.summary.headline]).toEqual([true, expect.stringMatching(/^Nothing found/)])
  })
})

it('is mended in a long log, whose lines are alike', async () => {
  const one = REFUSED['urllib3']!
  const many = Array.from({ length: 5000 }, (_, nth) => one.well[0]!.replace('200 None', `200 ${nth}`))
  expect(isGreen(await analyzeText(`${[...many, ...one.said, ...many, ...calm].join('\n')}\n`))).toBe(true)
  expect(isGreen(await analyzeText(`${[...many, ...one.said, ...calm].join('\n')}\n`))).toBe(false)
})

const HEALTHY: Readonly<Record<string, string>> = {
  'what is not there': `${at(1)} DEBUG app: HEAD https://shop.s3.amazonaws.com/cache/1 -> 404
${calm.join('\n')}`,
  'a region that is asked for in passing': `${at(1)} DEBUG http: GET http://169.254.169.254/latest/meta-data/placement/region -> 401
${calm.join('\n')}`,
  'another’s answer': `${python(1, 'urllib3.connectionpool', 'https://api.github.com:443 "GET /repos/a HTTP/1.1" 403 None')}
${calm.join('\n')}`,
  'a header of another kind': `${wire(1, String.raw`x-amzn-ErrorType: ResourceNotFoundException[\r][\n]`)}
${calm.join('\n')}`,
}

it.each(Object.entries(HEALTHY))('healthy: %s', async (_, text) => {
  const report = await analyzeText(`${text}\n`)
  expect([isGreen(report), report.summary.headline]).toEqual([true, expect.stringMatching(/^Nothing found/)])
})

it('is told by who passes it on', async () => {
  const said = REFUSED['the AWS SDK for Java, version 1']!.said
  const passedOn = `${at(2)}.100 [main] ERROR app - The security token included in the request is invalid. (Service: AmazonSQS; Status Code: 403; Error Code: InvalidClientTokenId; Request ID: 7f3e)`
  const report = await analyzeText(`${[...said, passedOn, ...calm].join('\n')}\n`)
  expect(report.findings.map(({ ruleId }) => ruleId)).toContain('client-token-invalid')
})
