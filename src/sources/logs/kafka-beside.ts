/**
 * Kafka guards itself, with users and ACLs that are none of AWS's; where a log shows that its client logs in by IAM (MSK), who may read a
 * topic or join a group is a matter of IAM.
 * https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control.html
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { LogRecord } from '../../model/records.ts'

const BY_IAM = /\bAWS_MSK_IAM\b|\.kafka(?:-serverless)?\.[\w-]{4,20}\.amazonaws\.com:9[01]98\b/
const REFUSED =
  /\b(?:Group|Topic|Cluster|TransactionalId)AuthorizationException\b|\bNot authorized to access (?:group|topics?)\b/

/** Passes records on in their order, refusals of a client that logs in by IAM as AWS's. */
export function withKafkaBeside(pass: (record: LogRecord) => void): (record: LogRecord) => void {
  const byIam = new Set<string>()
  return (record) => {
    const looked = record.body.slice(0, 8192)
    if (!looked.includes('afka') && !looked.includes('AWS_MSK_IAM') && !looked.includes('uthoriz')) return pass(record)
    if (BY_IAM.test(looked)) byIam.add(record.evidence.file)
    if (!byIam.has(record.evidence.file) || !REFUSED.test(looked)) return pass(record)
    const call = {
      [SEMCONV.rpcSystem]: 'aws-api',
      [SEMCONV.rpcService]: 'MSK',
      [SEMCONV.rpcMethod]: /group/i.test(REFUSED.exec(looked)![0]) ? 'JoinGroup' : 'Connect',
      [SEMCONV.errorType]: 'AccessDenied',
    }
    pass({ ...record, attributes: { ...call, ...record.attributes } })
  }
}
