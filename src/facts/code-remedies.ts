/** What helps against answers of AWS that are about what was asked, and not about who asks: by their codes. */
import type { Call } from '../model/call.ts'

interface Remedy {
  code: RegExp
  /** Of these services alone. */
  of?: RegExp
  /** Where the message says so. */
  says?: RegExp
  help: string | ((call: Call) => string)
}

const region = (call: Call) => call.region ?? '<region>'

/** The first that fits holds. */
const REMEDIES: readonly Remedy[] = [
  {
    code: /./,
    of: /^Bedrock/,
    says: /model identifier is invalid|model ID/i,
    help: (call) =>
      `The model is not offered there, or only through an inference profile (\`eu.…\`, \`us.…\`): \`aws bedrock list-foundation-models --region ${region(call)}\` and \`aws bedrock list-inference-profiles --region ${region(call)}\` show what is.`,
  },
  {
    code: /^NoSuchKey/,
    help: ({ bucket }) =>
      `Correct the key where it comes from; \`aws s3api list-objects-v2 --bucket ${bucket ?? '<bucket>'} --prefix <key>\` under the role that signed shows what there is.`,
  },
  // https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
  {
    code: /^(?:KMS\.?)?(?:Disabled|KMSInvalidState|InvalidState|NotFound|KeyUnavailable)$/,
    says: /\bkey\b|arn:aws[\w-]*:kms:/i,
    help: 'The KMS key is what cannot be used, whoever asks: `aws kms describe-key --key-id <key>` shows its state. Enable it (`aws kms enable-key`), or take it back from deletion (`aws kms cancel-key-deletion`, then enable it); a key of another region or account is not found, so give its ARN.',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects.html
  {
    code: /^InvalidObjectState$/,
    help: 'The object lies in an archive (Glacier): restore it first (`aws s3api restore-object`) and read it when that is done, or leave archived objects out.',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html
  {
    code: /^InvalidRequest$/,
    of: /^S3$/,
    says: /Server Side Encryption/i,
    help: 'The object was written with a key of the customer’s own (SSE-C), which each read has to bring along: `SSECustomerAlgorithm` and `SSECustomerKey` as at its upload. No permission opens it without; one that was written by KMS or S3 itself must be read without them.',
  },
  // https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
  {
    code: /^RetryQuotaExceeded$/,
    help: 'The client’s budget for trying again was used up by failures before this one, which are the cause: look for the first of them (throttles, timeouts, 5xx) in the same log, or log each attempt (`aws.LogRetries`). A client that is made once and shared fills its budget again by calls that succeed.',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
  {
    code: /^AccessControlListNotSupported$/,
    help: 'The bucket has ACLs switched off (Object Ownership: bucket owner enforced): leave the ACL out of the call; what it granted, a bucket policy grants.',
  },
  {
    code: /^(?:EntityTooLarge|RequestEntityTooLarge|RequestTooLarge|PayloadTooLarge)$/,
    help: 'It is larger than one request may be: upload in parts (the SDK’s transfer manager does), or send less at once.',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
  {
    code: /^(?:BadDigest|InvalidDigest|XAmzContentSHA256Mismatch|IncompleteBody)$/,
    help: 'What arrived is not what was announced: a stream that a second try read from where the first had stopped, a body changed after it was hashed, or something on the way that changes it.',
  },
  {
    code: /^RequestTimeout$/,
    of: /^S3$/,
    help: 'S3 had the request and waited in vain for the rest of its body: give the stream its true length, read it fast enough (nothing else may hold up who reads it), and let the SDK try again with a body that can be read twice.',
  },
  // https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html
  {
    code: /^MessageRejected$/,
    says: /not verified/i,
    help: 'Verify the sender that the error names in that region (`aws sesv2 create-email-identity`); while the account is in the SES sandbox the recipients too, or ask for production access.',
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
  {
    code: /^InvalidAuthorizationToken$/,
    help: 'A token of ECR is good for the registries of the region it was asked of: ask for it in the region that the registry’s name holds, and look at the region and version of whatever logs in.',
  },
  // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html (FunctionError)
  {
    code: /^(?:Unh|H)andled$/,
    of: /^Lambda$/,
    help: 'The call went through, and the function that it invoked ended with an error of its own: its log (`aws logs tail /aws/lambda/<function>`) has it, and the answer’s payload its type and message. Look at FunctionError before the payload is taken for a result.',
  },
  // https://docs.aws.amazon.com/athena/latest/ug/troubleshooting-athena.html
  {
    code: /^InvalidRequest$/,
    of: /^Athena$/,
    says: /output (?:bucket|location)/i,
    help: 'Athena writes results with the caller’s own permissions: the bucket must be there, in the region of the query, and the caller needs s3:GetBucketLocation, s3:ListBucket, s3:GetObject and s3:PutObject on it.',
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
  {
    code: /^(?:OptInRequired|SubscriptionRequired)$/,
    help: 'The account is not signed up for the service, or not in this region: open its console once as the account’s owner, enable the region, and look whether the account is suspended or still being activated. No policy helps.',
  },
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
  {
    code: /^(?:ConditionalCheckFailed|TransactionCanceled|PreconditionFailed|ConditionalRequestConflict)$/,
    help: 'What the request makes a condition of is not so (somebody else wrote first, or it is there already): read again and decide, or take it for the answer that it is; the credentials are fine.',
  },
  {
    code: /AlreadyExists?$|^(?:BucketAlreadyOwnedByYou|EntityAlreadyExists)$/,
    help: 'It is there already: use it, or choose another name; who makes what may be there should take this answer for success where it is its own.',
  },
  {
    code: /^(?:(?:Resource)?Conflict|ResourceInUse|ResourceNotReady|OperationAborted|ConcurrentModification|OperationInProgress|RetryableConflict)$/,
    help: 'Something else is at work on the same resource: wait until it is done (the SDKs’ and the CLI’s waiters do, `aws <service> wait …`) and try again.',
  },
  {
    code: /(?:LimitExceeded|QuotaExceeded|TooMany\w{1,40})$/,
    help: 'A quota of the account is used up: `aws service-quotas list-service-quotas --service-code <service>` shows it; use less, remove what is left over, or ask for more.',
  },
  {
    code: /NotFound$|^NoSuch|NonExistentQueue$|DoesNotExist$/,
    help: (call) =>
      `${call.service === '?' || call.service === 'AWS' ? 'The service' : call.service} looks for it in the account and the region of whoever signs: compare its name, the region and the account (\`aws sts get-caller-identity\` under the same credentials) with where it was made.`,
  },
  {
    code: /^(?:Internal|ServiceUnavailable|ServiceException$|Server(?:Exception)?$|ModelError|ModelNotReady|ModelTimeout|DependencyFailed|BadGateway)/,
    help: failedByItself,
  },
]

/** Of a service's own failure, by its code or its status. */
export function failedByItself({ host }: Call): string {
  return `${host ?? 'The service'} failed by itself: let the SDK try again, and give its request id to AWS's support where it lasts.`
}

/** What helps, in a sentence or two; nothing where no more is known than that the request was refused. */
export function remedyOfCode(call: Call): string | undefined {
  const { errorCode = '', errorMessage = '', service } = call
  const found = REMEDIES.find(
    ({ code, of, says }) => code.test(errorCode) && (of?.test(service) ?? true) && (says?.test(errorMessage) ?? true),
  )
  return typeof found?.help === 'function' ? found.help(call) : found?.help
}
