/**
 * Invocations of an AWS Lambda function: between the answer to `…/invocation/next` and the function's own answer
 * (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). AWS's runtime asks by its native client, others by HTTP.
 */
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import type { Span } from '../evidence/span.ts'
import { TOKENS_LEFT_OUT, tokenAttributes } from '../evidence/token.ts'
import type { Recorder } from './recorder.ts'
import type { Work } from './work.ts'

/** Of `rapid-client.node`. */
interface NativeClient {
  next(): Promise<{ headers: Record<string, unknown>; bodyJson?: unknown }>
  done(id: string, body: string): unknown
  error(id: string, body: string, xray: string): unknown
}

/** What an exchange with the runtime API tells; it is the runtime's own, and no call of the function's. */
export interface RuntimeExchange {
  answered(header: (name: string) => string | undefined): void
  over(): void
}

const PATH = /^\/2018-06-01\/runtime\/(?:invocation\/(?:(next)|([\w%.~-]{1,128})\/(?:(response)|(error)))|init\/error)$/
/** Of an event, characters; Lambda takes six million. */
const LONGEST_EVENT = 1024 * 1024
const NOTHING: RuntimeExchange = { answered() {}, over() {} }

export class LambdaRuntime {
  readonly #recorder: Recorder
  readonly #work: Work
  readonly #byId = new Map<string, Span>()

  constructor(recorder: Recorder, work: Work) {
    this.#recorder = recorder
    this.#work = work
  }

  /** The exchange that a request opens, where it goes to the runtime API. */
  exchange(authority: string, path: string, header: (name: string) => string | undefined): RuntimeExchange | undefined {
    const api = process.env['AWS_LAMBDA_RUNTIME_API']
    if (api === undefined || !path.startsWith('/2018-06-01/') || !sameHost(authority, api)) return undefined
    const [, next, id, , error] = PATH.exec(path) ?? []
    if (next) return { answered: (read) => this.#begin(read), over() {} }
    if (!id) return NOTHING
    const type = error ? (header('lambda-runtime-function-error-type') ?? 'Error') : undefined
    return { answered() {}, over: () => this.#end(id, type) }
  }

  /** The native client of AWS's runtime: what it hands on stays as it is. */
  watchNative(client: NativeClient): void {
    const { next, done, error } = client
    if (typeof next !== 'function' || typeof done !== 'function' || typeof error !== 'function') return
    client.next = (...args) => {
      const asked = next.apply(client, args)
      asked.then(
        ({ headers, bodyJson }) =>
          this.#recorder.guard(() => this.#begin((name) => text(headers[name]), text(bodyJson))),
        () => {},
      )
      return asked
    }
    client.done = (id, body, ...rest: unknown[]) => {
      this.#recorder.guard(() => this.#end(id, holdsFailures(body) ? 'BatchItemFailures' : undefined))
      return done.call(client, id, body, ...(rest as []))
    }
    client.error = (id, body, ...rest) => {
      this.#recorder.guard(() => this.#end(id, typeOf(body)))
      return error.call(client, id, body, ...rest)
    }
  }

  #begin(header: (name: string) => string | undefined, event = ''): void {
    const id = header('lambda-runtime-aws-request-id')
    if (!id) return
    const until = Number(header('lambda-runtime-deadline-ms') ?? Number.NaN)
    const name = process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? nameOf(header('lambda-runtime-invoked-function-arn'))
    const span = this.#work.begin(name, 'server', {
      [SEMCONV.faasInvocation]: id.slice(0, 128),
      [SEMCONV.faasName]: name,
      [ROLECALL.workUntil]: Number.isFinite(until) ? until : undefined,
      ...tokenAttributes(authorizationIn(event), () => this.#recorder.folder.note(TOKENS_LEFT_OUT)),
    })
    this.#byId.set(encodeURIComponent(id), span)
  }

  #end(id: string, type?: string): void {
    const span = this.#byId.get(id)
    if (!span) return
    this.#byId.delete(id)
    this.#work.end(span, type === undefined ? undefined : { type })
  }
}

/** Of the request that a gateway or AppSync made the event of. What asks an authorizer is for another function. */
function authorizationIn(event: string): string | undefined {
  if (event.length > LONGEST_EVENT || !/"authorization"/i.test(event)) return undefined
  try {
    const { methodArn, routeArn, headers, multiValueHeaders, request } = JSON.parse(event)
    if (methodArn || routeArn) return undefined
    const all = Object.entries<unknown>({ ...request?.headers, ...multiValueHeaders, ...headers })
    const value = all.find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    return text(Array.isArray(value) ? value.at(-1) : value)
  } catch {
    return undefined
  }
}

function sameHost(authority: string, api: string): boolean {
  return authority === api || authority === `${api}:80` || `${authority}:80` === api
}

/** `arn:aws:lambda:REGION:ACCOUNT:function:NAME`. */
function nameOf(arn: string | undefined): string {
  return arn?.split(':')[6] || 'function'
}

/**
 * Messages of a batch that will come again
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting).
 */
function holdsFailures(body: unknown): boolean {
  return typeof body === 'string' && /^\{"batchItemFailures":\[[^\]]/.test(body)
}

function typeOf(body: string): string {
  return /"errorType":"([\w.:]{1,128})"/.exec(String(body).slice(0, 4096))?.[1] ?? 'Error'
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
