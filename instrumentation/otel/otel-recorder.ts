/**
 * A recorder beside OpenTelemetry: its spans are the spans. What the taps see is added to the span that OpenTelemetry has
 * for the same request, and each of its spans is mirrored in the run folder. Only what it does not see (an answer's tool
 * call, a bundle's first request, what its sampler drops) becomes a span of the run folder's own.
 */
import { SEMCONV } from '../../src/model/attributes.ts'
import { canonicalService } from '../../src/model/aws.ts'
import { now } from '../evidence/clock.ts'
import { redact } from '../evidence/redact.ts'
import type { Attributes, KIND, Span } from '../evidence/span.ts'
import { activeSpanOfOthers, type SpanIds, tracingSuppressed } from '../register/active-span.ts'
import { Recorder, type Scope, type SdkScope } from '../register/recorder.ts'
import { ActiveScopes } from './active-scopes.ts'
import { safeAttributes } from './safe-attributes.ts'
import type { HrTime, OtelReadableSpan, OtelSpan } from './span-types.ts'

/** One of OpenTelemetry's spans and its twin in the run folder. */
interface Mirror {
  span: Span
  otel: OtelReadableSpan
  scope: Scope
  /** A tap watches the same request: it knows the end better (the body, who closed). */
  tapped: boolean
  /** Tool calls in this inbound request. */
  tools: Span[]
}

const KINDS = ['internal', 'server', 'client', 'internal', 'internal'] as const
/** Names that the HTTP instrumentations may give the method, old and new. */
const METHOD = ['http.request.method', 'http.method']
/** What is added to OpenTelemetry's own spans. */
const EVIDENCE = /^(?:rolecall|rpc|aws|mcp|gen_ai|jsonrpc)\.|^error\.type$/
const OWN_EXPORT = /\/v1\/(?:traces|metrics|logs)$|\/api\/v2\/spans$/
/** The run folder has one clock; a time further from it was meant otherwise. */
const SAME_MOMENT = 50

