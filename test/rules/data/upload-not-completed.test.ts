import { describe, expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/upload-not-completed.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import type { Coverage } from '../../../src/model/records.ts'
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

describe('by the object', () => {
  const of = (object: string, operation: string, from: number, more: Partial<Made> = {}) =>
    call(operation, from, {
      tries: [{ from, to: from + 5, status: 200, attributes: { [S.urlPath]: `/media/${object}` } }],
      ...more,
    })
  const uploads = (end: string) => [
    of('a.mp4', 'CreateMultipartUpload', 10),
    of('a.mp4', 'UploadPart', 20),
    of('b.mp4', 'CreateMultipartUpload', 30),
    of('b.mp4', 'UploadPart', 40),
    of('b.mp4', end, 50),
  ]

  it('is raised of the one that was left beside others', () => {
    const [finding] = found(uploads('CompleteMultipartUpload'))
    expect(finding!.message).toContain('1 part to media')
    expect(finding!.observed).toContain('of /media/a.mp4')
    expect(found([...uploads('AbortMultipartUpload'), of('a.mp4', 'CompleteMultipartUpload', 60)])).toEqual([])
  })

  it('leaves one whose part failed, and names the other', () => {
    const failed = of('b.mp4', 'UploadPart', 50, { error: ['SlowDown', 'no'] })
    expect(found([...uploads('UploadPart'), failed])[0]!.observed).toContain('UploadPart of /media/a.mp4 by')
  })

  const script = (calls: readonly Made[], more: Partial<Coverage>) => {
    const run = new RunBuilder().coverage(more)
    for (const [nth, made] of calls.entries()) run.call(`${nth}`.padStart(32, 'e'), undefined, made)
    return findingsOf(run, rule)
  }

  it('is raised of a script that ended well, though its calls have nothing around them', () => {
    const [finding, ...others] = script(uploads('CompleteMultipartUpload'), { exit: { code: 0 } })
    expect(finding).toMatchObject({ severity: 'error' })
    expect(finding!.message).toMatch(/^server uploaded 1 part to media/)
    expect(others).toEqual([])
  })

  it('is raised of a Python script that ended by itself, and leaves one that was interrupted', () => {
    const python = { runtime: 'cpython' }
    const [finding] = script(uploads('CompleteMultipartUpload'), python)
    expect(finding!.observed).toContain('ended without an error')
    expect(script(uploads('CompleteMultipartUpload'), { ...python, ended: false })).toEqual([])
    expect(script(uploads('CompleteMultipartUpload'), { ...python, exit: { code: 130 } })).toEqual([])
  })

  it('says nothing of a script that failed, was ended, still runs, or whose calls were not watched', () => {
    for (const more of [{ exit: { code: 1 } }, {}, { exit: { code: 0 }, watched: ['inbound'] } as Partial<Coverage>])
      expect(script(uploads('CompleteMultipartUpload'), more)).toEqual([])
  })
})
