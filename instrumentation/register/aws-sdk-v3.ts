/** AWS SDK for JavaScript v3: one span around each `client.send`, whose HTTP attempts become its children. */
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { canonicalService } from '../../src/model/aws.ts'
import { now } from '../evidence/clock.ts'
import { externalIdMark } from '../evidence/operation.ts'
import { partialRefusal } from '../evidence/partial-refusal.ts'
import { redact } from '../evidence/redact.ts'
import type { Attributes, Span } from '../evidence/span.ts'
import { exported } from './modules.ts'
import { milliseconds } from './outbound-call.ts'
import type { Recorder, SdkScope } from './recorder.ts'

interface Client {
  config?: { serviceId?: unknown }
}
interface Command {
  input?: Record<string, unknown>
  schema?: unknown[]
}
export interface Metadata {
  requestId?: string | undefined
  extendedRequestId?: string | undefined
  attempts?: number | undefined
  totalRetryDelay?: number | undefined
  httpStatusCode?: number | undefined
}
type Send = (this: Client, command: Command, ...rest: unknown[]) => unknown

const patched = new WeakSet<object>()

/** `exports` of the module that defines the clients' base class. */
export function watchAwsSdkV3(recorder: Recorder, exports: { Client?: { prototype: { send?: Send } } }): void {
  const prototype = exported(exports, 'Client')?.prototype
  if (typeof prototype?.send !== 'function' || patched.has(prototype)) return
  patched.add(prototype)
  recorder.watched.add('aws-calls')
  const original = prototype.send
  prototype.send = function send(command, ...rest) {
    const scope = recorder.guard(() => begin(recorder, this, command))
    if (!scope) return original.call(this, command, ...rest)
    const told = scope.service === 'SQS' ? tellMessages(recorder, command) : undefined
    const last = rest.length - 1
    const callback = rest[last]
    if (typeof callback === 'function') {
      rest[last] = (error: unknown, output: unknown) => {
        recorder.guard(() => finish(recorder, scope, error, metadataOf(error ?? output), output))
        told?.(output)
        return callback(error, output)
      }
    }
    let result: unknown
    try {
      result = recorder.current.run({ span: scope.span, sdk: scope }, () => original.call(this, command, ...rest))
    } catch (error) {
      recorder.guard(() => finish(recorder, scope, error, metadataOf(error)))
      throw error
    }
    if (!(result instanceof Promise)) return result
    // The promise handed on is one derived from the SDK's: observing that one aside would mark its rejection as handled.
    return result.then(
      (output) => {
        recorder.guard(() => finish(recorder, scope, undefined, metadataOf(output), output))
        told?.(output)
        return output
      },
      (error) => {
        recorder.guard(() => finish(recorder, scope, error, metadataOf(error)))
        told?.(undefined)
        throw error
      },
    )
  }
}

/** Tells which messages are taken off a queue, and which are done with; gives what is to be told of the answer. */
function tellMessages(recorder: Recorder, command: Command): (output: unknown) => void {
  const operation = operationOf(command)
  recorder.guard(() => recorder.messages?.sent(operation, command.input))
  return (output) => recorder.guard(() => recorder.messages?.answered(operation, command.input, output))
}

function operationOf(command: Command): string {
  const { name } = command.constructor
  return /^\w+Command$/.test(name) && name !== 'Command' ? name.slice(0, -7) : String(command.schema?.[2] ?? name)
}

function begin(recorder: Recorder, client: Client, command: Command): SdkScope | undefined {
  const operation = operationOf(command)
  const service = canonicalService(String(client.config?.serviceId ?? client.constructor.name))
  const attributes: Attributes = {
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: service,
    [SEMCONV.rpcMethod]: operation,
    ...inputAttributes(command.input),
  }
  recorder.noteCaller(attributes)
  const span = recorder.start(`${service}.${operation}`, 'client', attributes)
  recorder.announce(span)
  return { span, service, firstAttempt: undefined, open: 0, source: () => undefined }
}

/** Where the best-known services have the name of what is asked about. */
const NAMES = ['TableName', 'SecretId', 'QueueUrl', 'FunctionName', 'KeyId', 'TopicArn', 'StreamName', 'DatabaseName']

/** Where a service is told as whom it is to work: Lambda and Glue, CodeBuild, ECS, Step Functions. `RoleArn` is most others', and STS's. */
const ROLES = ['Role', 'serviceRole', 'executionRoleArn', 'roleArn']