export class OtelRecorder extends Recorder {
  override readonly current = new ActiveScopes((spanId) => this.#byId.get(spanId)?.scope)
  /** OpenTelemetry's open spans, by their id. */
  readonly #byId = new Map<string, { span: Span; scope: Scope; mirror?: Mirror }>()
  readonly #mirrors = new WeakMap<Span, Mirror>()
  /** Outbound requests of OpenTelemetry's that no tap has seen yet, by span id: a few at a time. */
  readonly #untapped = new Map<string, Mirror>()
  /** Seen by a tap a moment before OpenTelemetry begins its span for the same request, if it does. */
  readonly #pending = new Set<Span>()
  readonly #ignored = new WeakSet<Span>()

  /** OpenTelemetry began a span. */
  started(otel: OtelReadableSpan): void {
    const { traceId, spanId } = otel.spanContext()
    const above = this.#above(otel)
    const kind = KINDS[otel.kind] ?? 'internal'
    const waiting = this.#waitingFor(otel)
    const place = above ? { span: above } : isInbound(otel) ? 'root' : undefined
    const placed = super.start(redact(otel.name, 256), kind, {}, place, moment(otel.startTime))
    const span = waiting ?? placed
    span.traceId = placed.parentId ? placed.traceId : traceId
    span.spanId = spanId
    span.parentId = placed.parentId
    span.link = span.traceId === traceId ? undefined : { traceId, spanId }
    const mirror: Mirror = { span, otel, scope: this.#scopeOf(span), tapped: !!waiting, tools: [] }
    this.#mirrors.set(span, mirror)
    this.#byId.set(spanId, { span, scope: mirror.scope, mirror })
    if (!waiting && otel.kind === 2 && methodOf(otel)) this.#untapped.set(spanId, mirror)
    if (waiting) this.#pending.delete(waiting)
    else {
      this.#fill(mirror)
      const service = isAwsSdk(otel) && canonicalService(String(otel.attributes[SEMCONV.rpcService]))
      if (service) {
        mirror.scope.sdk = sdkScope(span, service)
        // Its hooks are called later, when who asked has left the stack.
        this.noteCaller(span.attributes)
      }
    }
    super.open(span)
  }

  /** It is about to end, and takes attributes still: what the taps know and it lacks. Nothing of its own is replaced. */
  ending(otel: OtelReadableSpan & OtelSpan): void {
    const mirror = this.#byId.get(otel.spanContext().spanId)?.mirror
    if (!mirror) return
    const [tool, ...more] = mirror.tools
    const told: Attributes = { ...(tool && !more.length && tool.attributes), ...mirror.span.attributes }
    for (const name in told) {
      const value = told[name]
      if (value === undefined || otel.attributes[name] !== undefined || !EVIDENCE.test(name)) continue
      otel.setAttribute(name, typeof value === 'object' ? [...value] : value)
    }
  }

  ended(otel: OtelReadableSpan): void {
    const { spanId } = otel.spanContext()
    const mirror = this.#byId.get(spanId)?.mirror
    if (!mirror) return
    this.#byId.delete(spanId)
    this.#untapped.delete(spanId)
    if (mirror.tapped) return
    this.#fill(mirror)
    super.end(mirror.span, moment(otel.endTime))
  }

  /** The AWS SDK call that a span of `@opentelemetry/instrumentation-aws-sdk` is, also where the sampler dropped it. */
  sdkCall(otel: OtelSpan, service: string, operation: string): SdkScope {
    const { spanId } = otel.spanContext()
    const known = this.#byId.get(spanId)
    if (known?.scope.sdk) return known.scope.sdk
    const name = canonicalService(service)
    const span =
      known?.span ??
      this.start(`${name}.${operation}`, 'client', {
        [SEMCONV.rpcSystem]: 'aws-api',
        [SEMCONV.rpcService]: name,
        [SEMCONV.rpcMethod]: operation,
      })
    const scope: Scope = known?.scope ?? { span }
    scope.sdk = sdkScope(span, name)
    if (!known) {
      this.#byId.set(spanId, { span, scope })
      super.open(span)
    }
    return scope.sdk
  }

  /** After its last hook; one that is mirrored is ended by OpenTelemetry. */
  sdkCallOver(otel: OtelSpan): void {
    const { spanId } = otel.spanContext()
    if (!this.#byId.get(spanId)?.mirror) this.#byId.delete(spanId)
  }

  override start(
    name: string,
    kind: keyof typeof KIND,
    attributes: Attributes,
    scope: Scope | 'root' | undefined = this.current.getStore(),
    at = now(),
  ): Span {
    const same = kind === 'client' ? this.#tap(attributes) : undefined
    if (same) {
      const { span } = same
      span.name = name
      Object.assign(span.attributes, attributes)
      return span
    }
    const span = super.start(name, kind, attributes, scope, at)
    span.link = undefined
    if (kind === 'client' && tracingSuppressed() && OWN_EXPORT.test(String(attributes[SEMCONV.urlPath])))
      this.#ignored.add(span)
    const inbound = scope && scope !== 'root' ? this.#byId.get(scope.span.spanId)?.mirror : undefined
    if (attributes[SEMCONV.mcpMethod] === 'tools/call') inbound?.tools.push(span)
    return span
  }

  override open(span: Span): void {
    if (this.#mirrors.has(span)) this.folder.updated(span)
    else if (span.attributes[SEMCONV.httpMethod] === undefined) super.open(span)
    else if (!this.#ignored.has(span)) this.#wait(span)
  }

  override end(span: Span, at = now(), more = false): void {
    if (this.#ignored.has(span)) return
    this.#noLongerWait(span)
    const mirror = this.#mirrors.get(span)
    if (mirror && !mirror.tapped) return
    if (mirror) this.#fill(mirror)
    super.end(span, at, more)
  }

  override exit(code: number): void {
    for (const span of [...this.#pending]) this.#noLongerWait(span)
    super.exit(code)
  }

  /** OpenTelemetry's span of this very request follows at once, or not at all. */
  #wait(span: Span): void {
    this.#pending.add(span)
    queueMicrotask(() => this.guard(() => this.#noLongerWait(span)))
  }

  #noLongerWait(span: Span): void {
    if (this.#pending.delete(span)) super.open(span)
  }

  /** The tapped request that a new span is about. */
  #waitingFor(otel: OtelReadableSpan): Span | undefined {
    const method = methodOf(otel)
    if (!method) return undefined
    return [...this.#pending]
      .reverse()
      .find((span) => span.kind === otel.kind + 1 && span.attributes[SEMCONV.httpMethod] === method)
  }

  /** OpenTelemetry's span of an outbound request whose header is being sent: the oldest one like it. */
  #tap(request: Attributes): Mirror | undefined {
    const method = request[SEMCONV.httpMethod]
    const active = activeSpanOfOthers()?.spanId
    for (const [spanId, mirror] of this.#untapped) {
      const { attributes, parentSpanContext } = mirror.otel
      const port = attributes['server.port'] ?? attributes['net.peer.port']
      const near = spanId === active || parentSpanContext?.spanId === active
      if (!near || methodOf(mirror.otel) !== method) continue
      if (port !== undefined && Number(port) !== request[SEMCONV.serverPort]) continue
      this.#untapped.delete(spanId)
      mirror.tapped = true
      return mirror
    }
    return undefined
  }

  /** Where a span of OpenTelemetry's belongs: its parent's tool call, or what the taps entered since. */
  #above(otel: OtelReadableSpan): SpanIds | undefined {
    const parent = otel.parentSpanContext
    if (isInbound(otel)) return parent
    const scope = parent?.spanId === activeSpanOfOthers()?.spanId ? this.current.getStore() : undefined
    return (scope ?? (parent && this.#byId.get(parent.spanId)?.scope))?.span ?? parent
  }

  /** An inbound request's scope was made by the tap, which changes it when the body turns out to be a tool call. */
  #scopeOf(span: Span): Scope {
    const own = this.current.getOwn()
    return own?.span === span ? own : { span }
  }

  /** Brings a twin up to date; what a tap said stays. */
  #fill({ span, otel }: Mirror): void {
    span.attributes = Object.assign(safeAttributes(otel.attributes), span.attributes)
    span.attributes['otel.scope.name'] = otel.instrumentationScope.name
    if (otel.status.code === 2) {
      span.error = true
      span.message ??= otel.status.message && redact(otel.status.message)
    }
    for (const { name, time, attributes } of otel.events) {
      if (name !== 'exception') continue
      span.attributes[SEMCONV.errorType] ??= text(attributes?.['exception.type'], 128)
      span.message ??= text(attributes?.['exception.message'], 512)
      span.events ??= []
      if (!span.events.some((event) => event.name === name)) span.events.push({ name, time: milliseconds(time) })
    }
  }
}

function sdkScope(span: Span, service: string): SdkScope {
  return { span, service, firstAttempt: undefined, open: 0, source: () => undefined }
}

function isInbound(otel: OtelReadableSpan): boolean {
  return otel.kind === 1 && methodOf(otel) !== undefined
}

function isAwsSdk(otel: OtelReadableSpan): boolean {
  return /^aws[-.]api$/.test(String(otel.attributes[SEMCONV.rpcSystem])) && !methodOf(otel)
}

function methodOf(otel: OtelReadableSpan): string | undefined {
  const method = METHOD.map((name) => otel.attributes[name]).find((value) => value !== undefined)
  return method === undefined ? undefined : String(method)
}

function moment(time: HrTime): number {
  const at = milliseconds(time)
  const clock = now()
  return Math.abs(at - clock) < SAME_MOMENT ? clock : at
}

function milliseconds([seconds, nanoseconds]: HrTime): number {
  return seconds * 1e3 + nanoseconds / 1e6
}

function text(value: unknown, max: number): string | undefined {
  return typeof value === 'string' ? redact(value, max) : undefined
}
