/**
 * The sentences in which SDKs, and clients that have no SDK, tell of a failed call: code, operation, service, status, request id. All are
 * public (botocore `exceptions.py`, AWS SDK for Java v1/v2, Go v1/v2, JavaScript v2/v3, PHP, Rust). What a sentence before has said stands,
 * unless the later one knows better.
 */
import type { AwsFacts } from './aws-facts.ts'
import { clientFrame } from './client-frames.ts'
import { goErrorIn } from './go-errors.ts'
import { javaAnswer } from './java-answers.ts'
import { namedError } from './named-errors.ts'
import { rubyCallIn } from './ruby-client.ts'
import { serviceOfHost } from './url-status.ts'

type Sentence = (text: string, facts: AwsFacts) => void

/** https://github.com/boto/botocore/blob/develop/botocore/exceptions.py (ClientError) */
function botocore(text: string, facts: AwsFacts): void {
  const [, code, operation] =
    /An error occurred \(([\w.]+)\) when calling the (\w+) operation(?: \(reached max retries: \d+\))?: /.exec(text) ??
    []
  if (!code || !operation) return
  Object.assign(facts, { code, operation, answered: true })
  // What answers HEAD has no body, and so no code.
  if (/^\d{3}$/.test(code)) facts.status = Number(code)
}

function go(text: string, facts: AwsFacts): void {
  const error = goErrorIn(text)
  if (!error) return
  const { unsent: _, ...said } = error
  Object.assign(facts, said)
}

/**
 * Version 1 has a name for a request, which its debug log and those who log its retries write.
 * https://github.com/aws/aws-sdk-go/blob/main/aws/client/default_retryer.go, aws/corehandlers/handlers.go, aws/request/request.go (debugLogReqError)
 */
function goV1Request(text: string, facts: AwsFacts): void {
  const [, service, operation] =
    /\b(?:Send|Retrying|Sign|Build|Unmarshal|Validate) (?:Request|Response) ([a-z0-9.-]{2,40})\/([A-Z]\w{2,60})\b/.exec(
      text,
    ) ??
    /\bstatus code: \d{3}, request id: [\w-]{1,80}[^\n]{0,40}? ([a-z0-9.-]{2,40})\/([A-Z][a-z]\w{2,60})\b/.exec(text) ??
    []
  if (!service || !operation) return
  facts.service ??= service
  facts.operation ??= operation
}

