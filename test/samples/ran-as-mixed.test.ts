/** As whom things ran is told by who recorded their own calls: not by what else is in the evidence, nor in which file or order it came. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'

const spansOf = (folder: string): string => readFileSync(join(folder, 'spans.jsonl'), 'utf8')
const stockOf = (incident: string): string => spansOf(`samples/incidents/${incident}/stock`)
function recordedOf(incident: string): string {
  const runs = `samples/incidents/${incident}/preload`
  return spansOf(join(runs, readdirSync(runs)[0]!))
}

const folder = mkdtempSync(join(tmpdir(), 'rolecall-ran-as-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let nth = 0
async function ranAs(...texts: readonly string[]): Promise<string | undefined> {
  const files = texts.map((text) => {
    const file = join(folder, `${nth++}.jsonl`)
    writeFileSync(file, text)
    return file
  })
  const { summary } = await analyze(files, {})
  expect(summary.headline).toMatch(/AssumeRole/)
  return summary.lines.find(({ label }) => label === 'ran as')?.text
}

const UNKNOWN = /^unknown: this evidence names no key/

describe('as whom failed calls ran', () => {
  const stock = stockOf('assume-role-failed')

  it('is unknown of stock spans, wherever rolecall recorded something else', async () => {
    // Of which nothing was signed.
    const others = recordedOf('outbound-token-mismatch')
    expect(await ranAs(stock)).toMatch(UNKNOWN)
    expect(await ranAs(stock, others)).toMatch(UNKNOWN)
    expect(await ranAs(stock + others)).toMatch(UNKNOWN)
    expect(await ranAs(others + stock)).toMatch(UNKNOWN)
  })

  it('is nobody where rolecall recorded them and names no key, whatever else is there', async () => {
    const attribute = /\{"key":"rolecall\.identity\.[^"]*","value":\{[^{}]*\}\},?/g
    const unsigned = recordedOf('role-arn-invalid').replace(attribute, '').replaceAll(',]', ']')
    const others = stockOf('assume-role-failed')
    for (const files of [[unsigned], [unsigned, others], [others + unsigned], [unsigned + others]])
      expect(await ranAs(...files)).toMatch(/^nobody: no recorded call was signed/)
  })
})
