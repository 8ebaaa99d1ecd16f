/** What is known of one AWS call that a text reports, and the names under which a record has it. */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import { canonicalService, plainCode } from '../../model/aws.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'

export interface AwsFacts {
  code?: string
  service?: string
  operation?: string
  requestId?: string
  status?: number
  role?: string
  bucket?: string
  principal?: string
  action?: string
  resource?: string
  host?: string
  /** The words say that the request never left. */
  unsent?: true
  /** An SDK has these words for an answer of the service alone, whatever its code, and leaves out the status. */
  answered?: true
}

/** Sets what is known of the call under the names the spans use. */
export function putAwsFacts(attributes: MutableAttributes, facts: AwsFacts): void {
  const set = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && attributes[name] === undefined) attributes[name] = value
  }
  if (facts.service) {
    set(SEMCONV.rpcSystem, 'aws-api')
    set(SEMCONV.rpcService, serviceName(facts.service))
  }
  set(SEMCONV.rpcMethod, facts.operation)
  set(SEMCONV.errorType, facts.code && (plainCode(facts.code) || facts.code))
  set(SEMCONV.awsRequestId, facts.requestId)
  set(SEMCONV.httpStatus, facts.status)
  set(ROLECALL.stsRoleArn, facts.role)
  set(SEMCONV.s3Bucket, facts.bucket)
  set(SEMCONV.serverAddress, facts.host)
}

/** `AWSSecurityTokenService`, `Sts`, `sts`, `Amazon S3`: `STS`, `S3`. */
export function serviceName(raw: string): string {
  const plain = raw.replace(/^(Amazon|AWS) ?(?=[A-Z])/, '')
  if (/^Security ?Token( ?Service)?$/i.test(plain)) return 'STS'
  const name = canonicalService(plain)
  return /^[a-z][a-z0-9]{1,3}$/i.test(name) && name !== 'Glue' ? name.toUpperCase() : name
}
