/** Screens of builds are read, whatever they failed of; what AWS refused them is named, and the sign that Gradle puts before its words is no prompt. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const HEALTHY: Readonly<Record<string, string>> = {
  'Gradle, with a cache that was not there': `$ ./gradlew build --build-cache
> Configure project :
Could not load entry e391e1797463ef7e1fece4fb05a7def3 for task ':core:compileKotlin' from remote build cache: Connect to localhost:5071 [localhost/127.0.0.1] failed: Connection refused (Connection refused)
> Task :core:compileKotlin
> Task :core:classes

BUILD SUCCESSFUL in 6m 41s
412 actionable tasks: 404 executed, 8 up-to-date`,
  'Gradle, with code that does not compile': `$ ./gradlew publishToMavenLocal -PexcludeTests="**/SesChannelIT*"
> Task :notifications:compileKotlin FAILED
e: /home/ubuntu/source/notifications/send/SendMessageActionHelper.kt: (232, 95): Unresolved reference: method

FAILURE: Build failed with an exception.`,
  'npm, which has no such package': `npm error code E404
npm error 404 Not Found - GET https://registry.npmjs.org/@acme%2fui-kitt - Not found
$ npm pkg set dependencies.@acme/ui-kit=^2.0.0 && npm install
added 812 packages, and audited 813 packages in 19s`,
  GoReleaser: `   • releasing...
   • loading config file       file=.goreleaser.yml
   • building binaries
      • building                  binary=dist/cr_linux_amd64/cr
   • calculating checksums`,
  'compose, of services with one container each': `hive-metastore    | Waiting for database on mariadb to launch on 3306 ...
hive-metastore    | nc: connect to mariadb port 3306 (tcp) failed: Connection refused
hive-metastore    | Database on mariadb:3306 started
hive-metastore    | Initialization script completed`,
}

it.each(Object.entries(HEALTHY))('healthy: %s', async (_, text) => {
  const report = await analyzeText(`${text}\n`, 'build.txt')
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})

const gradle = (...wrong: string[]): string => `> Task :core:publish FAILED

FAILURE: Build failed with an exception.

* What went wrong:
Execution failed for task ':core:publish'.
${wrong.join('\n')}

BUILD FAILED in 12s`

it.each([
  [
    'a repository on S3',
    'access-denied',
    gradle(
      "> Failed to publish publication 'maven' to repository 's3'",
      '   > Could not put s3 resource: [s3://depot-maven/core.jar]. Access Denied',
    ),
  ],
  [
    'an exception of the SDK',
    'access-denied',
    gradle(
      '> com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: K2; S3 Extended Request ID: x=)',
    ),
  ],
  [
    'a release',
    'no-such-bucket',
    `${HEALTHY['GoReleaser']}\n   ⨯ release failed after 12.14s error=failed to write to bucket: provided bucket doesn't exist or: blob (code=NotFound): NoSuchBucket: The specified bucket does not exist`,
  ],
])('%s', async (_, rule, text) => {
  expect(accused(await analyzeText(`${text}\n`, 'build.txt'))).toEqual([rule])
})

it('no tick: a registry that refuses, a service that was refused', async () => {
  const npm = 'npm error code E401\nnpm error Unable to authenticate, your authentication token seems to be invalid.\n'
  expect(isGreen(await analyzeText(npm, 'build.txt'))).toBe(false)
  const compose =
    'web | listening\nweb | s3 sync: access to bucket depot-media was refused\nweb | ready\nweb | GET / 200\n'
  expect(isGreen(await analyzeText(compose, 'build.txt'))).toBe(false)
})
