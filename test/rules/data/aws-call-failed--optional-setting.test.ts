import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/aws-call-failed.ts'
import { AMBIENT, findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const banner: Made = {
  service: 'SSM',
  operation: 'GetParameter',
  from: 10,
  to: 20,
  key: AMBIENT,
  attributes: { 'http.response.status_code': 400 },
  error: ['ParameterNotFound', 'Parameter /policies/banner not found.'],
}

it('is a remark where a process did without a setting, and more where it did nothing else', () => {
  const went = new RunBuilder().coverage()
  went.call('a'.repeat(32), undefined, banner)
  went.tool('policies', 100, 200, [{ operation: 'GetObject', from: 110, to: 120, bucket: 'data', key: AMBIENT }])
  expect(findingsOf(went, rule).map(({ severity }) => severity)).toEqual(['info'])
  const ended = new RunBuilder().coverage()
  ended.call('a'.repeat(32), undefined, banner)
  expect(findingsOf(ended, rule)).toMatchObject([{ severity: expect.not.stringContaining('info') }])
})
