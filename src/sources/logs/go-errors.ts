/**
 * The AWS SDK for Go v2 wraps errors within errors: `operation error S3: PutObject, get identity: get credentials: …,
 * operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: …, api error AccessDenied: …`. The
 * innermost operation is the call that failed; the outer ones waited for it and were never sent.
 * https://github.com/aws/smithy-go/blob/main/errors.go (OperationError), aws/transport/http/response_error.go
 */

export interface GoError {
  service: string
  operation: string
  status?: number
  requestId?: string
  code?: string
  /** Operations around it, outermost first. */
  unsent: readonly { service: string; operation: string }[]
}

const OPERATION = /operation error ([\w ]{1,60}): (\w{1,80}),/g
/** Words between two operations that make the second the reason of the first. */
const WITHIN =
  /get identity|get credentials|cached (?:SSO )?(?:credentials|token)|retrieve credentials|load credentials|\bsign\b/i
/** An operation's own part of the text. */
const PART = 2000

export function goErrorIn(text: string): GoError | undefined {
  const found = [...text.slice(0, 8192).matchAll(OPERATION)].slice(0, 8)
  if (found.length === 0) return undefined
  let inner = 0
  while (inner + 1 < found.length && WITHIN.test(text.slice(endOf(found[inner]!), found[inner + 1]!.index))) inner++
  // The instance's metadata are no AWS call: the one that needed credentials is what failed for them.
  while (inner > 0 && found[inner]![1] === 'ec2imds') inner--
  const { 1: service, 2: operation } = found[inner]!
  if (service === 'ec2imds') return undefined
  const next = found[inner + 1]?.index
  const part = text.slice(endOf(found[inner]!), Math.min(next ?? Number.POSITIVE_INFINITY, endOf(found[inner]!) + PART))
  const answer = /StatusCode: (\d+), RequestID: ([\w-]*),(?: HostID: [^,]{0,200},)?/.exec(part)
  const status = Number(answer?.[1] ?? 0)
  const rest = answer ? part.slice(answer.index + answer[0].length) : part
  const code =
    /\bapi error ([\w.]+):(?:\s|$)/.exec(rest)?.[1] ??
    (answer ? /^\s*([A-Z]\w{2,80}):(?:\s|$)/.exec(rest)?.[1] : undefined)
  return {
    service: service!,
    operation: operation!,
    ...(status > 0 && { status }),
    ...(answer?.[2] && { requestId: answer[2] }),
    ...(code && { code }),
    unsent: found.slice(0, inner).map(([, outer, asked]) => ({ service: outer!, operation: asked! })),
  }
}

function endOf(found: RegExpExecArray): number {
  return found.index + found[0].length
}

/**
 * What version 1 writes under its message: `status code: 403, request id: …`, of S3 also `host id: …`.
 * https://github.com/aws/aws-sdk-go/blob/main/aws/awserr/types.go (requestError.Error), service/s3/unmarshal_error.go
 */
const ANSWERED = /status code: (\d{3}), request id: ?([\w-]*)(, host id:)?/
/** A message and its code stand in this much text before it. */
const BEFORE = 600
const CODE = /(?<![.\w])(?!(?:Error|Message|User|Warning|Failed)\b)([A-Z][A-Za-z]{2,60}): \S/

/** @returns the answer that the text ends its first such error with */
export function goV1AnswerIn(
  text: string,
): { status: number; ofS3: boolean; requestId?: string; code?: string } | undefined {
  const found = ANSWERED.exec(text)
  if (!found) return undefined
  // A tab may have lost its backslash on the way.
  const before = text.slice(Math.max(0, found.index - BEFORE), found.index).replace(/\n\s{0,20}t?$/, '')
  const above = before.slice(before.lastIndexOf('\n') + 1)
  const code = CODE.exec(above)?.[1]
  return {
    status: Number(found[1]),
    ofS3: found[3] !== undefined,
    ...(found[2] && { requestId: found[2] }),
    ...(code && { code }),
  }
}
