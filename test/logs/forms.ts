/**
 * How each SDK writes AWS's answer into a log, where nobody made it prettier: its own line around AWS's code and words.
 * Each form is taken from the SDK's public source or from an issue of its repository.
 */
export interface Answer {
  code: string
  status: number
  message: string
  service: string
  operation: string
}

const ID = '0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d45'
const HEAD = '2026-05-16T11:20:31.642Z ERROR '
const title = (service: string) => (service === 'STS' ? 'Sts' : service)
const xml = (a: Answer) =>
  `<Error><Code>${a.code}</Code><Message>${a.message}</Message><RequestId>${ID}</RequestId></Error>`

export const FORMS: Readonly<Record<string, (answer: Answer) => string>> = {
  'Go v2': (a) =>
    `${HEAD}operation error ${a.service}: ${a.operation}, https response error StatusCode: ${a.status}, RequestID: ${ID}, api error ${a.code}: ${a.message}`,
  'Go v1': (a) => `${HEAD}${a.code}: ${a.message}\n\tstatus code: ${a.status}, request id: ${ID}`,
  'Java v2': (a) =>
    `${HEAD}software.amazon.awssdk.services.${a.service.toLowerCase()}.model.${title(a.service)}Exception: ${a.message} (Service: ${title(a.service)}, Status Code: ${a.status}, Request ID: ${ID})\n\tat app.Main.main(Main.java:12)`,
  'Java v1': (a) =>
    `${HEAD}com.amazonaws.AmazonServiceException: ${a.message} (Service: ${a.service === 'STS' ? 'AWSSecurityTokenService' : `Amazon ${a.service}`}; Status Code: ${a.status}; Error Code: ${a.code}; Request ID: ${ID}; Proxy: null)`,
  Kotlin: (a) =>
    `${HEAD}aws.sdk.kotlin.services.${a.service.toLowerCase()}.model.${title(a.service)}Exception: ${a.message}, Request ID: ${ID}`,
  '.NET': (a) =>
    `${HEAD}Amazon.${a.service === 'STS' ? 'SecurityToken.AmazonSecurityTokenService' : `${a.service}.Amazon${a.service}`}Exception: ${a.message}\n ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.`,
  Ruby: (a) => `E, [2026-07-31T08:12:44.902211 #7] ERROR -- : Aws::${a.service}::Errors::${a.code}: ${a.message}`,
  PHP: (a) =>
    `[2026-10-19 09:56:49] production.ERROR: Error executing "${a.operation}" on "https://${a.service.toLowerCase()}.eu-west-1.amazonaws.com"; AWS HTTP error: Client error: \`POST https://${a.service.toLowerCase()}.eu-west-1.amazonaws.com\` resulted in a \`${a.status}\` response:\n${xml(a)}\n ${a.code} (client): ${a.message} - ${xml(a)}`,
  Rust: (a) =>
    `${HEAD}depot: unhandled error (${a.code}): Unhandled(Unhandled { source: ErrorMetadata { code: Some("${a.code}"), message: Some("${a.message}"), extras: Some({"aws_request_id": "${ID}"}) } })`,
  Python: (a) =>
    `Traceback (most recent call last):\n  File "a.py", line 1, in <module>\nbotocore.exceptions.ClientError: An error occurred (${a.code}) when calling the ${a.operation} operation: ${a.message}`,
  'AWS CLI v2': (a) =>
    `\naws: [ERROR]: An error occurred (${a.code}) when calling the ${a.operation} operation: ${a.message}`,
  'AWS CDK': (a) =>
    `DepotStack: deploying... [1/1]\n\n ❌  DepotStack failed: ${a.code}: ${a.message}\n    at throwDefaultError (/srv/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20)\n\n${a.message}`,
  'JavaScript v3': (a) =>
    `${a.code}: ${a.message}\n    at throwDefaultError (/srv/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20)\n    at de_${a.operation}CommandError (/srv/node_modules/@aws-sdk/client-${a.service.toLowerCase()}/dist-cjs/index.js:1:1) {\n  '$fault': 'client',\n  '$metadata': { httpStatusCode: ${a.status}, requestId: '${ID}', attempts: 1, totalRetryDelay: 0 },\n  Code: '${a.code}'\n}`,
  'JavaScript v2': (a) =>
    JSON.stringify({
      level: 50,
      time: 1784104131603,
      msg: 'failed',
      err: { type: 'Error', message: a.message, code: a.code, requestId: ID, statusCode: a.status, retryable: false },
    }),
  'C++': (a) =>
    `[ERROR] 2026-05-22 08:43:36.052 AWSClient [140737329288256] HTTP response code: ${a.status}\nResolved remote host IP address: 52.95.120.1\nRequest ID: ${ID}\nException name: ${a.code}\nError message: ${a.message}\n5 response headers:`,
  Swift: (a) =>
    `2026-05-22T08:43:36+0000 error depot : UnknownAWSHTTPServiceError(typeName: Optional("${a.code}"), message: Optional("${a.message}"), requestID: Optional("${ID}"))`,
  'Elixir (ExAws)': (a) =>
    `11:20:31.642 [error] GenServer Depot terminating\n** (ExAws.Error) ExAws Request Error!\n\n{:error, {:http_error, ${a.status}, %{body: "${xml(a)}", headers: [], status_code: ${a.status}}}}`,
  Terraform: (a) =>
    `╷\n│ Error: reading depot: operation error ${a.service}: ${a.operation}, https response error StatusCode: ${a.status}, RequestID: ${ID}, api error ${a.code}: ${a.message}\n│ \n│   with data.aws_s3_object.depot,\n╵`,
  'Hadoop S3A': (a) =>
    `26/04/11 08:20:01 ERROR Executor: Exception in task 0.0\njava.nio.file.AccessDeniedException: s3a://depot/a: ${a.operation} on s3a://depot/a: com.amazonaws.services.s3.model.AmazonS3Exception: ${a.message} (Service: ${a.service === 'STS' ? 'AWSSecurityTokenService' : `Amazon ${a.service}`}; Status Code: ${a.status}; Error Code: ${a.code}; Request ID: ${ID}; S3 Extended Request ID: abc=), S3 Extended Request ID: abc=:${a.code}`,
}

/** AWS's sentences that are no answer to a call with credentials: the metadata service's, the SDKs' rules of endpoints', and the portal's that gives credentials for an SSO token. */
export const NO_ANSWER: readonly string[] = ['instance-role-untrusted', 'no-region', 'sso-expired']
