/** What runners of builds print where AWS is well: a timeout that is set, a build that fails of its own, groups of steps. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const CODEBUILD = `[Container] 2026/07/16 01:58:59.034316 Running on CodeBuild On-demand
[Container] 2026/07/16 01:58:59.329971 Setting HTTP client timeout to higher timeout for S3 source
[Container] 2026/07/16 01:58:59.385830 Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED`

const BUILDKITE = `~~~ Running plugin aws-assume-role environment hook
$ /var/lib/buildkite-agent/plugins/aws-assume-role/hooks/environment
~~~ Assuming IAM role arn:aws:iam::729104465837:role/depot-push ...
~~~ Running plugin ecr environment hook
~~~ :ecr: Authenticating with AWS ECR in ap-southeast-2 for 729104465837 :docker:

Login Succeeded
~~~ Preparing working directory
~~~ Running plugin docker-compose pre-exit hook`

it.each([
  ['CodeBuild, a timeout that is set', CODEBUILD],
  ['Buildkite, groups of steps', BUILDKITE],
])('%s', async (_, text) => {
  const report = await analyzeText(text)
  expect([accused(report), isGreen(report)]).toEqual([[], true])
})

it.each([
  [
    'CodeBuild',
    `${CODEBUILD}\n[Container] 2026/07/16 01:59:03.101112 DOWNLOAD_SOURCE failed: timeout while reading from S3 source`,
  ],
  [
    'Buildkite',
    `${BUILDKITE}\nAn error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::729104465837:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::729104465837:role/depot-push`,
  ],
])('%s, where AWS failed', async (_, text) => {
  expect(isGreen(await analyzeText(text))).toBe(false)
})
