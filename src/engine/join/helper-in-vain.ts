/**
 * A helper that looks for credentials of AWS's registry whichever registry is asked, as kaniko has it from Kubernetes: that it found none is
 * nobody's loss once the image was pushed.
 * https://github.com/kubernetes/kubernetes/blob/release-1.24/pkg/credentialprovider/aws/aws_credentials.go
 */
import type { LogRecord } from '../../model/records.ts'

const OF_HELPER = /^(?:\S{1,80}\] )?while getting AWS credentials\b/
const PUSHED = /\bPushed \S{1,300}@sha256:[0-9a-f]/

export function pushedAfter(log: LogRecord, own: readonly LogRecord[]): LogRecord | undefined {
  if (!OF_HELPER.test(log.body)) return undefined
  return own.slice(own.indexOf(log) + 1).find(({ body }) => PUSHED.test(body.slice(0, 600)))
}
