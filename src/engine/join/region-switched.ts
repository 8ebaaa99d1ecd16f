/** S3 tells whoever asks in another region where the bucket is: a client that then says that it asks there has lost nothing. */
import { plainCode } from '../../model/aws.ts'
import type { LogRecord } from '../../model/records.ts'
import { saysRegionSwitched } from '../../vocabulary/done.ts'
import { isOfAnother } from './same-story.ts'
import { isBad, type Trouble } from './told-troubles.ts'

const OF_REGION = /^(?:PermanentRedirect|TemporaryRedirect|BucketRegion(?:Error)?|AuthorizationHeaderMalformed|301)$/

export function isOfRegion(code = ''): boolean {
  return OF_REGION.test(plainCode(code))
}

/** @returns the line that says where it is asked from then on */
export function regionSwitched({ lines, to }: Trouble, code: string | undefined, own: readonly LogRecord[]) {
  if (!isOfRegion(code)) return undefined
  return own
    .slice(to + 1)
    .find((log) => !isBad(log) && saysRegionSwitched(log.body) && !lines.some((line) => isOfAnother(line, log)))
}
