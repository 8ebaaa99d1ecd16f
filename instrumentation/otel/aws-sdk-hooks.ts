import { SEMCONV } from '../../src/model/attributes.ts'
import { finish, inputAttributes, type Metadata } from '../register/aws-sdk-v3.ts'
import { attach } from './attach.ts'
import type { OtelRecorder } from './otel-recorder.ts'
import type { OtelSpan } from './span-types.ts'

interface Request {
  serviceName: string
  commandName: string
  commandInput: Record<string, unknown>
  region?: string
}
interface RequestInfo {
  request: Request
}
interface ResponseInfo {
  response: { data: { $metadata?: Metadata } | undefined; request: Request }
}

/** The part of `AwsSdkInstrumentationConfig` that carries rolecall's evidence. */
export interface AwsSdkHooks {
  preRequestHook(span: OtelSpan, info: RequestInfo): void
  responseHook(span: OtelSpan, info: ResponseInfo): void
  exceptionHook(span: OtelSpan, info: RequestInfo, error: unknown): void
}

/**
 * For `@opentelemetry/instrumentation-aws-sdk` ≥ 0.78: `new AwsInstrumentation(awsSdkHooks())`, or spread into a
 * configuration of your own. Role asked for, session name, issued key's fingerprint, assumed ARN, error code, request
 * id, attempts and retry delay go to the span as attributes; who signed comes from the request itself. Never throws.
 */
export function awsSdkHooks(): AwsSdkHooks {
  const recorder = attach()
  return {
    preRequestHook(span, { request }) {
      recorder?.guard(() => {
        const call = recorder.sdkCall(span, request.serviceName, request.commandName)
        Object.assign(call.span.attributes, inputAttributes(request.commandInput))
        if (request.region) call.span.attributes[SEMCONV.cloudRegion] = request.region
        recorder.folder.updated(call.span)
      })
    },
    responseHook(span, { response: { data, request } }) {
      recorder?.guard(() => over(recorder, span, request, undefined, data?.$metadata, data))
    },
    exceptionHook(span, { request }, error) {
      recorder?.guard(() => {
        over(recorder, span, request, error, (error as { $metadata?: Metadata } | undefined)?.$metadata)
      })
    },
  }
}

function over(
  recorder: OtelRecorder,
  span: OtelSpan,
  { serviceName, commandName }: Request,
  error: unknown,
  metadata: Metadata | undefined,
  output?: unknown,
): void {
  finish(recorder, recorder.sdkCall(span, serviceName, commandName), error, metadata, output)
  recorder.sdkCallOver(span)
}
