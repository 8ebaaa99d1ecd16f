/** That a module has no such name, or makes one known, is told by compilers and bundlers; what a program then failed of is another thing. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

it.each([
  [
    'webpack',
    "WARNING in ./src/errors/AccessDeniedException.ts 12:0-31\nexport 'CredentialsProviderError' (imported as 'C') was not found in '@smithy/property-provider'\nwebpack 5.91.0 compiled with 1 warning in 4012 ms",
  ],
  [
    'Rollup',
    '(!) Missing exports\nsrc/aws.ts (1:9): "CredentialsProviderError" is not exported by "node_modules/@smithy/property-provider/dist-es/index.js", imported by "src/aws.ts".\ncreated dist/index.js in 2.1s',
  ],
  [
    'Next.js',
    "Attempted import error: 'ExpiredTokenException' is not exported from '@aws-sdk/client-sts' (imported as 'ExpiredTokenException').\n ✓ Compiled with warnings",
  ],
  [
    'esbuild',
    '▲ [WARNING] Import "ExpiredTokenException" will always be undefined because there is no matching export in "node_modules/@aws-sdk/client-sts/dist-es/index.js" [import-is-undefined]\n\n1 warning\n  dist/index.js  1.2mb',
  ],
  [
    'mypy',
    'app/aws.py:12: error: Module "botocore.exceptions" has no attribute "NoCredentialError"; maybe "NoCredentialsError"?  [attr-defined]\napp/sts.py:3: error: Name "ExpiredTokenException" is not defined  [name-defined]\nFound 2 errors in 2 files (checked 44 source files)',
  ],
  [
    'tsc',
    "src/aws.ts:3:10 - error TS2305: Module '\"@aws-sdk/client-sts\"' has no exported member 'ExpiredTokenException'.\n\n3 import { ExpiredTokenException } from '@aws-sdk/client-sts';\n           ~~~~~~~~~~~~~~~~~~~~~\n\nFound 1 error in src/aws.ts:3",
  ],
  [
    'javac',
    '[ERROR] /app/src/main/java/com/acme/S3.java:[12,44] cannot find symbol\n[ERROR]   symbol:   class AmazonS3Exception\n[ERROR]   location: package com.amazonaws.services.s3.model',
  ],
  [
    'Python',
    "Traceback (most recent call last):\n  File \"/app/main.py\", line 3, in <module>\n    from botocore.exceptions import NoCredentialError\nImportError: cannot import name 'NoCredentialError' from 'botocore.exceptions' (/usr/lib/python3/site-packages/botocore/exceptions.py)",
  ],
  [
    'Node',
    "file:///app/index.mjs:1\nimport { ExpiredTokenException } from '@aws-sdk/client-sts'\n         ^^^^^^^^^^^^^^^^^^^^^\nSyntaxError: The requested module '@aws-sdk/client-sts' does not provide an export named 'ExpiredTokenException'",
  ],
])('%s', async (_, text) => {
  const report = await analyzeText(`${text}\n`)
  expect([accused(report), isGreen(report)]).toEqual([[], true])
})

it('a call that failed, and then a name in who caught it, is a call that failed', async () => {
  const report = await analyzeText(`Traceback (most recent call last):
  File "/app/main.py", line 12, in read
    s3.get_object(Bucket="depot", Key="a")
botocore.exceptions.ClientError: An error occurred (ExpiredToken) when calling the GetObject operation: The provided token has expired.

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/main.py", line 14, in read
    except ExpiredTokenException:
NameError: name 'ExpiredTokenException' is not defined
`)
  expect(accused(report)).toContain('session-expired')
})
