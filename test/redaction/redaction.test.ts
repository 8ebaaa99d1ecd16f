import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import * as preload from '../../instrumentation/evidence/redact.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { formats, reporterOf } from '../../src/reporters/index.ts'
import * as analyzer from '../../src/sources/kit/redact.ts'
import { whole } from '../reporters/whole.ts'
import { complaints, corpus } from './corpus.ts'

const texts = corpus.filter(({ path }) => !path)
const paths = corpus.filter(({ path }) => path)

describe('the corpus', () => {
  test.each(texts)('$text', (example) => {
    expect(complaints(example, preload.redact(example.text))).toEqual([])
    expect(complaints(example, analyzer.redact(example.text))).toEqual([])
  })

  test.each(paths)('the path $text', (example) => {
    expect(complaints(example, preload.redactPath(example.text))).toEqual([])
    expect(complaints(example, analyzer.redactUrlPath(example.text, false))).toEqual([])
  })

  test('inside longer texts, and cut into slices', () => {
    for (const example of texts.filter(({ secrets }) => secrets.length))
      for (const at of [100, 8180, 8192, 8200, 16_380]) {
        const text = `${'word '.repeat(at / 5)}\n${example.text}\n${'word '.repeat(1000)}`
        expect(complaints({ ...example, stays: [] }, analyzer.redact(text))).toEqual([])
      }
  })

  test('a second time changes nothing', () => {
    for (const { text } of texts) {
      const once = analyzer.redact(text)
      expect(analyzer.redact(once)).toBe(once)
      expect(preload.redact(once)).toBe(once)
    }
  })
})

test('an object of AWS keeps its key', () => {
  const key = '/bucket/raw/5f4dcc3b5aa765d61d8327deb882cf99/Zk3v9QmT1pLx8RwYb2NcH7sJd5GfAe0u.parquet'
  expect(preload.redactPath(key, true)).toBe(key)
  expect(analyzer.redactUrlPath(key, true)).toBe(key)
})

test('what is cut off takes no half of a secret with it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 1700 }), (before) => {
      const text = `${'a b '.repeat(before / 4)} ${'Sup3rPgPass9'.repeat(3)} wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`
      expect(preload.redact(text)).not.toContain('wJalrXUtn')
      expect(preload.redact(text).length).toBeLessThanOrEqual(512)
    }),
  )
})

describe('in every report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const hex = (n: number, width: number) => (n + 1).toString(16).padStart(width, '0')
  const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } })
  const secrets = corpus.flatMap((example) => example.secrets)

  test.each(formats)('%s', async (format) => {
    const spans = corpus.flatMap(({ text, path }, i) => {
      const times = {
        traceId: hex(i, 32),
        startTimeUnixNano: '1795470254000000000',
        endTimeUnixNano: '1795470255000000000',
      }
      const message = `AccessDenied: not authorized to perform: s3:GetObject (${path ? 'see the path' : text})`
      const status = { code: 2, message }
      const tool = [
        attribute('mcp.method.name', 'tools/call'),
        attribute('gen_ai.tool.name', `tool_${i}`),
        attribute('rolecall.tool.result.error', message),
      ]
      const call = path
        ? [
            attribute('http.request.method', 'GET'),
            attribute('server.address', 'h.example'),
            attribute('url.path', text),
          ]
        : [attribute('rpc.system', 'aws-api'), attribute('rpc.service', 'S3'), attribute('rpc.method', 'GetObject')]
      return [
        { ...times, spanId: hex(2 * i, 16), name: `tools/call tool_${i}`, kind: 2, attributes: tool, status },
        {
          ...times,
          spanId: hex(2 * i + 1, 16),
          parentSpanId: hex(2 * i, 16),
          name: path ? `GET ${text}` : 'S3.GetObject',
          kind: 3,
          attributes: [...call, attribute('error.type', 'AccessDenied')],
          status,
        },
      ]
    })
    writeFileSync(join(folder, 'spans.json'), JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }))
    const log = texts.map(
      ({ text }, i) => `2026-11-23T21:44:14.0${10 + (i % 90)}Z ERROR AssumeRole AccessDenied ${text}`,
    )
    writeFileSync(join(folder, 'server.log'), `${log.join('\n').replaceAll(/\n(?!2026)/g, ' ')}\n`)
    const report = await analyze([folder])
    expect(report.findings.length).toBeGreaterThan(0)
    const titles = new Map(rules.map((rule) => [rule.id, rule.title]))
    const options = { verbose: true, color: false, unicode: true, width: 100_000, titles }
    const written = await whole((await reporterOf(format))(report, options))
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
  })
})
