/**
 * The AWS Common Runtime tells at level trace each header of an answer by itself. What AWS refused may be told by nobody else, as where a
 * stream of events was asked for, and none came.
 *
 * https://github.com/awslabs/aws-c-http/blob/main/source/h2_decoder.c, h1_stream.c and h1_decoder.c of the same folder
 */
import { SEMCONV } from '../../model/attributes.ts'
import { isDenial, plainCode } from '../../model/aws.ts'
import type { LogRecord } from '../../model/records.ts'

const HEADER =
  /\bid=(\w{1,24}):? (?:Decoded header field: "(:?[\w-]{1,60}): ([^"\n]{0,200})"|Incoming (?:header: ([\w-]{1,60}): ([^\n]{0,200})|response status: (\d{3})))/
const CODE = /^([A-Z]\w{2,80})/
const OF_WHO =
  /^(?:Expired|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|MissingAuth|IncompleteSignature|OptIn)/
/** Answers that are being told at a time. */
const MOST = 100

interface Answer {
  status?: number
  requestId?: string
}

/** Passes records on in their order; one that names why somebody was refused has status and request as well. */
export function withDecodedHeaders(pass: (record: LogRecord) => void): (record: LogRecord) => void {
  const answers = new Map<string, Answer>()
  return (record) => {
    const [, id, decoded, value, incoming, held, line] =
      record.severity === 'trace' || record.severity === 'debug' ? (HEADER.exec(record.body.slice(0, 600)) ?? []) : []
    if (id === undefined) {
      pass(record)
      return
    }
    const name = line ? ':status' : (decoded ?? incoming ?? '').toLowerCase()
    const said = line ?? value ?? held ?? ''
    if (name === ':status') {
      if (answers.size >= MOST) answers.clear()
      answers.set(id, { status: Number(said) })
    }
    const answer = answers.get(id)
    if (answer && /^x-amzn?-request-?id$/.test(name)) answer.requestId = said
    const code = name === 'x-amzn-errortype' ? CODE.exec(said)?.[1] : undefined
    const isRefused = code !== undefined && (isDenial(plainCode(code)) || OF_WHO.test(code))
    if (!isRefused || !answer?.status || answer.status < 400) {
      pass(record)
      return
    }
    pass({
      ...record,
      attributes: {
        ...record.attributes,
        [SEMCONV.rpcSystem]: 'aws-api',
        [SEMCONV.errorType]: code,
        [SEMCONV.httpStatus]: answer.status,
        [SEMCONV.awsRequestId]: answer.requestId ?? `${id} of ${record.process}`,
      },
    })
  }
}
