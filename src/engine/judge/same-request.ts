/** Is one call another try at what a failed one asked, by the same caller? What a later success may heal. */
import { text } from '../../model/attribute-access.ts'
import { SEMCONV as S } from '../../model/attributes.ts'
import { isDenial, isThrottle, parseDenial, sameRole } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import { isOfBucket } from '../../model/permissions.ts'
import type { Unit } from '../cases/tool-calls.ts'

/** The request by which the server was asked; a unit's own name may be that of the test. */
export function requestOf({ kind, tool, inbound }: Unit): string {
  const path = inbound && text(inbound, S.urlPath)
  return kind === 'mcp' || !path ? tool : `${text(inbound, S.httpMethod)} ${path}`
}

/** Did both ask for the same? Where the evidence names it of one only (stock spans name it in a refusal), a try of the same trace did. */
export function sameAsked(call: Call, failure: Call): boolean {
  const sameTrace = !!call.traceId && call.traceId === failure.traceId
  if (call.roleArn || failure.roleArn)
    return call.roleArn && failure.roleArn ? sameRole(call.roleArn, failure.roleArn) : sameTrace
  if (call.bucket !== failure.bucket) return false
  if (!isAboutWhatWasAsked(failure)) return true
  const [target, other] = [targetOf(call), targetOf(failure)]
  return target && other ? target === other : sameTrace
}

/** A refusal is about one object, table or secret: success with another one does not heal it. Throttling and lost connections are about none. */
function isAboutWhatWasAsked({ errorCode, httpStatus = 0 }: Call): boolean {
  return isDenial(errorCode) || (httpStatus >= 400 && httpStatus < 500 && !isThrottle(errorCode, httpStatus))
}

/**
 * The resource by name, else by the request's path; the root path of the query and JSON protocols says nothing, nor does a
 * bucket of which of its objects it was.
 */
function targetOf({ resource, path, bucket, operation }: Call): string | undefined {
  return resource ?? (path && path !== '/' ? path : isOfBucket(operation) ? bucket : undefined)
}

function callerOf(call: Call): string | undefined {
  return call.signedBy?.key ?? parseDenial(call.errorMessage).principal
}

export function sameCaller(call: Call, failure: Call): boolean {
  // Permissions are the same for all sessions of a role; whether a key is valid is not.
  const roles = [call, failure].map(({ signedBy }) => signedBy?.sessionArn ?? signedBy?.role)
  if (isDenial(failure.errorCode) && sameRole(roles[0], roles[1])) return true
  const [a, b] = [callerOf(call), callerOf(failure)]
  const sameProcess = call.process === failure.process
  return a !== undefined && b !== undefined ? a === b || (sameProcess && a.startsWith('arn:')) : sameProcess
}
