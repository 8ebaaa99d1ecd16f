/** What went well of one object mends nothing of another, whatever both are told of with: the bucket, the operation, the program's own name. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const at = (nth: number): string => `2026-01-12T08:31:${String(10 + nth)}.118402Z`

/** Each with a line that tells of the same object afterwards. */
const LOST: readonly { name: string; lines: readonly string[]; other: string; same: string }[] = [
  {
    // https://github.com/awslabs/mountpoint-s3/issues/1745
    name: 'Mountpoint, which retried to the end and told its caller so',
    lines: [
      'WARN ThreadId(26) put_object{id=111 bucket="render-out-usw2" key="shots/0412/frame.0931.exr"}: mountpoint_s3_client::s3_crt_client: duration=47.607086662s request_id=<unknown> error=ClientError(Throttled) meta request failed',
      'WARN ThreadId(22) flush{req=832 ino=38 fh=38 pid=1329 name="frame.0931.exr"}: mountpoint_s3_fs::fuse: flush failed with errno 5: put failed: put request failed: Client error: Request throttled',
    ],
    other:
      'INFO ThreadId(14) put_object{id=112 bucket="render-out-usw2" key="shots/0412/frame.0932.exr"}: mountpoint_s3_client::s3_crt_client: duration=1.380201ms request finished',
    same: 'INFO ThreadId(14) put_object{id=112 bucket="render-out-usw2" key="shots/0412/frame.0931.exr"}: mountpoint_s3_client::s3_crt_client: duration=1.380201ms request finished',
  },
  {
    name: 'addresses of S3',
    lines: [
      'WARN archiver upload of s3://depot-eu1/daily/orders-0411.parquet failed: SlowDown: Please reduce your request rate.',
    ],
    other: 'INFO archiver uploaded s3://depot-eu1/daily/orders-0412.parquet',
    same: 'INFO archiver uploaded s3://depot-eu1/daily/orders-0411.parquet',
  },
  {
    name: 'fields of logfmt',
    lines: [
      'WARN archiver msg="put object failed" bucket=depot-eu1 key=daily/a.gz err="SlowDown: Please reduce your request rate."',
    ],
    other: 'INFO archiver msg="put object done" bucket=depot-eu1 key=daily/b.gz',
    same: 'INFO archiver msg="put object done" bucket=depot-eu1 key=daily/a.gz',
  },
]

it.each(LOST)('$name: another went well', async ({ lines, other }) => {
  const text = [...lines, other, 'INFO ThreadId(01) mountpoint_s3: unmounted /mnt/out']
    .map((line, nth) => `${at(nth)}  ${line}`)
    .join('\n')
  const report = await analyzeText(`${text}\n`)
  expect(isGreen(report), report.summary.headline).toBe(false)
})

it('Mountpoint, of which the line of the client alone was kept', async () => {
  const text = [LOST[0]!.lines[0], LOST[0]!.other].map((line, nth) => `${at(nth)}  ${line}`)
  expect(isGreen(await analyzeText(`${text.join('\n')}\n`))).toBe(false)
})

it.each(LOST)('$name: the same went well', async ({ lines, same }) => {
  const text = [...lines, same, 'INFO ThreadId(01) mountpoint_s3: unmounted /mnt/out']
    .map((line, nth) => `${at(nth)}  ${line}`)
    .join('\n')
  const report = await analyzeText(`${text}\n`)
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})

const MOUNTED: readonly { name: string; lines: readonly string[] }[] = [
  { name: 'Mountpoint', lines: LOST[0]!.lines },
  { name: 'the line of the file system alone', lines: LOST[0]!.lines.slice(1) },
]

it.each(MOUNTED)('$name names what was throttled', async ({ lines }) => {
  const text = [...lines, LOST[0]!.other, 'INFO ThreadId(01) mountpoint_s3: unmounted /mnt/out']
    .map((line, nth) => `${at(nth)}  ${line}`)
    .join('\n')
  expect(accused(await analyzeText(`${text}\n`))).toContain('throttled')
})
