/** botocore says for each client that is made where its credentials came from: of thousands most are passed over, and the one that counts is not. */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const at = (seconds: number): string =>
  new Date(Date.parse('2026-11-23T17:00:00Z') + seconds * 1000)
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '')
    .replace('.', ',')
const found = (seconds: number): string =>
  `${at(seconds)} - botocore.credentials - INFO - Found credentials in environment variables.`
const asked = (seconds: number): string[] => [
  `${at(seconds)} - botocore.credentials - DEBUG - Looking for credentials via: iam-role`,
]
const made = (seconds: number): string[] => [
  `${at(seconds)} - botocore.endpoint - DEBUG - Making request for OperationModel(name=GetObject) with params: {'url_path': '/depot/in.json', 'method': 'GET', 'headers': {}}`,
  `${at(seconds + 20)} - depot.reader - DEBUG - waited`,
]
const tick = (seconds: number): string => `${at(seconds)} - depot.reader - INFO - tick ${10_000 + seconds}`
const MANY = Array.from({ length: 3000 }, (_, nth) => [found(nth), tick(nth)]).flat()
/** So many known ones that what comes behind them is not read for standing near. */
const TICKS = Array.from({ length: 300 }, () => tick(3001))

it('reads where credentials came from after all', async () => {
  const report = await analyzeText([...MANY, ...asked(3001), ...TICKS, found(3001), ...TICKS, ...made(3002)].join('\n'))
  expect(accused(report)).not.toContain('no-credentials')
})

it('tells that none came, as it does without so many clients before', async () => {
  for (const before of [[], MANY])
    expect(accused(await analyzeText([...before, ...asked(3001), ...TICKS, ...made(3002)].join('\n')))).toContain(
      'no-credentials',
    )
})
