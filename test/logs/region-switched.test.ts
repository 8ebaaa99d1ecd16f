/** S3 says at level error that the bucket lies elsewhere, and the client goes there. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

// https://github.com/kahing/goofys/blob/master/internal/backend_s3.go
const ELSEWHERE =
  "May 16 03:08:50 web-1 /usr/bin/goofys[811]: s3.ERROR code=incorrect region, the bucket is not in 'us-west-2' region msg=301 request="
const SWITCHED =
  "May 16 03:08:51 web-1 /usr/bin/goofys[811]: s3.INFO Switching from region 'us-west-2' to 'ap-northeast-1'"
const MOUNTED = 'May 16 03:08:51 web-1 /usr/bin/goofys[811]: main.INFO File system has been successfully mounted.'

describe('a bucket that lies in another region', () => {
  it('is asked for there from then on', async () => {
    const report = await analyzeText([ELSEWHERE, SWITCHED, MOUNTED].join('\n'))
    expect(accused(report)).toEqual([])
    expect(isGreen(report)).toBe(true)
  })

  it('is asked for in vain where nobody goes there', async () => {
    expect(accused(await analyzeText([MOUNTED, ELSEWHERE].join('\n')))).toEqual(['s3-wrong-region'])
  })
})
