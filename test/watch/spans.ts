/** Lines of a run folder, as the preload writes them: a request, its tool call, one AWS call. */

export const RUN = `${Date.now()}-4242-abcd`

interface Attributes {
  [name: string]: string | number
}

/** @param start UTC ms */
function line(
  id: string,
  parent: string,
  name: string,
  kind: number,
  start: number,
  ms: number,
  attributes: Attributes,
): string {
  const values = Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  }))
  const span = {
    traceId: id.padStart(32, '0'),
    spanId: `${kind}${name.length % 10}${id}`.padStart(16, '0'),
    ...(parent && { parentSpanId: parent.padStart(16, '0') }),
    name,
    kind,
    startTimeUnixNano: `${start}000000`,
    endTimeUnixNano: `${start + ms}000000`,
    attributes: values,
    ...(attributes['error.type'] && { status: { code: 2, message: 'not authorized to perform: s3:ListAllMyBuckets' } }),
  }
  const resource = {
    attributes: [
      { key: 'service.name', value: { stringValue: 'shop' } },
      { key: 'rolecall.run.id', value: { stringValue: RUN } },
    ],
  }
  return `${JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'rolecall' }, spans: [span] }] }] })}\n`
}

/** A tool call that began at a time (UTC ms), its AWS call refused or not. */
export function toolCall(nth: number, start: number, denied = false): string {
  const id = (nth + 1).toString(16).padStart(6, '0')
  const tool = line(id, '', 'tools/call bucket_list', 2, start, 30, {
    'mcp.method.name': 'tools/call',
    'gen_ai.tool.name': 'bucket_list',
  })
  const parent = `2${'tools/call bucket_list'.length % 10}${id}`
  const call = line(id, parent, 'S3.ListBuckets', 3, start + 5, 20, {
    'rpc.system': 'aws-api',
    'rpc.service': 'S3',
    'rpc.method': 'ListBuckets',
    'http.response.status_code': denied ? 403 : 200,
    'rolecall.identity.key': 'AKIA-0123456789ab-WXYZ',
    'rolecall.identity.kind': 'AKIA',
    'rolecall.identity.source': 'env',
    ...(denied && { 'error.type': 'AccessDenied' }),
  })
  return call + tool
}
