import type { Vocabulary } from './wording.ts'

/** What EKS writes: its authenticator, and Pod Identity. */
export const vocabulary: Vocabulary = {
  language: 'EKS',
  wordings: [
    {
      cause: 'cluster-denied',
      words: 'ARN is not mapped',
      example:
        'time="2026-10-18T21:17:08Z" level=warning msg="access denied" arn="arn:aws:iam::418362907715:role/depot-developers" client="127.0.0.1:40378" error="ARN is not mapped" method=POST path=/authenticate',
      source: 'https://github.com/kubernetes-sigs/aws-iam-authenticator/blob/master/pkg/mapper/mapper.go',
    },
    {
      cause: 'pod-identity-denied',
      words: 'EKS does not have permissions to assume the associated role',
      example:
        '2026-07-09T02:52:10.412Z ERROR controller/sync.go:88 sync failed {"error": "operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, failed to load credentials, Unauthorized Exception! EKS does not have permissions to assume the associated role., fault: client"}',
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html',
    },
    {
      cause: 'metadata-silent',
      words: 'HTTP request to pod identity agent failed',
      example:
        'E0527 16:24:25.933117       1 server.go:151] Failure getting secret values from provider type secretsmanager: failed to get AWS config from pod identity agent: HTTP request to pod identity agent failed: Get "http://169.254.170.23/v1/credentials": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      source:
        'https://github.com/aws/secrets-store-csi-driver-provider-aws/blob/main/credential_provider/pod_identity_credential_provider.go',
    },
    {
      cause: 'agent-token-malformed',
      words: 'Service account token cannot be parsed',
      example:
        '{"client-addr":"10.0.0.7:41822","cluster-name":"depot","level":"error","msg":"Error fetching credentials: Service account token cannot be parsed: token is malformed: could not base64 decode header","time":"2026-12-23T14:16:38Z"}',
      source: 'https://github.com/n8n-io/n8n/issues/23584',
    },
    {
      cause: 'container-refused',
      words: 'Service account token cannot be empty',
      example:
        '{"bind-addr":"169.254.170.23:80","client-addr":"10.0.0.1:4711","cluster-name":"depot","level":"error","msg":"Error fetching credentials: Service account token cannot be empty","time":"2026-11-05T10:21:09Z"}',
      source: 'https://github.com/aws/eks-pod-identity-agent/blob/main/internal/validation/request.go',
    },
    {
      cause: 'container-refused',
      words: 'Service account token failed basic claim validations',
      example:
        '{"bind-addr":"169.254.170.23:80","level":"error","msg":"Error fetching credentials: Service account token failed basic claim validations: token is expired","time":"2026-11-05T10:21:09Z"}',
      source: 'https://github.com/aws/eks-pod-identity-agent/blob/main/internal/validation/request.go',
    },
    {
      cause: 'container-refused',
      words: 'fetched credentials are expired or will expire within the next',
      example:
        '{"bind-addr":"169.254.170.23:80","level":"error","msg":"Error fetching credentials: fetched credentials are expired or will expire within the next 60.00 seconds","time":"2026-11-05T10:21:09Z"}',
      source: 'https://github.com/aws/eks-pod-identity-agent/blob/main/internal/credsretriever/refreshing_cache.go',
    },
  ],
}
