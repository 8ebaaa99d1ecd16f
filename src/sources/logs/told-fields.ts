/**
 * A failed call of AWS that a record tells of by fields, and not in a sentence: `{ service: "s3", operation: "GetObject", code:
 * "AccessDenied", status: 403 }`. Whoever writes a record of their own names the fields as they like; what they hold is AWS's.
 */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import { isAwsCode, plainCode } from '../../model/aws.ts'
import { isOfOwnFile, isTypeOfProgram } from '../../vocabulary/program-errors.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'
import { serviceName } from './aws-facts.ts'
import { LOG } from './log-facts.ts'
import { bucketOfFields } from './named-fields.ts'

/** Names without what separates their words, and without `aws` before them. */
const CODE = /^(?:(?:err|error|exception|fault)(?:code|type|name|class|kind)|code|error|err|reason)$/
const SERVICE = /^(?:error)?(?:service(?:name|id)?|rpcservice)$/
const OPERATION = /^(?:error)?(?:operation(?:name)?|api(?:call|name)?|action|command|rpcmethod|op)$/
const MESSAGE = /^(?:err|error|exception|fault|details?)?(?:message|msg|text|description)$/
const STATUS = /^(?:(?:http|response|err|error)?status(?:code)?|httpstatuscode|httpcode)$/
const REQUEST = /^(?:request|req)id$/
const ROLE = /^arn:aws[\w-]{0,20}:iam::\d{12}:role\//

/** Services under the names that SDKs and people give them. */
const SERVICES =
  /^(?:(?:aws|amazon)[ _-]?\w{2,40}|s3|sts|sqs|sns|kms|ssm|ec2|iam|ecs|ecr|eks|efs|rds|ses(?:v2)?|acm|sfn|sso|dynamo(?:db)?|secrets?[ _-]?manager|lambda|athena|glue|bedrock(?:[ _-]?runtime)?|cloudwatch(?:[ _-]?logs)?|kinesis|firehose|route ?53|cloudformation|cognito[\w-]{0,20}|step[ _-]?functions|event ?bridge|api ?gateway|redshift[\w-]{0,10}|opensearch|elasticache|cloudfront|sagemaker[\w-]{0,10}|textract|rekognition|transcribe|comprehend|organizations|autoscaling|code(?:build|pipeline|deploy|commit))$/i
/** As AWS names operations, and Ruby and Python their methods. */
const IS_OPERATION = /^(?:[A-Z][a-z]{1,40}[A-Z0-9][A-Za-z0-9]{0,80}|[a-z]{1,40}(?:_[a-z0-9]{1,40}){1,6})$/
/** As AWS names codes. */
const IS_CODE = /^(?:(?:Client|Server|AWS|KMS)\.)?(?:[A-Za-z]{1,40}\.)?[A-Z][a-z]{1,60}[A-Z][A-Za-z0-9]{0,80}$/
/** Of a language or a client, and not of a service. */
const OF_CLIENT =
  /^(?:Type|Reference|Syntax|Range|Runtime|Value|Key|Attribute|Index|Assertion|Socket|Connection|Network|Http|OS|IO|System|Client|Request|Service|Axios|Fetch|Abort|Null\w{1,20}|Illegal\w{1,20}|Argument|Invalid(?:Operation|Cast))\w{0,20}(?:Error|Exception)$/

/** Puts the call that the fields tell of among them; those that a sentence or an error told are kept. */
export function putToldFields(attributes: MutableAttributes, fields: Readonly<Record<string, unknown>>): void {
  if (attributes[SEMCONV.rpcMethod] !== undefined && attributes[SEMCONV.errorType] !== undefined) return
  const found: {
    code?: string
    service?: string
    operation?: string
    message?: string
    status?: number
    id?: string
    role?: string
  } = {}
  let saysAws = false
  for (const [path, value] of Object.entries(fields)) {
    const text = typeof value === 'string' ? value.trim() : ''
    const [last = '', parent = ''] = path.split('.').reverse()
    const within = /^(?:err|error|exception|fault)$/i.test(parent) ? 'error' : ''
    const name = `${within}${last}`.toLowerCase().replace(/[^a-z0-9]/g, '')
    const bare = name.replace(/^aws/, '')
    const isOurs = /(?:^|[._-])aws(?:[._A-Z-]|$)/i.test(path) || bare !== name
    if (text && text.length < 100 && SERVICE.test(bare) && SERVICES.test(text)) found.service ??= text
    else if (text && OPERATION.test(bare) && IS_OPERATION.test(text)) found.operation ??= text
    else if (text && CODE.test(bare) && IS_CODE.test(text) && !OF_CLIENT.test(text)) found.code ??= text
    else if (text && REQUEST.test(bare) && isOurs) found.id ??= text
    else if (ROLE.test(text)) found.role ??= text
    else if (text && MESSAGE.test(bare)) found.message ??= text
    else if (STATUS.test(bare) && /^[3-5]\d\d$/.test(String(value))) found.status ??= Number(value)
    else continue
    if (isOurs) saysAws = true
  }
  const { code, service, operation, message, status, id, role } = found
  if (!code || isTypeOfProgram(code) || (message !== undefined && isOfOwnFile(message))) return
  if (!(isAwsCode(code) || (service && operation) || saysAws || (service && status))) return
  const set = (name: string, value: string | number | undefined): void => {
    if (value !== undefined) attributes[name] ??= value
  }
  if (service) set(SEMCONV.rpcSystem, 'aws-api')
  set(SEMCONV.rpcService, service && serviceName(service))
  set(SEMCONV.rpcMethod, operation && pascal(operation))
  set(SEMCONV.errorType, plainCode(code) || code)
  set(SEMCONV.httpStatus, status)
  set(SEMCONV.awsRequestId, id)
  set(SEMCONV.s3Bucket, bucketOfFields(fields))
  if (operation && /^assume_?role/i.test(operation)) set(ROLECALL.stsRoleArn, role)
  set(LOG.errorMessage, `${code}${message ? `: ${message}` : ''}`)
  // A client's own word for what it could not send is no answer.
  if (!/Credential|Profile|Token|Provider|Timeout|Connect|Endpoint|Network|Region/.test(code))
    attributes[LOG.answered] ??= true
}

/** `put_object` is Ruby's and Python's name of `PutObject`. */
function pascal(operation: string): string {
  return operation.includes('_')
    ? operation.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
    : operation
}
