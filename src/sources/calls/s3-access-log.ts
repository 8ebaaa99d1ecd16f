/** S3 server access logs, https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { Span } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import { readLines, TOO_LONG } from '../input/byte-lines.ts'
import { redact } from '../kit/redact.ts'
import { fromText } from '../kit/times.ts'
import type { Source } from '../source.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'

const LINE =
  /^(\S+) (\S+) \[([^\]]+)\] (\S+) (\S+) (\S+) ([A-Z0-9]+(?:\.[\w.]+)+) (\S+) (?:"((?:[^"\\]|\\.)*)"|-) (\d{3}|-) (\S+) (\S+) (\S+) (\d+|-) (\d+|-)/

/** `REST.GET.OBJECT` as the operation that the SDKs name. */
const OPERATIONS: Readonly<Record<string, string>> = {
  'GET.OBJECT': 'GetObject',
  'HEAD.OBJECT': 'HeadObject',
  'PUT.OBJECT': 'PutObject',
  'DELETE.OBJECT': 'DeleteObject',
  'COPY.OBJECT': 'CopyObject',
  'GET.BUCKET': 'ListObjectsV2',
  'HEAD.BUCKET': 'HeadBucket',
  'GET.SERVICE': 'ListBuckets',
  'GET.LOCATION': 'GetBucketLocation',
  'GET.BUCKETPOLICY': 'GetBucketPolicy',
}

export const s3AccessLog: Source = {
  format: 'S3 server access log',
  proves: ['the S3 requests it lists: requester, status, error code, time taken'],
  cannotProve: [
    'that a request was never made (delivery is best effort)',
    'which key signed',
    'calls to other services',
  ],
  recognise: (head) => (head.split('\n', 3).some((line) => LINE.test(line)) ? 0.95 : 0),
  read: async (input, sink) => {
    await readLines(
      input,
      (text, line) => {
        if (text.trim() === '') return
        const fields = LINE.exec(text)
        const time = fields ? fromText(fields[3]!) : undefined
        if (!fields || time === undefined) return sink.skip({ line, reason: 'not a line of an S3 access log' })
        sink.record(spanOf(fields, time, { file: input.name, line }))
      },
      (line) => sink.skip({ line, reason: TOO_LONG }),
    )
  },
}

function spanOf(fields: RegExpExecArray, time: number, where: { file: string; line: number }): Span {
  const [, , bucket, , address, requester, requestId, operation, , , status, code, , , total] =
    fields as unknown as string[]
  const [, ...rest] = operation!.split('.')
  const method = OPERATIONS[rest.join('.')] ?? rest.join('.')
  const httpStatus = status === '-' ? undefined : Number(status)
  const end = total === '-' ? time : time + Number(total) * 1000
  const attributes: MutableAttributes = {
    [SEMCONV.rpcSystem]: 'aws-api',
    [SEMCONV.rpcService]: 'S3',
    [SEMCONV.rpcMethod]: method,
    [SEMCONV.s3Bucket]: bucket!,
    [SEMCONV.awsRequestId]: requestId!,
    [SEMCONV.clientAddress]: address!,
    ...(httpStatus !== undefined && { [SEMCONV.httpStatus]: httpStatus }),
    ...(code !== '-' && { [SEMCONV.errorType]: code! }),
    // `-` is an anonymous request.
    ...(requester === '-' ? { [ROLECALL.keyKind]: 'none' } : { 'rolecall.identity.principal': requester! }),
    ...(requester!.includes(':assumed-role/') && { [ROLECALL.sessionArn]: requester! }),
  }
  const failed = code !== '-' || (httpStatus !== undefined && httpStatus >= 400)
  return {
    type: 'span',
    traceId: '',
    spanId: requestId!,
    name: `S3.${method}`,
    kind: 'client',
    start: time,
    end,
    status: failed ? 'error' : 'ok',
    ...(failed && { message: redact(`${code === '-' ? status : code} on ${bucket}`) }),
    attributes,
    events: [],
    process: `s3-access-log/${bucket}`,
    service: bucket!,
    evidence: { kind: 'cloudtrail', ...where, id: requestId!, time: isoTime(time) },
  }
}
