/** One incident, recorded with OpenTelemetry's own SDK: a denied AssumeRole, and S3 read with other credentials. */
import { type Span as ApiSpan, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'

const DENIED =
  'User: arn:aws:iam::391827364550:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::618273645501:role/Reader'

/** Spans of one tool call, with fixed times; ids differ from run to run. */
export function incident(): ReadableSpan[] {
  const memory = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'mcp', 'service.instance.id': 'mcp-1' }),
    spanProcessors: [new SimpleSpanProcessor(memory)],
  })
  const tracer = provider.getTracer('incident')
  const at = (ms: number): Date => new Date(Date.parse('2025-11-23T17:00:00Z') + ms)
  const start = (
    name: string,
    kind: SpanKind,
    ms: number,
    attributes: Record<string, string | number | boolean>,
    parent?: ApiSpan,
  ) =>
    tracer.startSpan(
      name,
      { kind, startTime: at(ms), attributes },
      parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
    )

  const inbound = start('POST /mcp', SpanKind.SERVER, 0, {
    'http.request.method': 'POST',
    'url.path': '/mcp',
    'http.response.status_code': 200,
    'rolecall.token.fingerprint': 'tok-0123456789ab',
    'rolecall.token.role_arn': 'arn:aws:iam::618273645501:role/Reader',
  })
  const tool = start(
    'tools/call bucket_list',
    SpanKind.SERVER,
    2,
    {
      'mcp.method.name': 'tools/call',
      'gen_ai.tool.name': 'bucket_list',
      'jsonrpc.request.id': '7',
      'rolecall.token.fingerprint': 'tok-0123456789ab',
      'rolecall.token.role_arn': 'arn:aws:iam::618273645501:role/Reader',
      'rolecall.tool.result.success': true,
    },
    inbound,
  )
  const sts = start(
    'STS.AssumeRole',
    SpanKind.CLIENT,
    5,
    {
      'rpc.system': 'aws-api',
      'rpc.service': 'STS',
      'rpc.method': 'AssumeRole',
      'aws.request_id': '1b2c3d4e-0000-4000-8000-000000000001',
      'http.response.status_code': 403,
      'error.type': 'AccessDenied',
      'cloud.region': 'us-east-1',
      'rolecall.identity.key': 'AKIA-0123456789ab-WXYZ',
      'rolecall.identity.kind': 'AKIA',
      'rolecall.sts.role_arn': 'arn:aws:iam::618273645501:role/Reader',
    },
    tool,
  )
  sts.recordException({ name: 'AccessDenied', message: DENIED }, at(24))
  sts.setStatus({ code: SpanStatusCode.ERROR, message: DENIED })
  sts.end(at(25))
  const s3 = start(
    'S3.ListBuckets',
    SpanKind.CLIENT,
    30,
    {
      'rpc.system': 'aws-api',
      'rpc.service': 'S3',
      'rpc.method': 'ListBuckets',
      'aws.request_id': 'B510PK4BKYA5YD2R',
      'http.response.status_code': 200,
      'cloud.region': 'us-east-1',
      'rolecall.identity.key': 'AKIA-0123456789ab-WXYZ',
      'rolecall.identity.kind': 'AKIA',
    },
    tool,
  )
  s3.end(at(60))
  tool.end(at(70))
  inbound.end(at(75))
  return memory.getFinishedSpans()
}
