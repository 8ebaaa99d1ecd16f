/** What becomes of a telemetry exporter's requests accuses nobody, and takes no other call's place. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { isTelemetry } from '../../../src/vocabulary/telemetry.ts'
import { AMBIENT, judge, RunBuilder } from '../../unit/run-builder.ts'

describe("telemetry's own traffic", () => {
  it.each([
    ['127.0.0.1:4318', '/v1/traces'],
    ['collector:4317', '/opentelemetry.proto.collector.trace.v1.TraceService/Export'],
    ['localhost:8126', '/v0.4/traces'],
    ['collector.eu01.nr-data.net', '/agent_listener/invoke_raw_method'],
    ['http-intake.logs.datadoghq.eu', '/api/v2/logs'],
    ['o17.ingest.us.sentry.io', '/api/42/envelope/'],
    ['apm.acme.example:8200', '/intake/v2/events'],
    ['zipkin:9411', '/api/v2/spans'],
    ['jaeger:14268', '/api/traces'],
    ['127.0.0.1:2000', '/SamplingTargets'],
  ])('%s%s is', (host, path) => {
    expect(isTelemetry(host, path)).toBe(true)
  })

  it.each([
    ['api.acme.example', '/v1/tracesets'],
    ['api.acme.example', '/api/traces'],
    ['notsentry.io', '/'],
    ['sentry.io.evil.example', '/'],
    [undefined, undefined],
  ])('%s%s is not', (host, path) => {
    expect(isTelemetry(host, path)).toBe(false)
  })

  const run = (path: string, host: string) => {
    const made = new RunBuilder().coverage()
    made.tool('search', 0, 3000, [{ operation: 'POST', from: 10, to: 2990, http: { host, path, status: 403 } }])
    return made.outcome('search', 0, 3000, 'failed')
  }

  it('leads to no finding where the same answer of another service does', () => {
    const [exported, asked] = [
      judge(run('/v1/traces', '127.0.0.1').records, rules),
      judge(run('/v1/search', '127.0.0.1').records, rules),
    ]
    expect(JSON.stringify(exported.findings)).not.toContain('/v1/traces')
    expect(JSON.stringify(asked.findings)).toContain('/v1/search')
  })

  it('nor by an SDK that sends traces to X-Ray', () => {
    const traced = (operation: string) => {
      const made = new RunBuilder().coverage()
      made.tool('search', 0, 100, [{ operation: 'GetObject', from: 10, to: 90, key: AMBIENT }])
      made.call('ab', undefined, { service: 'XRay', operation, from: 200, to: 300, error: ['AccessDenied', 'no'] })
      return JSON.stringify(judge(made.records, rules).findings)
    }
    expect(traced('PutTraceSegments')).not.toContain('PutTraceSegments')
    expect(traced('GetTraceSummaries')).toContain('GetTraceSummaries')
  })
})
