import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/upload-not-completed.ts'
import { AMBIENT, findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const call = (operation: string, from: number, more: Partial<Made> = {}): Made => ({
  operation,
  from,
  to: from + 5,
  key: AMBIENT,
  bucket: 'media',
  ...more,
})
const begun = call('CreateMultipartUpload', 10)
const part = call('UploadPart', 20)
const found = (calls: readonly Made[], later: readonly Made[] = []) => {
  const run = new RunBuilder().coverage()
  run.tool('store', 0, 100, calls)
  if (later.length) run.tool('finish', 200, 300, later)
  return findingsOf(run, rule)
}

it('is raised where parts were sent, and the upload was left', () => {
  expect(found([begun, part, call('UploadPart', 30)])).toMatchObject([{ severity: 'error', confidence: 'medium' }])
})

it('leaves what was completed or taken back, by whichever request of the process', () => {
  expect(found([begun, part, call('CompleteMultipartUpload', 40)])).toEqual([])
  expect(found([begun, part, call('AbortMultipartUpload', 40)])).toEqual([])
  expect(found([begun, part], [call('CompleteMultipartUpload', 210)])).toEqual([])
})

it('says nothing of parts that come by other ways, nor of failures', () => {
  expect(found([begun])).toEqual([])
  expect(found([begun], [call('UploadPart', 210)])).toEqual([])
  expect(found([begun, { ...part, error: ['AccessDenied', 'no'] }])).toEqual([])
})

it('claims no absence where AWS calls were not watched', () => {
  const run = new RunBuilder()
  run.tool('store', 0, 100, [begun, part])
  expect(findingsOf(run, rule)).toEqual([])
})
