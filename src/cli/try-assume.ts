/** Really tries AssumeRole, and lets the rules explain the answer: the same that judge recorded runs. */
import { rules } from '../../analyzers/index.ts'
import { casesOf } from '../engine/cases/cases.ts'
import { Judge } from '../engine/judge/run-rules.ts'
import { ROLECALL as R, SEMCONV as S } from '../model/attributes.ts'
import type { IdentitySource } from '../model/call.ts'
import { fingerprintKey, keyKind } from '../model/fingerprint.ts'
import type { Span } from '../model/records.ts'
import type { Finding } from '../model/report.ts'
import type { AwsSdk } from './aws-sdk.ts'
import type { Credentials } from './credential-chain.ts'

export interface Tried {
  ms: number
  session?: { arn: string; key: string; until?: Date }
  error?: { code: string; message: string; requestId?: string }
  findings: Finding[]
}

export async function tryAssume(
  { sts }: AwsSdk,
  role: string,
  credentials: Credentials,
  source: IdentitySource,
  region: string,
): Promise<Tried> {
  const client = new sts.STSClient({ credentials, region, maxAttempts: 2 })
  const start = Date.now()
  try {
    const command = new sts.AssumeRoleCommand({
      RoleArn: role,
      RoleSessionName: 'rolecall-doctor',
      DurationSeconds: 900,
    })
    const answer = await client.send(command, { abortSignal: AbortSignal.timeout(15_000) })
    const until = answer.Credentials?.Expiration
    return {
      ms: Date.now() - start,
      session: {
        arn: answer.AssumedRoleUser?.Arn ?? role,
        key: fingerprintKey(answer.Credentials?.AccessKeyId ?? ''),
        ...(until && { until }),
      },
      findings: [],
    }
  } catch (thrown) {
    const { name, message, $metadata } = thrown as Error & {
      $metadata?: { requestId?: string; httpStatusCode?: number }
    }
    const span = failedCall(role, credentials, source, start, thrown as Error, $metadata)
    const judge = new Judge(rules)
    for (const one of casesOf([span], { expectedRole: role }).cases) judge.add(one)
    return {
      ms: Date.now() - start,
      error: { code: name, message, ...($metadata?.requestId && { requestId: $metadata.requestId }) },
      findings: judge.findings().map((one) => one.finding),
    }
  } finally {
    client.destroy()
  }
}

/** The refused call as the preload would have recorded it. */
function failedCall(
  role: string,
  { accessKeyId, sessionToken }: Credentials,
  source: IdentitySource,
  startMs: number,
  error: Error,
  metadata: { requestId?: string; httpStatusCode?: number } | undefined,
): Span {
  const now = Date.now()
  return {
    type: 'span',
    traceId: `${'0'.repeat(31)}1`,
    spanId: `${'0'.repeat(15)}1`,
    name: 'STS.AssumeRole',
    kind: 'client',
    start: startMs * 1000,
    end: now * 1000,
    status: 'error',
    message: error.message,
    attributes: {
      [S.rpcSystem]: 'aws-api',
      [S.rpcService]: 'STS',
      [S.rpcMethod]: 'AssumeRole',
      [S.errorType]: error.name,
      ...(metadata?.httpStatusCode && { [S.httpStatus]: metadata.httpStatusCode }),
      ...(metadata?.requestId && { [S.awsRequestId]: metadata.requestId }),
      [R.stsRoleArn]: role,
      [R.key]: fingerprintKey(accessKeyId),
      [R.keyKind]: keyKind(accessKeyId),
      [R.source]: source,
      [R.sessionToken]: sessionToken !== undefined,
    },
    events: [],
    process: 'doctor',
    service: 'doctor',
    evidence: { kind: 'span', file: 'doctor', time: new Date(startMs).toISOString() },
  }
}