/** What was asked: the fields that bear on identity, and the resource's name; nothing else. */
export function inputAttributes(input: Record<string, unknown> | undefined): Attributes {
  if (!input) return {}
  const attributes: Attributes = {}
  // A bucket's name is public by nature: no search for secrets on every call.
  if (typeof input['Bucket'] === 'string') attributes[SEMCONV.s3Bucket] = input['Bucket'].slice(0, 255)
  else nameResource(input, attributes)
  if (typeof input['DurationSeconds'] === 'number') attributes[ROLECALL.stsDuration] = input['DurationSeconds']
  if (typeof input['WaitTimeSeconds'] === 'number') attributes[ROLECALL.waitSeconds] = input['WaitTimeSeconds']
  if (typeof input['RoleArn'] !== 'string') {
    const role = ROLES.map((name) => input[name]).find((value) => typeof value === 'string' && value.startsWith('arn:'))
    if (role) attributes[ROLECALL.stsRoleArn] = text(role)
    return attributes
  }
  const tags = Array.isArray(input['Tags']) ? input['Tags'].map((tag) => String(tag?.Key)).slice(0, 50) : undefined
  attributes[ROLECALL.stsRoleArn] = text(input['RoleArn'])
  attributes[ROLECALL.stsSessionName] = text(input['RoleSessionName'])
  attributes[ROLECALL.stsExternalId] = externalIdMark(input['ExternalId'])
  if (tags?.length) attributes[ROLECALL.stsTagKeys] = tags
  return attributes
}

function nameResource(input: Record<string, unknown>, attributes: Attributes): void {
  for (const name of NAMES) {
    const value = input[name]
    if (typeof value !== 'string') continue
    // A queue's name is the last of its URL.
    const resource = name === 'QueueUrl' ? value.slice(value.lastIndexOf('/') + 1) : value
    attributes[ROLECALL.resource] = resource.slice(0, 255)
    return
  }
}

/** Which span first saw an error: the same error goes up through every enclosing call. */
const errorsSeen = new WeakMap<object, string>()

function metadataOf(source: unknown): Metadata | undefined {
  return (source as { $metadata?: Metadata } | undefined)?.$metadata
}

/** Ends an SDK call's span by its error, if any, and what the SDK says of the exchange; `output` is what it gives its caller. */
export function finish(
  recorder: Recorder,
  scope: SdkScope,
  error: unknown,
  metadata: Metadata | undefined,
  output?: unknown,
): void {
  const { span, firstAttempt } = scope
  const at = now()
  const { attributes } = span
  attributes[ROLECALL.timeCredentials] = milliseconds((firstAttempt ?? at) - span.start)
  if (metadata) {
    attributes[SEMCONV.awsRequestId] = metadata.requestId
    attributes[SEMCONV.awsExtendedRequestId] = metadata.extendedRequestId
    attributes[SEMCONV.httpStatus] = metadata.httpStatusCode
    attributes[ROLECALL.attempts] = metadata.attempts
    if (metadata.totalRetryDelay) attributes[ROLECALL.retryDelay] = metadata.totalRetryDelay
  }
  if (error !== undefined && error !== null) fail(span, error)
  else refuseInPart(span, output)
  recorder.end(span, at, scope.open > 0)
}

function refuseInPart(span: Span, output: unknown): void {
  const refused = partialRefusal(String(span.attributes[SEMCONV.rpcMethod]), output)
  if (!refused) return
  span.error = true
  span.attributes[SEMCONV.errorType] = refused.code
  span.message = refused.message && redact(refused.message)
}

function fail(span: Span, thrown: unknown): void {
  const error = thrown as NodeJS.ErrnoException & { Code?: string }
  span.error = true
  const code = error.name && error.name !== 'Error' ? error.name : (error.Code ?? error.code ?? 'Error')
  span.attributes[SEMCONV.errorType] = String(code).slice(0, 128)
  if (typeof error.message === 'string') span.message = redact(error.message)
  if (typeof thrown !== 'object' || thrown === null) return
  const from = errorsSeen.get(thrown)
  if (from) span.attributes[ROLECALL.errorFrom] = from
  else errorsSeen.set(thrown, span.spanId)
}

/** A role's path has at most 512 characters, its name 64: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LONGEST_ARN = 640

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? redact(value, LONGEST_ARN) : undefined
}
