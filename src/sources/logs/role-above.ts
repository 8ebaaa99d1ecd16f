/**
 * A role that was named some lines before its refusal: a workflow prints its inputs (`role-to-assume: arn:…`), a tool says
 * what it is about to do, and the error names nobody.
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { LogRecord } from '../../model/records.ts'

/** A role named earlier than this belongs to another story, lines. */
const REACH = 60
const NAMED =
  /(?:role-to-assume|role[-_ ]?arn|assum\w{1,5} (?:the )?(?:iam )?role)["']?\W{1,12}(arn:aws[\w-]{0,20}:iam::[\d*]{1,12}:role\/[\w+=,.@/-]{1,512})/i
const LOOKED_AT = 2000

/** Passes records on in their order, those of a refused AssumeRole with the role that was named last before it. */
export function withRoleAbove(pass: (record: LogRecord) => void): (record: LogRecord) => void {
  const named = new Map<string, { role: string; line: number }>()
  return (record) => {
    const line = record.evidence.line ?? 0
    const role = NAMED.exec(record.body.slice(0, LOOKED_AT))?.[1]
    if (role) named.set(record.process, { role, line })
    const asks = String(record.attributes[SEMCONV.rpcMethod] ?? '').startsWith('AssumeRole')
    const above = named.get(record.process)
    if (!asks || record.attributes[ROLECALL.stsRoleArn] !== undefined || !above || line - above.line > REACH)
      pass(record)
    else pass({ ...record, attributes: { ...record.attributes, [ROLECALL.stsRoleArn]: above.role } })
  }
}
