import type { HeldOut } from '../held-out.ts'

/** Terraform, kubectl, kubelet, and events of clusters. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Terraform: the caller’s token expired, the provider’s place',
    source: 'https://github.com/aws-samples/serverless-patterns/issues/970',
    text: 'data.archive_file.lambda_zip: Reading...\ndata.archive_file.lambda_zip: Read complete after 0s [id=8bab05d3529c8e4481b2d26a1879e1b41f367395]\n╷\n│ Error: error configuring Terraform AWS Provider: error validating provider credentials: error calling sts:GetCallerIdentity: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 6d1b2715-c592-449e-8c50-f6f8a7e27ca8, api error ExpiredToken: The security token included in the request is expired\n│ \n│   with provider["registry.terraform.io/hashicorp/aws"],\n│   on main.tf line 20, in provider "aws":\n│   20: provider "aws" {\n│',
    must: ['session-expired'],
  },
  {
    name: 'Terraform 0.6: a list of errors',
    source: 'https://github.com/hashicorp/terraform/issues/5579',
    text: 'Error refreshing state: 1 error(s) occurred:\n\n* ExpiredToken: The security token included in the request is expired\n\tstatus code: 403, request id: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d42\nRebuilding instance config JSON...Done!',
    must: ['session-expired'],
  },
  {
    name: 'Terraform: the token is unknown, no box',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/24197',
    text: 'Error: error configuring Terraform AWS Provider: error validating provider credentials: error calling sts:GetCallerIdentity: InvalidClientTokenId: The security token included in the request is invalid.\nstatus code: 403',
    must: ['client-token-invalid'],
  },
  {
    name: 'kubelet under syslog: the registry has no credentials for the image',
    source: 'https://github.com/kubernetes/kops/issues/16762',
    text: 'Aug 20 05:41:26 i-0b9bd5da0497cb428 kubelet[3267]: E0820 05:41:26.087058    3267 kuberuntime_sandbox.go:72] "Failed to create sandbox for pod" err="rpc error: code = Unknown desc = failed to get sandbox image \\"590184726633.dkr.ecr.ap-southeast-2.amazonaws.com/pause:3.9\\": failed to pull image: failed to resolve reference: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials" pod="kube-system/kube-apiserver"',
    must: ['access-denied', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'kubectl get events: a table',
    source: 'https://github.com/aws-samples/eks-workshop/issues/451',
    text: 'LAST SEEN   TYPE      REASON    OBJECT             MESSAGE\n44m         Normal    Pulling   pod/depot-6d9d9f   Pulling image "590184726633.dkr.ecr.eu-west-1.amazonaws.com/depot:9"\n43m         Warning   Failed    pod/depot-6d9d9f   Failed to pull image "590184726633.dkr.ecr.eu-west-1.amazonaws.com/depot:9": rpc error: code = Unknown desc = Error response from daemon: Get https://590184726633.dkr.ecr.eu-west-1.amazonaws.com/v2/depot/manifests/9: no basic auth credentials',
    must: ['access-denied', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'kubectl get events: the controller may not assume its role',
    source: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/4199',
    text: 'LAST SEEN   TYPE      REASON             OBJECT                MESSAGE\n2m11s       Warning   FailedBuildModel   ingress/echoserver    Failed build model due to operation error EC2: DescribeAvailabilityZones, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, RequestID: 5c3f9ce5-ba7d-495e-98b1-ffcd5cf85135, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\n90s         Normal    Scheduled          pod/echo-5d9f         Successfully assigned default/echo-5d9f to ip-10-0-1-2',
    must: ['web-identity-denied'],
  },
]
