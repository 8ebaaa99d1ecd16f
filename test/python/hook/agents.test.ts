/** Beside the agents that PyPI has: server, agent and rolecall are each as they are alone. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { pythonPrograms } from '../../../samples/python/setup.mjs'
import type { Environment } from '../start.ts'
import { type Played, python, run, spansOf, temporary } from './python.ts'

interface Agent {
  environment: Environment
  /** What is put before the server's command. */
  launcher: string[]
  env(collector: string): Record<string, string>
  /** Names of the spans it made, from what it sent or printed; absent where it sends nothing without an account. */
  spans?(sent: Sent[], stdout: string): string[]
}

interface Sent {
  url: string
  body: Buffer
}

/** Names in a body that is not decoded: how often each of the known ones stands in it. */
const mentioned = (sent: Sent[], names: RegExp) =>
  sent.flatMap(({ body }) => [...body.toString('latin1').matchAll(names)].map(([name]) => name))
const lines = (sent: Sent[], path: string) =>
  sent
    .filter(({ url }) => url.startsWith(path))
    .flatMap(({ body }) => body.toString().split('\n').filter(Boolean))
    .map((line) => JSON.parse(line))

const AGENTS: Record<string, Agent> = {
  opentelemetry: {
    environment: 'mcp',
    launcher: ['opentelemetry-instrument'],
    env: () => ({
      OTEL_TRACES_EXPORTER: 'otlp_json_file',
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
    }),
    spans: (_, stdout) => [...stdout.matchAll(/"name": ?"([A-Z][^"]+)"/g)].map(([, name]) => name!),
  },
  datadog: {
    environment: 'agents',
    launcher: ['ddtrace-run'],
    env: (collector) => ({
      DD_TRACE_AGENT_URL: collector,
      DD_TRACE_API_VERSION: 'v0.4',
      DD_TRACE_STARTUP_LOGS: 'false',
      DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false',
      DD_REMOTE_CONFIGURATION_ENABLED: 'false',
    }),
    spans: (sent) => mentioned(sent, /flask\.request|s3\.command|urllib3\.request/g),
  },
  'new relic': {
    environment: 'agents',
    launcher: ['newrelic-admin', 'run-program'],
    env: () => ({
      NEW_RELIC_LICENSE_KEY: '0'.repeat(40),
      NEW_RELIC_APP_NAME: 'coexistence',
      NEW_RELIC_DEVELOPER_MODE: 'true',
      NEW_RELIC_LOG: '/dev/null',
      // Else the first requests come before it is ready.
      NEW_RELIC_STARTUP_TIMEOUT: '10',
    }),
  },
  elastic: {
    environment: 'agents',
    launcher: ['elasticapm-run'],
    env: (collector) => ({
      AGENT: 'elasticapm',
      ELASTIC_APM_SERVER_URL: collector,
      ELASTIC_APM_SERVICE_NAME: 'coexistence',
      ELASTIC_APM_CENTRAL_CONFIG: 'false',
      ELASTIC_APM_CLOUD_PROVIDER: 'none',
    }),
    spans: (sent) =>
      lines(sent, '/intake/v2').flatMap((one) => [one.transaction, one.span].filter(Boolean).map(({ name }) => name)),
  },
  sentry: {
    environment: 'agents',
    launcher: [],
    env: (collector) => ({ AGENT: 'sentry', SENTRY_DSN: `${collector.replace('://', '://public@')}/1` }),
    spans: (sent) =>
      lines(sent, '/api/1/envelope')
        .filter(({ type, spans }) => type === 'transaction' && spans)
        .flatMap(({ transaction, spans }) => [transaction, ...spans.map(({ op }: { op: string }) => op)]),
  },
}

