/** A tool that is asked for what is not there answers so: that is no fault of whoever it asks AWS as. */
import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/aws-call-failed.ts'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL } from '../../../src/model/attributes.ts'
import { AMBIENT, findingsOf, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'

const read = (from: number, error?: Made['error']): Made => ({
  operation: 'GetObject',
  from,
  to: from + 10,
  bucket: 'recipes',
  key: AMBIENT,
  ...(error && { error, attributes: { 'http.response.status_code': 404 } }),
})
const NO_KEY: Made['error'] = ['NoSuchKey', 'The specified key does not exist.']
const NO_BUCKET: Made['error'] = ['NoSuchBucket', 'The specified bucket does not exist']
/** The tool's own token names no role here: only its answer is asked about. */
const answered = (message: string) => ({
  'error.type': 'tool_error',
  [ROLECALL.resultMessage]: message,
  'rolecall.token.role_arn': '',
})

function run(message: string, error: Made['error'], { isAlone = false } = {}): RunBuilder {
  const made = new RunBuilder().coverage()
  if (!isAlone) made.tool('recipe', 0, 100, [read(10)], { 'rolecall.token.role_arn': '' })
  made.tool('recipe', 200, 300, [read(210, error)], answered(message))
  return made
}

it('is a remark where the same tool found another item', () => {
  expect(findingsOf(run('no recipe soup', NO_KEY), rule).map(({ severity }) => severity)).toEqual(['info'])
  expect(judge(run('no recipe soup', NO_KEY).records, rules).summary.doubts).toEqual([])
})

it('is an error where nothing was ever found, or the place itself is missing', () => {
  expect(findingsOf(run('no recipe soup', NO_KEY, { isAlone: true }), rule)[0]?.severity).toBe('error')
  expect(findingsOf(run('no recipe soup', NO_BUCKET), rule).some(({ severity }) => severity === 'info')).toBe(false)
})

it('leaves nothing open where all calls went well and the tool says that there is no such thing', () => {
  const doubts = (message: string, alone = false) =>
    judge(run(message, undefined, { isAlone: alone }).records, rules).summary.doubts.map(({ kind }) => kind)
  expect(doubts('there is no ticket L-77')).toEqual([])
  expect(doubts('there is no ticket L-77', true)).toEqual(['failures-unexplained'])
  expect(doubts('KeyError: 2')).toEqual(['failures-unexplained'])
  expect(doubts('the token is not found')).toEqual(['failures-unexplained'])
})
