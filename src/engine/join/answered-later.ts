/**
 * A proxy of the metadata service logs each request with who asked: a pod that it did not know yet is refused, and answered a moment
 * later. https://github.com/jtblin/kube2iam/issues/122
 */
import { text } from '../../model/attribute-access.ts'
import type { LogRecord } from '../../model/records.ts'

const ASKED = /^GET (\/latest\/meta-data\/iam\/security-credentials)\/? \((\d{3})\) took /

/** Lines of requests for credentials that were refused, whose asker was answered later. */
export function answeredLater(own: readonly LogRecord[]): LogRecord[] {
  const answered = new Set<string>()
  const mended: LogRecord[] = []
  for (const log of own.toReversed()) {
    const status = ASKED.exec(log.body)?.[2]
    if (status === undefined) continue
    const asker = text(log, 'req.remote') ?? ''
    if (status === '200') answered.add(asker)
    else if (answered.has(asker)) mended.push(log)
  }
  return mended
}

export function isAskedForCredentials({ body }: LogRecord): boolean {
  return ASKED.test(body)
}