/** The answer is summed up by Guzzle: https://github.com/guzzle/guzzle/blob/7.9/src/Exception/RequestException.php */
function php(text: string, facts: AwsFacts): void {
  // https://github.com/aws/aws-sdk-php/blob/master/src/S3/PermanentRedirectMiddleware.php
  if (/\bEncountered a permanent redirect while requesting https?:\/\//.test(text))
    Object.assign(facts, { code: 'PermanentRedirect', service: 'S3', answered: true })
  const [, operation, host] = /Error executing \\{0,3}"(\w+)\\{0,3}" on \\{0,3}"https?:\/\/([\w.-]+)/.exec(text) ?? []
  if (!operation || !host) return
  facts.operation = operation
  facts.service ??= serviceOfHost(host)
  const code = /\b(\w{1,80}) \((?:client|server)\): /.exec(text)?.[1]
  if (code) facts.code = code
  const status = /\bresulted in a `(\d{3}) /.exec(text)?.[1]
  if (status) facts.status ??= Number(status)
}

/** A frame of the AWS SDK for JavaScript, version 3. */
function javaScript(text: string, facts: AwsFacts): void {
  const command = /\b(?:de_|deserializeAws_(?:restXml|restJson1|json1_[01]|query|ec2))(\w{2,60}?)CommandError\b/.exec(
    text,
  )?.[1]
  if (command) facts.operation ??= command
}

/** A frame of a client, and Excon's sentence above it: https://github.com/fog/fog-aws/tree/master/lib/fog/aws/requests */
function framed(text: string, facts: AwsFacts): void {
  const frame = clientFrame(text)
  if (!frame) return
  if (frame.service) facts.service ??= frame.service
  facts.operation ??= frame.operation
  const status = /\bExpected\(\d{3}(?:, \d{3})*\) <=> Actual\((\d{3})\b/.exec(text)?.[1]
  if (status) facts.status ??= Number(status)
}

/** https://github.com/akka/alpakka/blob/main/s3/src/main/scala/akka/stream/alpakka/s3/S3Exception.scala, and Pekko's. */
function alpakka(text: string, facts: AwsFacts): void {
  const [, status, code] =
    /\.s3\.S3Exception: [^\n]{0,600}?\(Status code: (\d{3})\b[^\n,]{0,60}, Code: ([\w ]{1,80}),/.exec(text) ?? []
  if (!status || !code) return
  facts.service ??= 'S3'
  facts.status ??= Number(status)
  facts.code ??= code
}

/** https://github.com/lucacasonato/deno_s3/blob/main/src/bucket.ts, which says "get" of a list and of a HEAD too. */
function deno(text: string, facts: AwsFacts): void {
  const [, verb, thing, status] =
    /\bS3Error: Failed to ([a-z]{3,8}) (object|bucket|objects?)\b[^\n]{0,200}?: (\d{3}) [A-Z]/.exec(text) ?? []
  if (!verb || !status) return
  facts.service ??= 'S3'
  facts.status ??= Number(status)
  if (verb !== 'get' && thing === 'object') facts.operation ??= `${verb[0]!.toUpperCase()}${verb.slice(1)}Object`
}

function ruby(text: string, facts: AwsFacts): void {
  const call = rubyCallIn(text)
  if (call && call.status >= 300) Object.assign(facts, call)
}

/** An error by its name, and what .NET says beside it: https://learn.microsoft.com/dotnet/api/system.net.webexception */
function named(text: string, facts: AwsFacts): void {
  const error = namedError(text)
  if (!error) return
  if (error.service) facts.service ??= error.service
  if (error.code) facts.code ??= error.code
  if (error.answered && facts.code === error.code) facts.answered = true
  const status = error.service && /\bThe remote server returned an error: \((\d{3})\)/.exec(text)?.[1]
  if (status) facts.status ??= Number(status)
}

/**
 * The SDK for C++ writes an answer over many lines, and quotes what it has no name for.
 * https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/client/AWSErrorMarshaller.cpp
 */
function cpp(text: string, facts: AwsFacts): void {
  const [, status, name] = /\bHTTP response code: (\d{3})\b[\s\S]{0,300}?\bException name: (\w{0,80})/.exec(text) ?? []
  if (status) {
    facts.status ??= Number(status)
    facts.code ??= name || status
    // Only what answers HEAD has neither a name nor a body.
    if (!name && /\bError message: No response body\b/.test(text)) facts.operation ??= 'HEAD'
  }
  // Among the headers that it lists of an answer.
  if (status && /\nserver : AmazonS3\b/i.test(text)) facts.service ??= 'S3'
  const quoted = /\bUnable to parse ExceptionName: (\w{1,80}) Message:/.exec(text)?.[1]
  if (quoted) facts.code = quoted
}

/**
 * Arrow's file systems write C++'s names of errors.
 * https://github.com/apache/arrow/blob/main/cpp/src/arrow/filesystem/s3_internal.h (ErrorToStatus)
 */
function arrow(text: string, facts: AwsFacts): void {
  const [, code, status, operation] =
    /\bAWS Error ([A-Z][A-Z_]{2,60})(?: \(HTTP status (\d{3})\))? during (\w{1,60}) operation/.exec(text) ?? []
  if (!code || !operation) return
  facts.code ??= code.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
  facts.operation ??= operation
  if (status) facts.status ??= Number(status)
}

/** https://github.com/awslabs/amazon-kinesis-producer/blob/master/aws/kinesis/core/shard_map.cc */
function kinesisProducer(text: string, facts: AwsFacts): void {
  if (/\bShard map update for stream "[^"\n]{1,128}" failed\. Code: /.test(text)) facts.service ??= 'Kinesis'
}

/** https://github.com/apache/arrow-rs-object-store/blob/main/src/client/retry.rs */
function objectStore(text: string, facts: AwsFacts): void {
  const status = /\bGeneric S3 error: [^\n]{0,600}?\bstatus(?: code)?:? (\d{3})\b/.exec(text)?.[1]
  if (!status) return
  facts.service ??= 'S3'
  facts.status ??= Number(status)
}

/** .NET's names of statuses. https://learn.microsoft.com/dotnet/api/system.net.httpstatuscode */
const STATUS_NAMES: Readonly<Record<string, number>> = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MovedPermanently: 301,
  ServiceUnavailable: 503,
}

function dotnet(text: string, facts: AwsFacts): void {
  const [, code, name] =
    /\bError making request with Error Code (\w{1,60}) and Http Status Code (\w{1,40})/.exec(text) ?? []
  if (!code || !name) return
  facts.code ??= code
  const status = STATUS_NAMES[name]
  if (status) facts.status ??= status
}

/** https://github.com/soto-project/soto-core/blob/main/Sources/SotoCore/AWSClient.swift (its logger's metadata) */
function soto(text: string, facts: AwsFacts): void {
  const service = /\baws-service[=:] ?"?([\w-]{2,40})/.exec(text)?.[1]
  if (!service) return
  facts.service ??= service
  const operation = /\baws-operation[=:] ?"?(\w{2,60})/.exec(text)?.[1]
  if (operation) facts.operation ??= operation
  const code = /\baws-error-code[=:] ?"?(\w{2,80})/.exec(text)?.[1]
  if (code) facts.code ??= code
}

/** An answer as it came, and as R prints it: only S3 has an id of the host beside that of the request. */
function answer(text: string, facts: AwsFacts): void {
  const inXml = /<Code>([\w.]+)<\/Code>/.exec(text)?.[1]
  const inList = /\$ Code {1,20}: chr "(\w{1,80})"/.exec(text)?.[1]
  const code = inXml ?? inList
  if (!code) return
  facts.code ??= code
  if ((inXml && /<HostId>|<BucketName>|<X-Amz-Expires>/.test(text)) || (inList && /\$ HostId {0,20}: chr "/.test(text)))
    facts.service ??= 'S3'
}

/**
 * An answer as amazonka lists it, and as Haskell shows it, in both of its versions.
 * https://github.com/brendanhay/amazonka/blob/main/lib/amazonka-core/src/Amazonka/Types.hs (ServiceError)
 */
function haskell(text: string, facts: AwsFacts): void {
  const at = text.search(/\[ServiceError\] \{|\bServiceError'? \{/)
  if (at < 0) return
  const listed = text.slice(at, at + 4000)
  const service = /\b(?:service {1,8}= |Abbrev (?:\{fromAbbrev = )?")([A-Z][\w ]{1,40}?)["\n]/.exec(listed)?.[1]
  const status = /\b(?:status {1,8}= |statusCode = )(\d{3})\b/.exec(listed)?.[1]
  const code = /\b(?:code {1,8}= (?!ErrorCode)|ErrorCode ")(\w{2,80})/.exec(listed)?.[1]
  if (!code) return
  facts.code = code
  facts.answered = true
  if (service) facts.service ??= service
  if (status) facts.status ??= Number(status)
  const requestId = /\b(?:request-id {1,8}= Just |RequestId (?:\{fromRequestId = )?")([\w-]{7,100})/.exec(listed)?.[1]
  if (requestId) facts.requestId ??= requestId
}

/** https://github.com/paws-r/paws/blob/main/paws.common/R/error.R */
function pawsOfR(text: string, facts: AwsFacts): void {
  const [, code, status] = /\b([A-Z]\w{2,60}) \(HTTP ([45]\d\d)\)\. /.exec(text) ?? []
  if (!code || !status) return
  facts.code ??= code
  facts.status ??= Number(status)
  facts.answered = true
}

/** AsyncAws, on which Symfony's transports are built. https://github.com/async-aws/core/blob/master/src/Exception/Http/HttpExceptionTrait.php */
function asyncAws(text: string, facts: AwsFacts): void {
  const [, status, host] =
    /\bHTTP (\d{3}) returned for \\{0,3}"https?:\/\/((?:[\w-]{1,63}\.){1,7}amazonaws\.com(?:\.cn)?)/.exec(text) ?? []
  if (!status || !host) return
  facts.service ??= serviceOfHost(host)
  facts.host ??= host
  facts.status ??= Number(status)
  const code = /\bCode: {1,8}(\w[\w.]{1,80})/.exec(text)?.[1]
  if (!code) return
  facts.code = code
  facts.answered = true
}

/** Exporters of OpenTelemetry's collector, each for one service. https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter */
const EXPORTERS: Readonly<Record<string, string>> = {
  awsxray: 'X-Ray',
  awsemf: 'CloudWatch Logs',
  awscloudwatchlogs: 'CloudWatch Logs',
  awss3: 'S3',
  awskinesis: 'Kinesis',
}

function collector(text: string, facts: AwsFacts): void {
  const name = /\b(?:name|id)["']?[:=] ?["']?(aws\w{2,20})(?:\/[\w.-]{1,60})?["']?[,}\s]/.exec(text)?.[1]
  const service = name === undefined || !/exporter/.test(text) ? undefined : EXPORTERS[name]
  if (service) facts.service ??= service
}

/** What a program says that it did in vain, with one service by its name: "SQS receive message failed". */
const NAMED_FIRST =
  /^(?:[\w.-]{1,40}: )?(?:(?:[Ff]ailed|[Uu]nable|[Cc]ould not|[Cc]annot|[Ee]rror)(?: to)? (?:\w{2,20} ){0,4}(?:(?:from|to|in|on|with|of|for|the|an?) ){0,2})?(SQS|SNS|SES|SSM|DynamoDB|Kinesis|Firehose|CloudWatch Logs|CloudWatch|EventBridge|Secrets ?Manager|Athena|Glue|Bedrock|X-Ray)\b(?! (?:role|credential))/

function inWords(text: string, facts: AwsFacts): void {
  if (facts.service || facts.operation) return
  const service = NAMED_FIRST.exec(text)?.[1]
  if (service && CODE.test(text)) facts.service = service
}
const CODE =
  /\b(?:AccessDenied|ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|Throttling|security token included in the request)/

/** In this order. */
export const SENTENCES: readonly Sentence[] = [
  botocore,
  go,
  goV1Request,
  javaAnswer,
  php,
  javaScript,
  framed,
  alpakka,
  deno,
  ruby,
  named,
  cpp,
  arrow,
  kinesisProducer,
  objectStore,
  dotnet,
  soto,
  answer,
  haskell,
  pawsOfR,
  asyncAws,
  collector,
  inWords,
]
