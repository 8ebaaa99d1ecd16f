/** Ways by which a failure might pass unheard: in another language or order, deep in a field, torn, at level debug; and what only looks like one. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const at = (...lines: readonly string[]) =>
  lines.map((line, nth) => `2026-05-18T10:02:${String(nth * 7).padStart(2, '0')}Z ${line}`).join('\n')
const json = (...objects: readonly object[]) =>
  objects.map((one, nth) => JSON.stringify({ level: 'info', time: 1784104131603 + nth * 1000, ...one })).join('\n')

const UNHEARD: Readonly<Record<string, string>> = {
  'newest first, and the last of it a failure': `2026-05-18T10:02:09Z INFO next poll in 60s
2026-05-18T10:02:08Z WARN read of s3://depot/a.csv failed: AccessDenied
2026-05-18T10:02:05Z INFO read s3://depot/a.csv done
2026-05-18T10:02:01Z INFO starting`,
  'a condition of Kubernetes within a record': json(
    { msg: 'sync status', status: { reason: 'NotReady', message: 'no EC2 IMDS role found', status: 'False' } },
    { msg: 'requeue after 60s' },
  ),
  'a state that says so': json({
    msg: 'sync status',
    status: { state: 'Degraded', message: 'failed to retrieve credentials: no EC2 IMDS role found' },
  }),
  'the output of a command': json(
    {
      msg: 'command finished',
      output: 'upload failed: ./a An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
      exit: 1,
    },
    { msg: 'idle' },
  ),
  'debug, in botocore’s words': at(
    'INFO starting',
    'DEBUG store: put failed: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    'INFO idle',
  ),
  'debug, in Go’s': at(
    'INFO starting',
    'DEBUG reconcile failed err="operation error S3: GetObject, https response error StatusCode: 403, api error AccessDenied: Access Denied"',
    'INFO idle',
  ),
  'a code and its status': at('INFO starting', 'INFO sync: ListObjectsV2 -> 403 AccessDenied', 'INFO shutting down'),
  'German, without a level': at('Fehler beim Hochladen nach s3://depot/a.bin: Zugriff verweigert', 'Naechster Versuch'),
  'German, with one': at('FEHLER: Anmeldeinformationen fehlen', 'INFO: Ende'),
  French: at('ERREUR Impossible de récupérer les identifiants', 'INFO arrêt'),
  Spanish: at('ERROR No se pudieron obtener las credenciales: acceso denegado', 'INFO fin'),
  Chinese: at('INFO 启动', 'ERROR 获取临时凭证失败: 无权限', 'INFO 退出'),
  'Chinese, as a warning': at('WARN 上传到 s3://depot/a 失败: 拒绝访问', 'INFO 继续'),
  Russian: at('ERROR Ошибка получения учетных данных: доступ запрещен', 'INFO выход'),
  'botocore’s sentence, cut off': at('INFO starting', 'ERROR failed to get object: An error occurred (AccessDen'),
  'an object, torn amid the log': `${json({ msg: 'starting' })}
{"level":"error","time":1784104132603,"msg":"put failed","err":{"type":"Access
${json({ msg: 'stopping' })}
`,
  'a logger of the SDK’s, in words that nobody knows': `[main] INFO com.example.Depot - starting
[pool-1-thread-3] ERROR software.amazon.awssdk.core.Quux - Unhandled quux
[main] INFO com.example.Depot - bye`,
  'refused and skipped': at('INFO start', 'WARN S3 upload of report.pdf returned 403, skipping', 'INFO idle'),
  'a role refused and skipped': at('WARN assume role for account 590184726633 denied, skipped', 'INFO idle'),
  'AWS behind the name of another': at(
    'WARN [kafka-sink] write of s3://depot/a failed: 403 Forbidden',
    'INFO [kafka-sink] idle',
  ),
  'CloudTrail, torn amid a record': `{"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::590184726633:assumed-role/app/x","accountId":"590184726633"},"eventTime":"2026-05-18T10:02:01Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","errorCode":"AccessDenied","err
{"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::590184726633:assumed-role/app/x","accountId":"590184726633"},"eventTime":"2026-05-18T10:02:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","awsRegion":"eu-west-1","requestID":"A1","eventID":"a1"}
`,
}

it.each(Object.entries(UNHEARD))('%s is heard', async (_, text) => {
  expect(isGreen(await analyzeText(text))).toBe(false)
})

it.each([
  ['a catalogue of codes', at('INFO error catalogue loaded: SignatureDoesNotMatch, AccessDenied', 'INFO listening')],
  [
    'codes that are not tried again',
    at('INFO nonRetryable=[SignatureDoesNotMatch AccessDenied] max=3', 'INFO listening'),
  ],
  [
    'who asks for what is public',
    at('WARN no AWS credentials configured, using anonymous access', 'INFO 12 files read from s3://noaa-goes16'),
  ],
  ['what did not fail, in German', at('INFO Anmeldedaten geladen', 'INFO 0 Fehler, hochgeladen nach s3://depot/a')],
  ['what did not fail, in Chinese', at('INFO 没有权限变更', 'INFO 上传到 s3://depot/a 完成, 0 失败')],
  ['a file that is not there, in German', at('FEHLER: Datei nicht gefunden: bericht.pdf', 'INFO s3://depot/a geladen')],
  ['a visitor, in German', at('WARN Zugriff verweigert: Benutzer jo auf /admin', 'INFO s3://depot/a geladen')],
  ['a viewer of CloudFront', at('WARN cloudfront viewer request got 403 (cookie expired)', 'INFO saved s3://depot/a')],
  ['a webhook', at('WARN webhook https://hooks.example.com/x returned 403', 'INFO saved s3://depot/a')],
  [
    'a condition that holds',
    json({ msg: 'sync', status: { reason: 'Ready', status: 'True', message: 'credentials found' } }),
  ],
  [
    'a command that found nothing',
    json({ msg: 'ended', cmd: 'grep -c x', exit: 1, output: '0 matches in s3 listing' }),
  ],
  [
    'newest first, and mended later',
    `2026-05-18T10:02:09Z INFO uploaded s3://depot/a.csv
2026-05-18T10:02:08Z WARN upload of s3://depot/a.csv failed: AccessDenied
2026-05-18T10:02:05Z INFO starting
2026-05-18T10:02:01Z INFO booting`,
  ],
])('%s is left alone', async (_, text) => expect(isGreen(await analyzeText(text))).toBe(true))

const SAID = [
  'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
  'upload of s3://depot-eu/db.dump failed: 403 Forbidden',
  'ExpiredToken while reading queue jobs',
  'Unable to locate credentials',
  'InvalidIdentityToken: No OpenIDConnect provider found in your account',
]
const FIELDS: Readonly<Record<string, (said: string) => object>> = {
  error: (said) => ({ error: said }),
  details: (said) => ({ details: said }),
  'a message within a result': (said) => ({ result: { message: said } }),
  'a list of errors': (said) => ({ errors: [said] }),
  'a list of what failed': (said) => ({ failed: [{ id: 1, message: said }] }),
}
it.each(Object.entries(FIELDS))('a field is heard at any level: %s', async (_, field) => {
  for (const level of ['error', 'warn', 'info'])
    for (const said of SAID) {
      const log = json({ msg: 'starting' }, { msg: 'sync', ...field(said), level }, { msg: 'idle' })
      expect([level, said, isGreen(await analyzeText(log))]).toEqual([level, said, false])
    }
})

it('who asks without a name and is refused lacks credentials after all', async () => {
  const report = await analyzeText(
    at('WARN no AWS credentials configured, using anonymous access', 'ERROR get s3://depot/a failed: AccessDenied'),
  )
  expect(accused(report)).toContain('access-denied')
})

it.each([
  "An error occurred (ValidationException) when calling the CreateFunction operation: 1 validation error detected: Value 'my-role' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
  "software.amazon.awssdk.services.lambda.model.LambdaException: 1 validation error detected: Value 'my-role' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+ (Service: Lambda, Status Code: 400, Request ID: 6c1d)",
])('a service that was given a name for a role’s ARN: %s', async (said) => {
  const report = await analyzeText(at(`ERROR ${said}`))
  expect(accused(report)).toEqual(['role-arn-invalid'])
  expect(report.summary.headline).toContain('was given "my-role", which is not a role ARN')
})

it('a policy that is none is known by its sentence', async () => {
  const report = await analyzeText(
    at('ERROR c.e.Depot - create failed: Syntax errors in policy. (Service: Iam, Status Code: 400, Request ID: 6c1d)'),
  )
  expect(report.summary.headline).toContain('MalformedPolicyDocument')
})
