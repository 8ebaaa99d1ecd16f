/** An answer of AWS is one in the words of each SDK, whatever its code: it is named, and nobody's credentials or network are accused. */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const ANSWERS: Readonly<Record<string, string>> = {
  'the AWS CLI': `+ aws dynamodb get-item --table-name orders --key file://key.json

An error occurred (ResourceNotFoundException) when calling the GetItem operation: Requested resource not found
Error: Process completed with exit code 254.`,
  'C++': `[ERROR] 2026-11-20 10:00:01.120 AWSClient [140] HTTP response code: 400
Resolved remote host IP address: 
Request ID: 4K7VPUQG3J2
Exception name: ResourceNotFoundException
Error message: Requested resource not found`,
  'Go, version 1': `2026/11/20 10:00:01 ERROR get item: ResourceNotFoundException: Requested resource not found
	status code: 400, request id: 4K7VPUQG3J2`,
  'Go, version 2': `{"level":"error","ts":"2026-11-20T10:00:01Z","msg":"get item","error":"operation error DynamoDB: GetItem, https response error StatusCode: 400, RequestID: 4K7VPUQG3J2, ResourceNotFoundException: "}`,
  Java: `2026-11-20 10:00:01.120 ERROR [worker-1] c.d.Orders - lookup failed
software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException: Requested resource not found (Service: DynamoDb, Status Code: 400, Request ID: 4K7VPUQG3J2)
	at software.amazon.awssdk.core.internal.http.CombinedResponseHandler.handleErrorResponse(CombinedResponseHandler.java:125)`,
  'JavaScript, a stack': `[2026-11-20T10:00:01.120Z] error: order lookup failed ResourceNotFoundException: Requested resource not found
    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20)
    at /app/node_modules/@smithy/smithy-client/dist-cjs/index.js:397:5
    at de_CommandError (/app/node_modules/@aws-sdk/client-dynamodb/dist-cjs/index.js:2275:14)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
    at async /app/dist/orders.js:18:17`,
  'JavaScript, an object': `{"level":50,"time":1795428001120,"msg":"order lookup failed","err":{"type":"ResourceNotFoundException","message":"Requested resource not found","stack":"ResourceNotFoundException: Requested resource not found\\n    at de_ResourceNotFoundExceptionRes (/app/node_modules/@aws-sdk/client-dynamodb/dist-cjs/index.js:1)","name":"ResourceNotFoundException","$fault":"client","$metadata":{"httpStatusCode":400,"requestId":"4K7VPUQG3J2","attempts":1,"totalRetryDelay":0}}}`,
  Kotlin: `2026-11-20 10:00:01.120 ERROR [worker-1] c.d.Orders - lookup failed
aws.sdk.kotlin.services.dynamodb.model.ResourceNotFoundException: Requested resource not found
	at aws.sdk.kotlin.services.dynamodb.serde.GetItemOperationDeserializerKt.throwGetItemError(GetItemOperationDeserializer.kt:70)`,
  '.NET': `fail: Depot.Worker[0]
      Unhandled exception while processing
      Amazon.DynamoDBv2.Model.ResourceNotFoundException: Requested resource not found: Table: orders not found
       ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.
         at Amazon.Runtime.HttpWebRequestMessage.ProcessHttpResponseMessage(HttpResponseMessage responseMessage)
         at Amazon.Runtime.Internal.HttpHandler\`1.InvokeAsync[T](IExecutionContext executionContext)`,
  '.NET, a condition': `2026-11-20 10:00:01.120 +00:00 [ERR] Could not load order 17
Amazon.DynamoDBv2.Model.ConditionalCheckFailedException: The conditional request failed
   at Depot.Orders.SaveAsync(Order order) in /src/Orders.cs:line 31`,
  PHP: `[2026-11-20 10:00:01] production.ERROR: Error executing "GetItem" on "https://dynamodb.us-east-1.amazonaws.com"; AWS HTTP error: Client error: \`POST https://dynamodb.us-east-1.amazonaws.com\` resulted in a \`400 Bad Request\` response:
{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"Requested resource not found"} ResourceNotFoundException (client): Requested resource not found`,
  Ruby: `E, [2026-11-20T10:00:01.120001 #7] ERROR -- : Aws::DynamoDB::Errors::ResourceNotFoundException: Requested resource not found`,
  Rust: `2026-11-20T10:00:01.120001Z ERROR depot: put item failed error=service error: ResourceNotFoundException: Requested resource not found`,
  'Rust, debugged': `2026-11-20T10:00:01.120001Z ERROR depot: get failed err=ServiceError(ServiceError { source: ResourceNotFoundException(ResourceNotFoundException { message: Some("Requested resource not found"), meta: ErrorMetadata { code: Some("ResourceNotFoundException"), message: Some("Requested resource not found"), extras: Some({"aws_request_id": "4K7VPUQG3J2"}) } }), raw: Response { status: StatusCode(400) } })`,
  Swift: `2026-11-20T10:00:01+0000 error depot : lookup failed: ResourceNotFoundException(httpResponse: ..., message: Optional("Requested resource not found"), requestID: Optional("4K7VPUQG3J2"))`,
  Terraform: `╷
│ Error: reading DynamoDB Table (orders): operation error DynamoDB: DescribeTable, https response error StatusCode: 400, RequestID: 4K7VPUQG3J2, ResourceNotFoundException: Requested resource not found: Table: orders not found
│ 
│   with aws_dynamodb_table.orders,
│   on main.tf line 3, in resource "aws_dynamodb_table" "orders":`,
}
/** What the same SDKs say of a request that got no answer. */
const NO_ANSWERS: Readonly<Record<string, string>> = {
  Ruby: 'E, [2026-11-20T10:00:01.120001 #7] ERROR -- : Seahorse::Client::NetworkingError: Failed to open TCP connection to dynamodb.us-east-1.amazonaws.com:443 (Connection refused - connect(2))',
  Rust: '2026-11-20T10:00:01.120001Z ERROR depot: put item failed error=dispatch failure: io error: error trying to connect: tcp connect error: Connection refused (os error 111)',
  JavaScript: `[2026-11-20T10:00:01.120Z] error: order lookup failed Error: connect ECONNREFUSED 10.0.0.7:443
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)
    at async /app/node_modules/@aws-sdk/client-dynamodb/dist-cjs/index.js:88:10`,
}

