/** What programs print that have no logger is read where they say what they do and how it ended; what AWS, or somebody's key, kept them from is no tick. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const CHEF = `Starting Chef Client, version 12.4.1
resolving cookbooks for run list: ["runit::default"]
Synchronizing Cookbooks:
  - runit
Compiling Cookbooks...
Converging 6 resources
  * package[runit] action install (up to date)

Running handlers:
Running handlers complete
Chef Client finished, 4/6 resources updated in 3.417 seconds`

const NPM = (...lines: string[]) => `0 verbose cli /usr/bin/node /usr/bin/npm
1 info using npm@10.9.0
2 silly config load:file:/home/depot/.npmrc
${lines.join('\n')}
913 verbose cwd /home/depot`

const GRADLE = (reason: string) => `> Task :core:compileKotlin
> Task :core:publish FAILED

FAILURE: Build failed with an exception.

* What went wrong:
Execution failed for task ':core:publish'.
> ${reason}

* Try:
> Run with --stacktrace option to get the stack trace.

BUILD FAILED in 12s`

const WELL: Readonly<Record<string, string>> = {
  'a program that says step by step what it does': CHEF,
  'Bazel, which built again': `(08:14:02) INFO: Analyzed target //plugin/tests:ModifierTest (1204 packages loaded).
(08:16:40) ERROR: plugin/tests/BUILD.bazel:18:10: Testing //plugin/tests:ModifierTest failed: Failed to fetch blobs because they do not exist remotely
(08:16:41) Found transient remote cache error, retrying the build...
(08:18:31) INFO: Build completed successfully, 402 total actions`,
  Cargo: `   Compiling serde v1.0.200
   Compiling depot v0.1.0 (/src)
    Finished release [optimized] target(s) in 12.41s`,
  'npm’s debug log': NPM('3 http fetch GET 200 https://registry.npmjs.org/ms 402ms', '9 verbose exit 0', '10 info ok'),
  'npm’s debug log, of a registry that is not AWS’s': NPM(
    '4 http fetch GET 401 https://npm.pkg.github.com/@acme/x 100ms',
    '909 error code E401',
    '910 error Incorrect or missing password.',
  ),
  'amazonka, of its calls': `[Client Request] {
  host      = kms.eu-central-1.amazonaws.com:443
  method    = POST
}
[Client Response] {
  status  = 200 OK
}
Wrote secret "smtp-password" (version 3) to table credential-store`,
  'Gradle, of a file that is not there': GRADLE('Cannot read /src/core.jar: no such file'),
  'Gradle, of a test': GRADLE('There were failing tests. See the report at: file:///x/index.html'),
  'a licence': '2026-05-05T09:11:40Z ERROR license key has been revoked\n2026-05-05T09:11:45Z INFO next',
}

it.each(Object.entries(WELL))('%s is read, and quiet', async (_, text) => {
  const report = await analyzeText(`${text}\n`, 'screen.txt')
  expect([accused(report), isGreen(report), report.summary.headline]).toEqual([
    [],
    true,
    expect.stringMatching(/^Nothing found/),
  ])
})

const NAMED: Readonly<Record<string, readonly [rule: string, text: string]>> = {
  'npm’s debug log, where CodeArtifact wants a token': [
    'access-denied',
    NPM(
      '840 http fetch GET 401 https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/npm/main/left-pad 388ms',
      '909 error code E401',
      '910 error Unable to authenticate, your authentication token seems to be invalid.',
    ),
  ],
  'amazonka, as it lists an answer': [
    'throttled',
    `2026-05-05T09:11:40Z depot: BOOM application failed with an invariant: [ServiceError] {
  service    = DynamoDB
  status     = 400 Bad Request
  code       = ProvisionedThroughputExceeded
  message    = Just The level of configured provisioned throughput for the table was exceeded.
  request-id = Just 7Q2H3KF0S8D1L5M9N4P6R2T7V3VV4KQNSO5AEMVJF66Q9ASUAAJG
}`,
  ],
  'amazonka, as Haskell shows it': [
    'access-denied',
    `2026-05-05 09:11:40 [Info] started
2026-05-05 09:11:45 [Error] ServiceError (ServiceError {abbrev = Abbrev {fromAbbrev = "SSM"}, status = Status {statusCode = 400, statusMessage = "Bad Request"}, headers = [], code = ErrorCode "AccessDenied", message = Nothing})
2026-05-05 09:11:50 [Info] tick`,
  ],
  'AsyncAws, in Monolog': [
    'access-denied',
    String.raw`[2022-05-05T09:12:00.990320+00:00] messenger.INFO: handled {} []
[2022-05-05T09:12:01.990320+00:00] console.CRITICAL: Error thrown while running command "messenger:consume events". Message: "HTTP 403 returned for "https://sqs.eu-west-1.amazonaws.com/".  Code:    AccessDenied Message: Access to the resource https://sqs.eu-west-1.amazonaws.com/ is denied. Type:    Sender Detail:  " {"exception":"[object] (AsyncAws\\Core\\Exception\\Http\\ClientException(code: 403): HTTP 403 returned for \"https://sqs.eu-west-1.amazonaws.com/\".\n\nCode:    AccessDenied\nMessage: Access to the resource https://sqs.eu-west-1.amazonaws.com/ is denied.\nType:    Sender\nDetail:  \n at /app/vendor/async-aws/core/src/Response.php:423)"} []
[2022-05-05T09:12:01.990811+00:00] console.DEBUG: Command exited with code "1" [] []`,
  ],
  'the SDK for PHP, quoted in Monolog’s fields': [
    'access-denied',
    String.raw`[2026-05-05T09:11:45.118211+00:00] app.ERROR: Could not store invoice 17 {"exception":"[object] (Aws\\S3\\Exception\\S3Exception(code: 0): Error executing \"PutObject\" on \"https://depot.s3.eu-west-1.amazonaws.com/17.pdf\"; AWS HTTP error: Client error: ${'`'}PUT https://depot.s3.eu-west-1.amazonaws.com/17.pdf${'`'} resulted in a ${'`'}403 Forbidden${'`'} response at /app/x.php:3)"} []`,
  ],
  'paws of R': [
    'access-denied',
    `INFO [2026-05-05 09:11:40] started
ERROR [2026-05-05 09:11:45] Error: AccessDenied (HTTP 403). Access Denied`,
  ],
  'a chain of errors in Rust': [
    'access-denied',
    `2026-05-05T09:11:40.1Z  INFO depot: started
Error: 
   0: load parameters
   1: service error
   2: unhandled error (AccessDeniedException)

Location:
   src/main.rs:20`,
  ],
}

it.each(Object.entries(NAMED))('%s is named', async (_, [rule, text]) =>
  expect(accused(await analyzeText(`${text}\n`, 'screen.txt'))).toContain(rule),
)

const OPEN: Readonly<Record<string, string>> = {
  'a program that failed in the middle': CHEF.replace(
    'Converging 6 resources',
    'Converging failed: bucket refused (code 17)',
  ),
  'Gradle, of a key, in words of somebody’s own': GRADLE('our key does not work any more'),
  'a key that is good no more': '09:11:40 started\n09:11:45 ERROR our AWS key stopped working yesterday\n09:11:50 tick',
  'the Go CDK, which keeps the code alone': `2026/05/05 09:11:40 started
2026/05/05 09:11:45 open bucket: blob (code=Unauthenticated): refresh failed
2026/05/05 09:11:50 tick`,
  'AsyncAws, which reached nobody': String.raw`[2026-05-05 09:11:40] app.INFO: started
[2026-05-05 09:11:45] app.CRITICAL: AsyncAws\Core\Exception\Http\NetworkException: Could not contact remote server.
[2026-05-05 09:11:50] app.INFO: tick`,
}

it.each(Object.entries(OPEN))('%s is no tick', async (_, text) =>
  expect(isGreen(await analyzeText(`${text}\n`, 'screen.txt'))).toBe(false),
)

const NO_LOG: Readonly<Record<string, string>> = {
  'a letter':
    'Dear all,\nI started to look at the cookbooks, and updated some.\nThey are done now.\nIt took a while.\n',
  'a list of packages': 'serde 1.0\nanyhow 1.0\ntokio 1.38\nhyper 1.4\n',
  'a manual':
    'Installing\nCreate a folder, and unpack it there.\nRunning\nStart it with depot run; it is ready in 5 seconds\n',
}

it.each(Object.entries(NO_LOG))('%s is no log', async (_, text) =>
  expect((await analyzeText(text, 'notes.txt')).summary.headline).toMatch(/^No usable evidence/),
)