test.each(Object.entries(AGENTS))('%s', async (name, agent) => {
  const s3 = await startS3()
  const collector = await startCollector()
  const bin = pythonPrograms(agent.environment)
  const program = resolve('test/python/servers/beside_agents.py')
  const play = async (withAgent: boolean, hook: boolean) => {
    s3.heads.length = 0
    collector.sent.length = 0
    const [command, ...args] = [
      ...(withAgent ? agent.launcher.map((one, i) => (i === 0 ? join(bin, one) : one)) : []),
      python(agent.environment),
      program,
    ]
    const played = await run('', {
      folder: temporary(),
      command: command!,
      args,
      hook,
      env: {
        // The SDK writes a set into its user agent.
        PYTHONHASHSEED: '0',
        AWS_ENDPOINT_URL: s3.url,
        AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'secret',
        ...(withAgent && agent.env(collector.url)),
      },
    })
    return {
      facts: {
        code: played.code,
        // Without what the agent prints of its spans, whose ids are random.
        stdout: played.stdout.split('\n').filter((line) => line.startsWith('200')),
        stderr: played.stderr,
        heads: s3.heads.map(steady),
        spans: agent.spans?.([...collector.sent], played.stdout).sort(),
      },
      evidence: evidenceOf(played, Number(new URL(collector.url).port)),
    }
  }
  const alone = await play(true, false)
  const both = await play(true, true)
  const rolecall = await play(false, true)
  expect(alone.facts.stdout).toHaveLength(3)
  if (agent.spans) expect(alone.facts.spans!.length, `${name} made spans`).toBeGreaterThanOrEqual(3)
  expect(both.facts).toEqual(alone.facts)
  expect(both.evidence).toEqual(rolecall.evidence)
  expect(rolecall.evidence.filter((line) => line.startsWith('S3.GetObject'))).toHaveLength(6)
})

/** Answers as S3 would, and keeps every request's head. */
async function startS3() {
  const heads: string[] = []
  const server = createTcpServer((socket) => {
    let text = ''
    socket.on('error', () => {})
    socket.on('data', (data) => {
      text += data.toString('latin1')
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const head = text.slice(0, end)
        text = text.slice(end + 4)
        heads.push(head)
        const body = head.includes('/denied') ? '<Error><Code>AccessDenied</Code></Error>' : 'text'
        const status = head.includes('/denied') ? '403 Forbidden' : '200 OK'
        socket.write(
          `HTTP/1.1 ${status}\r\nContent-Type: application/xml\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        )
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heads }
}

/** Takes whatever an agent sends. */
async function startCollector() {
  const sent: Sent[] = []
  const server = createServer(async (request: IncomingMessage, answer) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const packed = request.headers['content-encoding'] === 'gzip' || (body[0] === 0x1f && body[1] === 0x8b)
    sent.push({ url: request.url!, body: packed ? gunzipSync(body) : body })
    answer.setHeader('content-type', 'application/json')
    answer.end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent }
}

/** A head without what is random or of the moment: the headers, their order and everything else stay. */
function steady(head: string): string {
  return head
    .replace(/(Signature=)[0-9a-f]{64}/, '$1…')
    .replace(/\d{8}T\d{6}Z/g, '…')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '…')
    .replace(
      /^((?:traceparent|tracestate|x-datadog-[\w-]+|sentry-trace|baggage|newrelic|elastic-apm-traceparent|x-amzn-trace-id): ).*$/gim,
      '$1…',
    )
    .replace(/ttl=…|\/\d{8}\//g, '…')
}

/** What rolecall recorded of the server, not of what an agent sent, nor of its own look whether it is in some cloud. */
function evidenceOf(played: Played, collector: number): string[] {
  const spans = spansOf(played.folder)
  return spans
    .filter(
      ({ attributes: { 'server.port': port, 'server.address': address = '127.0.0.1' } }) =>
        port !== collector && address === '127.0.0.1',
    )
    .map((span) => {
      const parent = spans.find(({ spanId }) => spanId === span.parentSpanId)?.name
      const {
        'rolecall.key.fingerprint': key,
        'http.response.status_code': status,
        'error.type': error,
      } = span.attributes
      return [span.name, span.kind, parent, key, status, error, span.open].join(' | ')
    })
    .sort()
}
