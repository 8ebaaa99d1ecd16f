/** Texts that a line carries for somebody else: pages that explain errors, questions, arguments. A tool's own error, also inside a 200, is another matter. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const DENIED = 'User: arn:aws:iam::123456789012:user/marymajor is not authorized to perform: sts:AssumeRole'
const PAGE = `Troubleshoot IAM roles - AWS Identity and Access Management: If you see the error '${DENIED}', check the role's trust policy. An ExpiredToken error means that ...`
const HEAD = '2026-05-17 10:20:12 | DEBUG | mcp_proxy_for_aws.proxy |'
const around = (
  line: string,
): string => `2026-05-17 10:20:11 | INFO | mcp.server.lowlevel.server | Processing request of type CallToolRequest
${line}
2026-05-17 10:20:12 | DEBUG | mcp-proxy-for-aws-middleware-logger | event=request_success method=tools/call source=client duration_ms=913
`
const text = (said: string): string => JSON.stringify([{ type: 'text', text: said }])

const SHOWN: readonly string[] = [
  // https://github.com/aws/mcp-proxy-for-aws/issues/282
  `${HEAD} result content=${text(PAGE)}`,
  "[05/17/26 10:20:11] DEBUG    [MCP Proxy for AWS] Handler called: call_tool aws___search_documentation with {'search_phrase': 'troubleshoot AssumeRole AccessDenied'} mcp_operations.py:211",
  `${HEAD} result {"content":${text(JSON.stringify({ results: [{ title: 'Access denied errors', url: 'https://docs.aws.amazon.com/x.html', context: `${DENIED} is what STS says` }] }))}}`,
  `${HEAD} result {"jsonrpc":"2.0","id":4,"result":{"content":${text(`# Roles\n\nWhen you get AccessDenied: ${DENIED}\n`)},"isError":false}}`,
  `{"level":"info","time":"2026-05-17T10:20:12.000Z","msg":"search done","content":${JSON.stringify(PAGE)}}`,
  `${HEAD} retrieved [Document(page_content="${PAGE}", metadata={'source': 'iam.md'})]`,
  `${HEAD} Request options: {'method': 'post', 'json_data': {'messages': [{'role': 'user', 'content': "${DENIED}, what now?"}]}}`,
  `${HEAD} response {"choices":[{"message":{"role":"assistant","content":"STS answered AccessDenied: ${DENIED}. Widen the trust policy."}}]}`,
  `${HEAD} Calling tool search_docs with args {"query": "AccessDenied when calling AssumeRole"}`,
]
it.each(SHOWN)('healthy: %s', async (line) => {
  const report = await analyzeText(around(line))
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})

const BOTOCORE = 'An error occurred (AccessDenied) when calling the AssumeRole operation: '
const TOLD: readonly string[] = [
  `result content=${text(`${BOTOCORE}${DENIED}`)}`,
  `result content=${text(`Error executing tool list_objects: ${BOTOCORE}${DENIED}`)}`,
  `result content=${text(JSON.stringify({ error: `${BOTOCORE}${DENIED}` }))}`,
  `result content=${text(JSON.stringify({ success: false, message: `${BOTOCORE}${DENIED}`, title: 'buckets' }))}`,
  `result {"content":${text(`Listing the buckets of the account: ${BOTOCORE}${DENIED}. If you see this error, see docs.aws.amazon.com`)},"isError":true}`,
  `result content=${text(`${DENIED} on resource: arn:aws:iam::123456789012:role/x. For more, see docs.aws.amazon.com`)}`,
  `messages [{'role': 'tool', 'content': "${BOTOCORE}${DENIED}"}]`,
  `Tool call failed with {"error": "${BOTOCORE}${DENIED}"}`,
]
it.each(TOLD)('told: %s', async (said) => {
  const report = await analyzeText(around(`2026-05-17 10:20:12 | WARNING | mcp_proxy_for_aws.proxy | ${said}`))
  expect(isGreen(report), report.summary.headline).toBe(false)
  const error = await analyzeText(around(`2026-05-17 10:20:12 | ERROR | mcp_proxy_for_aws.proxy | ${said}`))
  expect(accused(error)).toEqual(expect.arrayContaining([expect.stringMatching(/^assume-role/)]))
})

/** What somebody searched for, in an error about something else. */
const SEARCHED: readonly string[] = [
  // https://github.com/grafana/loki/issues/13780
  'level=error ts=2024-12-02T21:41:12.018203997Z caller=retry.go:95 org_id=fake msg="error processing request" try=0 query="{app=\\"api\\"} |= AccessDenied" err="parse error at line 1, col 15: syntax error: unexpected IDENTIFIER, expecting STRING"',
  `{"level":"error","time":"2026-05-17T10:20:12.000Z","msg":"search failed","query":"why AccessDenied on AssumeRole in S3","error":"index out of range"}`,
  `2026-05-17 10:20:12 ERROR search: query failed: ERROR: syntax error at or near "AccessDenied" at character 42`,
]
it.each(SEARCHED)('searched: %s', async (line) => {
  const report = await analyzeText(
    `2026-05-17T10:20:10.000Z INFO starting\n${line}\n2026-05-17T10:20:13.000Z INFO uploaded file to s3 bucket=depot\n`,
  )
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})

it('what was searched for, and an error of AWS', async () => {
  const line = `{"level":"error","time":"2026-05-17T10:20:12.000Z","msg":"search failed","query":"SELECT 1","error":"${BOTOCORE}${DENIED}"}`
  expect(accused(await analyzeText(`${line}\n`))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^assume-role/)]),
  )
})
