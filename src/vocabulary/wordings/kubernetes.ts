import type { Vocabulary } from './wording.ts'

/** What controllers on Kubernetes write that talk to AWS. */
export const vocabulary: Vocabulary = {
  language:
    'Controllers on Kubernetes (load balancer controller, Karpenter, External Secrets, Flux, VPC CNI, Node Termination Handler)',
  wordings: [
    {
      cause: 'metadata-silent',
      words: 'Metadata request received http status code: 4',
      example:
        '2026-11-05T10:21:09Z ERR There was a problem monitoring for events error="There was a problem checking for spot ITNs: Metadata request received http status code: 401" event_type=SPOT_ITN',
      source: 'https://github.com/aws/aws-node-termination-handler/blob/main/pkg/ec2metadata/ec2metadata.go',
    },
    {
      cause: 'metadata-silent',
      words: 'error in fetching vpc id through ec2 metadata',
      example:
        '{"level":"error","ts":"2026-11-05T10:21:09Z","logger":"setup","msg":"unable to initialize AWS cloud","error":"failed to get VPC ID: failed to fetch VPC ID from instance metadata: error in fetching vpc id through ec2 metadata: get mac metadata: EC2MetadataError"}',
      source:
        'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/aws/services/ec2_metadata.go',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to introspect region from EC2Metadata',
      example:
        '{"level":"error","ts":"2026-11-05T10:21:09Z","logger":"setup","msg":"unable to initialize AWS cloud","error":"failed to introspect region from EC2Metadata, specify --aws-region instead if EC2Metadata is unavailable: EC2MetadataRequestError"}',
      source: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/aws/cloud.go',
    },
    {
      cause: 'encoded-denial',
      words: 'ec2:DescribeInstanceStatus permission is not allowed, update the IAM policy',
      example:
        '{"level":"ERROR","time":"2026-11-05T10:21:09.123Z","logger":"controller","message":"ec2:DescribeInstanceStatus permission is not allowed, update the IAM policy and restart the Karpenter deployment to enable instance status health checks"}',
      source:
        'https://github.com/aws/karpenter-provider-aws/blob/main/pkg/controllers/interruption/instancestatus_controller.go',
    },
    {
      cause: 'no-credentials',
      words: 'an IAM role must be associated with service account',
      example:
        '{"level":"error","ts":1730802069.123,"msg":"Reconciler error","controller":"secretstore","error":"could not validate provider: unable to create session: an IAM role must be associated with service account app (namespace: default)"}',
      source: 'https://github.com/external-secrets/external-secrets/blob/main/providers/v1/aws/auth/auth.go',
    },
    {
      cause: 'no-credentials',
      words: 'could not fetch SecretAccessKey secret',
      example:
        '{"level":"error","ts":1730802069.123,"msg":"Reconciler error","controller":"externalsecret","error":"could not get provider client: could not fetch SecretAccessKey secret: cannot get Kubernetes secret \\"aws\\" from namespace \\"default\\": secrets \\"aws\\" not found"}',
      source: 'https://github.com/external-secrets/external-secrets/blob/main/providers/v1/aws/auth/auth.go',
    },
    {
      cause: 'no-credentials',
      words: 'could not fetch accessKeyID secret',
      example:
        '{"level":"error","ts":1730802069.123,"msg":"Reconciler error","controller":"externalsecret","error":"could not get provider client: could not fetch accessKeyID secret: cannot get Kubernetes secret \\"aws\\" from namespace \\"default\\": secrets \\"aws\\" not found"}',
      source: 'https://github.com/external-secrets/external-secrets/blob/main/providers/v1/aws/auth/auth.go',
    },
    {
      cause: 'no-region',
      words: 'unable to create session: region not found',
      example:
        '{"level":"error","ts":1730802069.123,"msg":"Reconciler error","controller":"secretstore","error":"unable to create session: region not found: eu-west-9"}',
      source: 'https://github.com/external-secrets/external-secrets/blob/main/providers/v1/aws/provider.go',
    },
    {
      cause: 'no-region',
      words: 'AWS_REGION environment variable is not set in the Flux controller',
      example:
        '{"level":"error","ts":"2026-11-05T10:21:09.123Z","msg":"Reconciler error","controller":"bucket","error":"AWS_REGION environment variable is not set in the Flux controller. if you have properly configured IAM Roles for Service Accounts (IRSA) or EKS Pod Identity, please delete/replace the controller pod so the EKS admission controllers can inject this environment variable"}',
      source: 'https://github.com/fluxcd/pkg/blob/main/auth/aws/provider.go',
    },
    {
      cause: 'no-region',
      words: 'an AWS region is required for authenticating with a service account',
      example:
        '{"level":"error","ts":"2026-11-05T10:21:09.123Z","msg":"Reconciler error","controller":"ocirepository","error":"failed to get credential: an AWS region is required for authenticating with a service account. please configure one in the object spec"}',
      source: 'https://github.com/fluxcd/pkg/blob/main/auth/aws/provider.go',
    },
    {
      cause: 'partial-credentials',
      words: "required fields 'accesskey' and 'secretkey'",
      example:
        '{"level":"error","ts":"2026-11-05T10:21:09.123Z","msg":"Reconciler error","controller":"bucket","error":"invalid \'s3\' secret data: required fields \'accesskey\' and \'secretkey\'"}',
      source: 'https://github.com/fluxcd/source-controller/blob/main/internal/bucket/minio/minio.go',
    },
    {
      cause: 'no-credentials',
      words: 'getting credentials: exec: executable argocd-k8s-auth failed',
      example:
        'time="2026-11-05T10:21:09Z" level=error msg="Failed to get cluster info: Get \\"https://0A1B.gr7.eu-west-1.eks.amazonaws.com/version\\": getting credentials: exec: executable argocd-k8s-auth failed with exit code 20"',
      source: 'https://github.com/argoproj/argo-cd/blob/master/cmd/argocd-k8s-auth/commands/aws.go',
    },
    {
      cause: 'no-credentials',
      words: 'getting credentials: exec: executable aws-iam-authenticator failed',
      example:
        'Unable to connect to the server: getting credentials: exec: executable aws-iam-authenticator failed with exit code 1',
      source: 'https://github.com/kubernetes-sigs/aws-iam-authenticator/blob/master/cmd/aws-iam-authenticator/token.go',
    },
    {
      cause: 'metadata-silent',
      words: 'instance metadata: failed to retrieve region data',
      example:
        '{"level":"error","ts":"2026-11-05T10:21:09.123Z","caller":"ipamd/ipamd.go:420","msg":"Initialization failure: instance metadata: failed to retrieve region data: timeout"}',
      source: 'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/awsutils/awsutils.go',
    },
    {
      cause: 'no-region',
      words: 'failed to determine AWS region',
      example:
        'F1105 10:21:09.123456       1 aws_cloud_provider.go:460] Failed to create AWS Manager: failed to determine AWS region',
      source: 'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/aws_util.go',
    },
  ],
}
