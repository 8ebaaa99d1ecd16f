/**
 * Lines that tools write without a time or a level, known by the sentences they begin with: an entry a tool, of which nothing is taken
 * off the line, as the sentence is the message.
 */
import type { Shape } from './head-shape.ts'

export const TOOLS: readonly Shape[] = [
  {
    // https://github.com/nabsul/k8s-ecr-login-renew/blob/main/src/main.go, and many a tool that was written for a terminal
    logger: 'tools that say of each step how it went',
    pattern:
      /^(?=[A-Z][a-z]{1,20}ing [^\n]{1,300}?\.{3} {0,3}(?:([Ss]uccess(?:ful(?:ly)?)?|[Dd]one|[Oo][Kk]|OK)|[Ff]ail(?:ed|ure)?|[Ee]rror)(?:[.!: ]|$))/,
    take: ([, well]) => ({ level: well ? 'info' : 'error' }),
    example: 'Fetching auth data from AWS... Failed: put failed',
  },
  {
    // https://guides.rubyonrails.org/debugging_rails_applications.html#log-levels
    logger: 'Rails without tags',
    pattern:
      /^(?=Started (?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) "\S{1,800} for |Processing by \w[\w:]{0,120}#\w|Completed [1-5]\d\d [A-Z]|Redirected to https?:)/,
    take: () => ({}),
    example: 'Completed 200 OK in 41ms',
  },
  {
    // https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/Log/Formatter.html
    logger: 'AWS SDK for Ruby, of its calls',
    pattern: /^(?=\[(?:Aws::\w{1,60}::Client|AWS \w{1,40}) \d{3} [\d.]{1,12} \d{1,3} retr(?:y|ies)\] )/,
    take: () => ({}),
    example: '[Aws::S3::Client 200 0.412901 0 retries] list_buckets()',
  },
  {
    // https://github.com/brendanhay/amazonka/blob/main/lib/amazonka-core/src/Amazonka/Types.hs (instances of ToLog)
    logger: 'amazonka, of its calls',
    pattern: /^(?=\[(?:Client (?:Request|Response)|Raw Response Body|Presigned|Version 4 Metadata)\] \{)/,
    take: () => ({ level: 'debug' }),
    example: '[Client Response] {',
  },
  {
    logger: 'AWS Lambda, of an invocation',
    pattern: /^(?=(?:START|END|REPORT) RequestId: [0-9a-f-]{36}\b)/,
    take: () => ({}),
    example: 'END RequestId: 4c4a9b8e-1111-4f0e-9b6a-1c2d3e4f5a6b put failed',
  },
  {
    logger: 'Terraform, of a resource',
    pattern:
      /^(?=[\w.[\]"-]{5,300}: (?:Creating\.\.\.|Creation complete after |Refreshing state\.\.\.|Modifying\.\.\.|Modifications complete after |Destroying\.\.\.|Destruction complete after |Reading\.\.\.|Read complete after |Still \w{4,12}ing\.\.\.))/,
    take: () => ({ level: 'info' }),
    example: 'aws_s3_bucket.logs: Creating... put failed',
  },
  {
    logger: 'aws.s3 of R, verbose',
    pattern: /^(?=Checking for credentials in [\w-]|S3 Request URL: https?:)/,
    take: () => ({}),
    example: 'Checking for credentials in user-supplied values, put failed',
  },
  {
    // What fails is `upload failed: `. https://github.com/aws/aws-cli/blob/develop/awscli/customizations/s3/results.py, and s3cmd's.
    logger: 'AWS CLI, of objects',
    pattern:
      /^(?=(?:\(dryrun\) )?(?:upload|download|copy|move|delete): \S{1,400}(?:$| (?:to|->) \S)|(?:make|remove)_bucket: \S|Completed \d[\d.]{0,9} (?:Bytes|[KMGT]iB)\/)/,
    take: () => ({ level: 'info' }),
    example: 'upload: ./depot to s3://depot/put failed',
  },
  {
    // https://buildkite.com/docs/pipelines/configure/managing-log-output#grouping-log-output
    logger: 'Buildkite’s agent',
    pattern: /^(?=~~~ (?:Running |Preparing |Assuming |Authenticating |:[\w-]{1,40}: ))/,
    take: () => ({}),
    example: '~~~ Running plugin docker, put failed',
  },
  {
    logger: 'Ansible',
    pattern: /^(?=(?:TASK|PLAY|RUNNING HANDLER) \[|PLAY RECAP \*|(?:ok|changed|skipping|included): \[)/,
    take: () => ({}),
    example: 'TASK [put the object] ***',
  },
  {
    // https://github.com/minio/mc/blob/master/pkg/console/console.go
    logger: 'MinIO’s mc',
    pattern: /^(?=mc: <(ERROR|FATAL|DEBUG)> )/,
    take: ([, level]) => ({ level }),
    example: 'mc: <ERROR> put failed',
  },
  {
    // https://github.com/Versent/saml2aws/blob/master/cmd/saml2aws/commands/login.go
    logger: 'saml2aws',
    pattern:
      /^(?=Using IdP Account |Authenticating as \S{1,100} \.\.\.|Selected role: arn:|Requesting AWS credentials using SAML|Logged in as: arn:|(?:expired|aws rejected) credentials triggering login)/,
    take: () => ({ level: 'info' }),
    example: 'Using IdP Account default to access Okta https://login.example.net, put failed',
  },
  {
    // https://github.com/expressjs/morgan#dev, and Next.js's.
    logger: 'morgan, of a request',
    pattern: /^(?=(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/\S{0,800} [1-5]\d\d (?:in )?[\d.]{1,12} ?(?:ms|s|µs)\b)/,
    take: () => ({}),
    example: 'POST /depot 500 12.345 ms - put failed',
  },
  {
    logger: 'GitHub Actions without times',
    pattern:
      /^(?=Run [\w.-]{1,80}\/[\w./-]{1,100}@\S{1,60}$|Assuming role with OIDC$|Authenticated as assumedRoleId |Error: Process completed with exit code \d)/,
    take: () => ({}),
    example: 'Run actions/checkout@v4',
  },
  {
    // https://www.jenkins.io/doc/book/pipeline/
    logger: 'Jenkins, of a build',
    pattern:
      /^(?=Started by (?:user|timer|an SCM change|upstream project|remote host)\b|\[Pipeline\] |Running on \S{1,100} in \/|Finished: (?:SUCCESS|FAILURE|UNSTABLE|ABORTED|NOT_BUILT)$)/,
    take: () => ({}),
    example: '[Pipeline] sh',
  },
  {
    logger: 'GitLab CI',
    pattern:
      /^(?=Running with gitlab-runner \d|Preparing (?:the "|environment$)|Getting source from (?:Git|local)|(?:Restoring|Checking|Downloading|Saving|Uploading|Created) cache\b|Successfully extracted cache|Failed to extract cache|Executing "\w{1,40}" stage|Cleaning up project|Job succeeded$)/,
    take: () => ({}),
    example: 'Restoring cache',
  },
  {
    logger: 'docker push, docker pull',
    pattern:
      /^(?=The push refers to repository \[|[0-9a-f]{12}: (?:Preparing|Waiting|Pushing|Pushed|Layer already exists|Pulling fs layer|Verifying Checksum|Download complete|Pull complete|Already exists)\b)/,
    take: () => ({}),
    example: '00ae2f02e451: Preparing',
  },
  {
    logger: 'Pulumi',
    pattern:
      /^(?=(?:Updating|Destroying|Refreshing|Previewing (?:update|destroy|refresh)) \([\w./-]{1,100}\):?\s*$|Diagnostics:\s*$|Duration: \d)/,
    take: () => ({}),
    example: 'Updating (dev)',
  },
  {
    logger: 'Terraform, as it goes',
    pattern:
      /^(?=(?:data\.)?[a-z][\w.-]{2,120}(?:\["[^"]{0,80}"\])?: (?:Reading|Read complete|Refreshing state|Creating|Creation complete|Modifying|Modifications complete|Destroying|Destruction complete|Still \w+))/,
    take: () => ({ level: 'info' }),
    example: 'aws_s3_bucket.depot: Refreshing state... [id=depot]',
  },
  {
    logger: 'Terraform, CDK, SAM, CloudFormation',
    pattern:
      /^(?=(?:Apply|Destroy) complete!|Planning failed|Terraform (?:used|will|encountered|has been)|No changes\.|(?: ❌ | ✅ )?\s?\w[\w-]{0,80}: (?:deploying\.\.\.|creating CloudFormation)|Successfully created\/updated stack)/,
    take: () => ({}),
    example: 'No changes. Your infrastructure matches the configuration.',
  },
  {
    // https://github.com/aws/aws-sam-cli/tree/develop/samcli/commands (build, package, deploy)
    logger: 'AWS SAM',
    pattern:
      /^(?=(?:Starting Build |Building (?:codeuri|layer|image|function|resource)\b|Build (?:Succeeded|Failed)\b|Built (?:Artifacts|Template) {1,3}:|Successfully (?:packaged artifacts|created\/updated stack)|Running \w{1,40}:\w{1,40}$|\s?Uploading to [\w./-]{8,200} {1,4}\d))/,
    take: () => ({}),
    example: 'Build Succeeded',
  },
]