it.each(Object.entries(ANSWERS))('%s', async (_, text) => {
  const report = await analyzeText(text)
  expect(accused(report)).toEqual(['aws-call-failed'])
  expect(report.findings[0]?.message).toMatch(/ failed \((?:ResourceNotFound|ConditionalCheckFailed)\)/)
  expect(report.findings[0]?.fix).not.toMatch(/^Correct what the call asks for/)
})

it.each(Object.entries(NO_ANSWERS))('no answer: %s', async (_, text) => {
  expect(accused(await analyzeText(text))).not.toContain('aws-call-failed')
})

it('is a code of any service, in botocore’s sentence', async () => {
  const report = await analyzeText(
    '2026-11-20 10:00:01,120 - worker - ERROR - job 17 failed: An error occurred (LockoutPreventedException) when calling the DeletePolicy operation: The current action was prevented.',
  )
  expect(report.findings[0]).toMatchObject({
    ruleId: 'aws-call-failed',
    message: expect.stringContaining('LockoutPrevented'),
  })
})

it('is healed by the same call that went well later', async () => {
  const report = await analyzeText(
    [
      '2026-11-20 10:00:01,120 - worker - ERROR - save of order 17 failed, retrying: An error occurred (ResourceInUseException) when calling the UpdateTable operation: Table is being updated: orders',
      '2026-11-20 10:00:09,120 - worker - INFO - save of order 17 succeeded at attempt 2',
    ].join('\n'),
  )
  expect(accused(report)).toEqual([])
})

it('is one in a stock span of botocore, too, which has no status', async () => {
  const text = (key: string, value: string) => ({ key, value: { stringValue: value } })
  const message =
    'An error occurred (ResourceNotFoundException) when calling the GetItem operation: Requested resource not found'
  const span = {
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    parentSpanId: 'a7ad6b7169203331',
    name: 'DynamoDB.GetItem',
    kind: 3,
    startTimeUnixNano: '1795428001000000000',
    endTimeUnixNano: '1795428001100000000',
    attributes: [text('rpc.system', 'aws-api'), text('rpc.service', 'DynamoDB'), text('rpc.method', 'GetItem')],
    events: [
      {
        timeUnixNano: '1795428001090000000',
        name: 'exception',
        attributes: [
          text('exception.type', 'botocore.errorfactory.ResourceNotFoundException'),
          text('exception.message', message),
        ],
      },
    ],
    status: { code: 2, message },
  }
  const request = {
    traceId: span.traceId,
    spanId: span.parentSpanId,
    name: 'GET /orders/17',
    kind: 2,
    startTimeUnixNano: '1795428000900000000',
    endTimeUnixNano: '1795428001200000000',
    attributes: [text('http.request.method', 'GET'), { key: 'http.response.status_code', value: { intValue: '500' } }],
    status: { code: 2 },
  }
  const scope = { name: 'opentelemetry.instrumentation.botocore' }
  const line = { resourceSpans: [{ resource: {}, scopeSpans: [{ scope, spans: [span, request] }] }] }
  const report = await analyzeText(`${JSON.stringify(line)}\n`, 'spans.jsonl')
  expect(accused(report)).toEqual(['aws-call-failed'])
  expect(report.findings[0]?.message).toContain('DynamoDB GetItem failed (ResourceNotFound)')
})
