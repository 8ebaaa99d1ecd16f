import type { Vocabulary } from './wording.ts'

/** What container runtimes (Amazon ECR) writes. */
export const vocabulary: Vocabulary = {
  language: 'container runtimes (Amazon ECR)',
  wordings: [
    {
      cause: 'registry-login-missing',
      words: '.dkr.ecr. … no basic auth credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR Failed to pull image "590184726633.dkr.ecr.eu-west-1.amazonaws.com/depot:4": rpc error: code = Unknown desc = Error response from daemon: Get https://590184726633.dkr.ecr.eu-west-1.amazonaws.com/v2/depot/manifests/4: no basic auth credentials',
      source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html',
    },
    {
      cause: 'registry-token-expired',
      words: 'Your authorization token has expired',
      example:
        '2026-05-16T11:20:31.642Z ERROR pull failed: denied: Your authorization token has expired. Reauthenticate and try again.',
      source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html',
    },
    {
      cause: 'registry-denied',
      words: '.dkr.ecr. … 403 Forbidden',
      example:
        '2026-05-16T11:20:31.642Z ERROR Failed to pull image "590184726633.dkr.ecr.eu-west-1.amazonaws.com/depot:4": failed to resolve reference "590184726633.dkr.ecr.eu-west-1.amazonaws.com/depot:4": pulling from host 590184726633.dkr.ecr.eu-west-1.amazonaws.com failed with status code [manifests 4]: 403 Forbidden',
      source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html',
    },
    {
      cause: 'registry-login-missing',
      words: '.dkr.ecr. … 401 Unauthorized',
      example:
        '2026-05-16T11:20:31.642Z ERROR Failed to pull image "590184726633.dkr.ecr.eu-west-1.amazonaws.com/depot:4": pulling from host 590184726633.dkr.ecr.eu-west-1.amazonaws.com failed with status code [manifests 4]: 401 Unauthorized',
      source: 'https://github.com/containerd/containerd/blob/main/core/remotes/docker/errcode.go',
    },
    {
      cause: 'registry-login-missing',
      words: 'pull access denied for … .dkr.ecr.',
      example:
        "CannotPullContainerError: Error response from daemon: pull access denied for 590184726633.dkr.ecr.us-east-1.amazonaws.com/depot, repository does not exist or may require 'docker login'",
      source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html',
    },
    {
      cause: 'registry-login-missing',
      words: '.dkr.ecr. … unauthorized: authentication required',
      example:
        'failed to initialize task "depot": Failed to pull `590184726633.dkr.ecr.us-west-2.amazonaws.com/depot:3.0.1`: unauthorized: authentication required',
      source: 'https://github.com/distribution/distribution/blob/main/registry/api/errcode/register.go',
    },
    {
      cause: 'registry-login-missing',
      words: 'status code 401 Unauthorized: Not Authorized',
      example: 'scan failed: GET unexpected status code 401 Unauthorized: Not Authorized',
      source: 'https://github.com/google/go-containerregistry/blob/main/pkg/v1/remote/transport/error.go',
    },
    {
      cause: 'registry-denied',
      words: '403 Forbidden: … .dkr.ecr.',
      example:
        'Error: failed to authorize: failed to fetch oauth token: unexpected status: 403 Forbidden: 590184726633.dkr.ecr.us-east-1.amazonaws.com',
      source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html',
    },
    {
      cause: 'registry-token-elsewhere',
      words: 'login attempt to https:// … .dkr.ecr. … failed with status: 400 Bad Request',
      example:
        '2026-05-16T11:20:31.642Z ERROR failed to login to OCI registry: login attempt to https://590184726633.dkr.ecr.us-west-2.amazonaws.com/v2/ failed with status: 400 Bad Request',
      source: 'https://github.com/fluxcd/source-controller/issues/1155',
    },
    {
      cause: 'registry-login-missing',
      words: '.dkr.ecr. … : authentication required',
      example:
        'Error: initializing source docker://590184726633.dkr.ecr.us-west-2.amazonaws.com/depot:3.0.1: reading manifest 3.0.1 in 590184726633.dkr.ecr.us-west-2.amazonaws.com/depot: authentication required',
      source: 'https://github.com/containers/image/blob/main/docker/errors.go',
    },
  ],
}
