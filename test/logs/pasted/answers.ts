import type { HeldOut } from '../held-out.ts'

/** What AWS said stands in another line, in another's words, or asks the caller to try again: nobody said that he would. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'SQS denies, and the logger says no times',
    source: 'https://github.com/bbc/sqs-consumer/issues/225',
    text: `{"message":"Application is running on port 3000","level":"info"}
{"message":"SQS consumer started","level":"info"}
{"message":"GET /health 200 2ms","level":"info"}
{"message":"SQS receive message failed: Access to the resource https://sqs.eu-west-1.amazonaws.com/ is denied.","level":"error"}
{"message":"GET /health 200 1ms","level":"info"}
{"message":"SQS receive message failed: Access to the resource https://sqs.eu-west-1.amazonaws.com/ is denied.","level":"error"}`,
    must: ['access-denied'],
    leads: true,
  },
  {
    name: 'Mountpoint tells the answer at level trace, and its number later',
    text: `2026-09-10T03:00:27.401190Z DEBUG awscrt::S3Client: id=0x7f1588001080 Adding work to event loop
2026-09-10T03:00:27.672712Z TRACE awscrt::S3MetaRequest: response body:
<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>PermanentRedirect</Code><Message>The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.</Message><Endpoint>field-notes-test.s3-us-west-2.amazonaws.com</Endpoint><Bucket>field-notes-test</Bucket><RequestId>DJD1JHZN4GG0QK94</RequestId><HostId>X6PE0li9I1yrUCbezGoBKSXacLmUvhrZJ7vcVsvvhP9bz2j8W8BJB3tuh06mIDpxc5vfN6E=</HostId></Error>
2026-09-10T03:01:17.279560Z ERROR s3_client::s3_client::list_objects_v2: ListObjectsV2 on_list_finished_callback error error_code=14343
2026-09-10T03:01:17.279829Z ERROR s3_file_connector::fs: ListObjectsV2 failed err="on_list_finish callback error: 14343"`,
    must: ['s3-wrong-region'],
    leads: true,
  },
  {
    name: 'fluent-bit quotes the code of CloudWatch Logs',
    text: `[2026/06/27 10:33:01] [ info] [fluent bit] version=1.9.10, commit=eba89f4660, pid=1
[2026/06/27 10:33:02] [ info] [output:cloudwatch_logs:cloudwatch_logs.0] worker #0 started
[2026/06/27 10:33:39] [ info] [output:cloudwatch_logs:cloudwatch_logs.1] Creating log stream ip-10-0-3-7.dataplane.kubelet in log group /aws/containerinsights/dev/dataplane
[2026/06/27 10:33:39] [error] [output:cloudwatch_logs:cloudwatch_logs.1] CreateLogStream API responded with error='AccessDeniedException'
[2026/06/27 10:33:39] [error] [output:cloudwatch_logs:cloudwatch_logs.1] Failed to create log stream
[2026/06/27 10:33:39] [error] [output:cloudwatch_logs:cloudwatch_logs.1] Failed to send events
[2026/06/27 10:33:39] [ warn] [engine] failed to flush chunk '1-1751020418.204410.flb', retry in 9 seconds: task_id=2, input=tail.1 > output=cloudwatch_logs.1 (out_id=1)`,
    must: ['access-denied'],
    leads: true,
    mention: /CreateLogStream/,
  },
  {
    name: 'Bedrock asks its callers to wait, and the task is over',
    source: 'https://github.com/RooCodeInc/Roo-Code/issues/5050',
    text: `2026-06-23 16:02:10.204 [info] [roo] task 7f1c started, provider bedrock, region us-west-2
2026-06-23 16:02:41.771 [info] [roo] tool read_file ok
2026-06-23 16:03:02.915 [error] [roo] Too many tokens, please wait before trying again.

Error: Request was throttled or rate limited. Please try:

Reducing the frequency of requests
If using a provisioned model, check its throughput settings
Contact AWS support to request a quota increase if needed
message: Too many tokens, please wait before trying again.
name: ThrottlingException
$fault: client
$metadata: {"httpStatusCode":429,"requestId":"158a2e26-c851-4440-9f98-e3065df1de46","attempts":3,"totalRetryDelay":274}
$response: {"statusCode":429,"headers":"[Object]","body":"[Object]"}
2026-06-23 16:03:03.002 [info] [roo] task 7f1c completed`,
    must: ['throttled'],
    leads: true,
  },
  {
    name: 'the same in Swift, and something else is saved',
    source: 'https://github.com/aws-samples/amazon-bedrock-client-for-mac/issues/99',
    text: `2026-05-12 12:11:40.118 INFO  [BedrockClient] Selected model us.anthropic.claude-3-7-sonnet
2026-05-12 12:11:55.604 ERROR [ChatViewModel] Error invoking the model: ThrottlingException(properties: AWSBedrockRuntime.ThrottlingException.Properties(message: Optional("Too many tokens, please wait before trying again.")), httpResponse: Status Code: HTTP status code: 429 Date: Mon, 12 May 2026 11:11:55 GMT, Content-Type: application/json, Content-Length: 63, Connection: keep-alive, x-amzn-ErrorType: ThrottlingException:http://internal.amazon.com/coral/com.amazon.bedrock/, x-amzn-RequestId: ca47a5ce-e260-4824-aa0e-2e62669d5d6e, message: Optional("Too many tokens, please wait before trying again."), requestID: nil)
2026-05-12 12:12:01.007 INFO  [ChatViewModel] Conversation saved`,
    must: ['throttled'],
    leads: true,
  },
]
