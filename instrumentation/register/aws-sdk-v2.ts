/** AWS SDK for JavaScript v2: one span around each request's run. */
import { SEMCONV } from '../../src/model/attributes.ts'
import { canonicalService } from '../../src/model/aws.ts'
import type { Attributes } from '../evidence/span.ts'
import { finish, inputAttributes } from './aws-sdk-v3.ts'
import { exported } from './modules.ts'
import type { Recorder, SdkScope } from './recorder.ts'

interface Response {
  error: unknown
  data?: unknown
  requestId?: string
  retryCount?: number
  httpResponse?: { statusCode?: number }
}
interface Request {
  operation: string
  params?: Record<string, unknown>
  service?: {
    serviceIdentifier?: string
    api?: { serviceId?: string }
    config?: { credentials?: object | null }
  }
  on(event: 'complete', listener: (response: Response) => void): void
}
type RunTo = (this: Request, state?: unknown, done?: unknown) => unknown

/** The SDK's own classes of credentials, by what they stand for. */
const SOURCES: Readonly<Record<string, string>> = {
  EnvironmentCredentials: 'env',
  SharedIniFileCredentials: 'profile',
  SsoCredentials: 'sso',
  ProcessCredentials: 'process',
  TokenFileWebIdentityCredentials: 'web_identity',
  WebIdentityCredentials: 'web_identity',
  TemporaryCredentials: 'assumed_role',
  ChainableTemporaryCredentials: 'assumed_role',
  ECSCredentials: 'container',
  RemoteCredentials: 'container',
  EC2MetadataCredentials: 'instance',
  Credentials: 'code',
}

const patched = new WeakSet<object>()

export function watchAwsSdkV2(recorder: Recorder, exports: { Request?: { prototype: { runTo?: RunTo } } }): void {
  const prototype = exported(exports, 'Request')?.prototype
  if (typeof prototype?.runTo !== 'function' || patched.has(prototype)) return
  patched.add(prototype)
  recorder.watched.add('aws-calls')
  const running = new WeakSet<Request>()
  const original = prototype.runTo
  prototype.runTo = function runTo(state, done) {
    // With a state it only builds or signs: a presigned URL sends nothing.
    if (state !== undefined || running.has(this)) return original.call(this, state, done)
    running.add(this)
    const scope = recorder.guard(() => begin(recorder, this))
    if (!scope) return original.call(this, state, done)
    return recorder.current.run({ span: scope.span, sdk: scope }, () => original.call(this, state, done))
  }
}

function begin(recorder: Recorder, request: Request): SdkScope {
  const { service, params } = request
  const name = canonicalService(service?.api?.serviceId ?? service?.serviceIdentifier ?? 'AWS')
  const operation = request.operation.charAt(0).toUpperCase() + request.operation.slice(1)
  const attributes: Attributes = {
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: name,
    [SEMCONV.rpcMethod]: operation,
    ...inputAttributes(params),
  }
  recorder.noteCaller(attributes)
  const span = recorder.start(`${name}.${operation}`, 'client', attributes)
  recorder.announce(span)
  const scope: SdkScope = {
    span,
    service: name,
    firstAttempt: undefined,
    open: 0,
    source: () => SOURCES[service?.config?.credentials?.constructor.name ?? ''],
  }
  request.on('complete', (response) =>
    recorder.guard(() => {
      const error = response.error as { requestId?: string; statusCode?: number } | null
      const metadata = {
        requestId: response.requestId ?? error?.requestId,
        httpStatusCode: response.httpResponse?.statusCode ?? error?.statusCode,
        attempts: scope.firstAttempt === undefined ? undefined : (response.retryCount ?? 0) + 1,
      }
      finish(recorder, scope, response.error, metadata, response.data)
    }),
  )
  return scope
}
