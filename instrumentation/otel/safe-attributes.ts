/** What of OpenTelemetry's span attributes goes to the run folder: an allowlist by name, every text redacted. */
import { isAwsHost } from '../../src/model/aws.ts'
import { redact, redactPath } from '../evidence/redact.ts'
import type { Attributes, Value } from '../evidence/span.ts'

/** Names that tell who called what, never with what: headers, queries, statements, payloads and prompts stay out. */
const ALLOWED = new RegExp(
  `^(?:${[
    'rpc\\.(?:system|service|method)',
    'aws\\.(?!.*(?:body|payload))[\\w.]+',
    'cloud\\.[\\w.]+',
    'http\\.(?:method|route|scheme|status_code|status_text|flavor|host|request\\.method|request\\.resend_count|response\\.status_code|response\\.header\\.content-type)',
    'url\\.(?:path|scheme)',
    '(?:server|client|network|net|peer)\\.[\\w.]+',
    'error\\.type',
    'mcp\\.(?:method\\.name|session\\.id|protocol\\.version)',
    'jsonrpc\\.request\\.id',
    'gen_ai\\.(?:tool\\.name|operation\\.name|system)',
    'traceloop\\.(?:span\\.kind|entity\\.name)',
    'db\\.(?:system|system\\.name|name|namespace|operation|operation\\.name|collection\\.name)',
    'messaging\\.(?:system|destination\\.name|operation\\.\\w+)',
    'faas\\.[\\w.]+',
    'thread\\.id',
  ].join('|')})$`,
)
/** URLs with a query; only their path is kept. */
const LOCATIONS = new Set(['http.url', 'http.target', 'url.full', 'url.path'])

export function safeAttributes(given: Readonly<Record<string, unknown>>): Attributes {
  const safe: Attributes = {}
  for (const name in given) {
    const value = given[name]
    if (LOCATIONS.has(name)) {
      if (typeof value === 'string') safe[name] = redactPath(value, ofAws(given))
    } else if (ALLOWED.test(name)) safe[name] = safeValue(value)
  }
  return safe
}

function ofAws(given: Readonly<Record<string, unknown>>): boolean {
  return given['rpc.system'] === 'aws-api' || isAwsHost(String(given['server.address'] ?? given['net.peer.name']))
}

function safeValue(value: unknown): Value | undefined {
  if (typeof value === 'string') return redact(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.slice(0, 50).map((item) => redact(String(item), 256)) : undefined
}
