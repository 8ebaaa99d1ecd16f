/**
 * Tools without a logger print what they do with a bucket: where all of it went well they are read and quiet, and the same screen with the
 * tool's own words for a failure is no tick.
 */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

interface Screen {
  name: string
  well: string
  /** What it prints instead, from that line on. */
  failed: string
}

const SCREENS: readonly Screen[] = [
  {
    // https://github.com/benbjohnson/litestream/issues/452, https://github.com/benbjohnson/litestream/issues/432
    name: 'litestream',
    well: `litestream v0.3.9
initialized db: /var/lib/sqlite/shop.sqlite
replicating to: name="s3" type="s3" bucket="depot-sqlite" path="shop" region="eu-west-1" endpoint="" sync-interval=1s
/var/lib/sqlite/shop.sqlite: sync: new generation "1f0678b1961db898", no generation exists
/var/lib/sqlite/shop.sqlite(s3): snapshot written 1f0678b1961db898/00000000
/var/lib/sqlite/shop.sqlite: checkpoint(PASSIVE): [0,1012,1012]
/var/lib/sqlite/shop.sqlite(s3): wal segment written: 1f0678b1961db898/00000001:0
/var/lib/sqlite/shop.sqlite(s3): retainer: deleting wal files before 1f0678b1961db898/00000000 n=0
`,
    failed: `litestream v0.3.9
initialized db: /var/lib/sqlite/shop.sqlite
replicating to: name="s3" type="s3" bucket="depot-sqlite" path="shop" region="eu-west-1" endpoint="" sync-interval=1s
/var/lib/sqlite/shop.sqlite: sync: new generation "1f0678b1961db898", no generation exists
/var/lib/sqlite/shop.sqlite(s3): monitor error: cannot determine latest generation: AccessDenied: Access Denied
        status code: 403, request id: 2V8W4Q6J0K1X9C3B, host id: uV2h1JwQ
/var/lib/sqlite/shop.sqlite: checkpoint(PASSIVE): [0,1012,1012]
`,
  },
  {
    // https://github.com/generalui/s3p/issues/89
    name: 's3p',
    well: `$ npx s3p cp --bucket depot-media --to-bucket depot-media-replica --list-concurrency 50
s3p: d: 3s 002ms, items: 9120, items/s: 3038, listRequests: 20, listWorkers: 44, copied 512/4400 0.91gB/8.02gB 310.12mB/s
s3p: d: 49s 710ms, items: 31044, items/s: 624, listRequests: 64, listWorkers: 0, copied 14196/14196 26.38gB/26.38gB 530.02mB/s
s3p: done: {finalStats: {action: copy, requests: 14260, filesCopied: 14196, errors: 0}}
`,
    failed: `$ npx s3p cp --bucket depot-media --to-bucket depot-media-replica --list-concurrency 50
s3p: d: 3s 002ms, items: 9120, items/s: 3038, listRequests: 20, listWorkers: 44, copied 512/4400 0.91gB/8.02gB 310.12mB/s
s3p: error: AccessDenied: Access Denied
s3p: done: {finalStats: {action: copy, requests: 14260, filesCopied: 512, errors: 1}}
`,
  },
  {
    // https://github.com/restic/restic/issues/3265, https://forum.restic.net
    name: 'restic',
    well: `repository 41367ccf opened successfully, password is correct
no parent snapshot found, will read all files
Save(<data/17baae2f3b>) returned error, retrying after 561.584179ms: client.PutObject: We encountered an internal error, please try again.
[12:40] 38.11%  61.204 GiB / 160.598 GiB  44121 / 91220 items  0 errors  ETA 19:58

Files:       91220 new,     0 changed,     0 unmodified
Added to the repo: 148.211 GiB

processed 91220 files, 160.598 GiB in 31:44
snapshot 8e2c11d4 saved
check all packs
no errors were found
`,
    failed: `repository 41367ccf opened successfully, password is correct
no parent snapshot found, will read all files
Save(<data/17baae2f3b>) returned error, retrying after 561.584179ms: client.PutObject: We encountered an internal error, please try again.
[12:40] 38.11%  61.204 GiB / 160.598 GiB  44121 / 91220 items  0 errors  ETA 19:58
Fatal: unable to save snapshot: client.PutObject: We encountered an internal error, please try again.
`,
  },
  {
    // https://github.com/peak/s5cmd#log
    name: 's5cmd, below the command',
    well: `$ s5cmd cp 'out/*.csv' s3://depot-exports/daily/
cp out/a.csv s3://depot-exports/daily/a.csv
cp out/b.csv s3://depot-exports/daily/b.csv
2 files copied
`,
    failed: `$ s5cmd cp 'out/*.csv' s3://depot-exports/daily/
cp out/a.csv s3://depot-exports/daily/a.csv
ERROR "cp out/b.csv s3://depot-exports/daily/b.csv": AccessDenied: Access Denied status code: 403, request id: 2V8W4Q6J0K1X9C3B, host id: uV2h1JwQ
`,
  },
  {
    // https://github.com/wal-g/wal-g, https://github.com/tensorchord, https://kopia.io/docs/reference/command-line/
    name: 'kopia',
    well: `Snapshotting ops@vault:/srv/data ...
 * 0 hashing, 812 hashed (4.1 GB), 22 cached (1.2 MB), uploaded 1.9 GB, estimated 4.1 GB (100%) 0s left
Created snapshot with root k1f0a2 and ID 8e2c11d4 in 3m12s
Uploaded blobs to s3://depot-kopia/
`,
    failed: `Snapshotting ops@vault:/srv/data ...
 * 0 hashing, 812 hashed (4.1 GB), 22 cached (1.2 MB), uploaded 1.9 GB, estimated 4.1 GB (100%) 0s left
ERROR upload error: unable to write blob to s3://depot-kopia/: The AWS Access Key Id you provided does not exist in our records.
`,
  },
]

it.each(SCREENS)('$name, all of which went well', async ({ well }) => {
  const report = await analyzeText(well, 'screen.txt')
  expect([accused(report), isGreen(report), report.summary.headline]).toEqual([
    [],
    true,
    expect.stringMatching(/^Nothing found/),
  ])
})

it.each(SCREENS)('$name, which failed', async ({ failed }) => {
  const report = await analyzeText(failed, 'screen.txt')
  expect(isGreen(report), report.summary.headline).toBe(false)
})

it.each(SCREENS)('$name, cut off at the failure, which nobody has words for', async ({ well }) => {
  const cut = `${well.split('\n').slice(0, -2).join('\n')}\nAborting: upload to bucket refused (code 17)\n`
  expect(isGreen(await analyzeText(cut, 'screen.txt'))).toBe(false)
})

/** What PostgreSQL ends or forbids by itself. */
it('a statement that took too long, and a table that somebody may not read', async () => {
  const report = await analyzeText(`2024-12-24 07:05:41 UTC [811]: LOG:  checkpoint starting: time
2024-12-24 07:05:50 UTC [2201]: user=depot,db=maps ERROR:  permission denied for relation parcels
2024-12-24 07:05:50 UTC [2201]: user=depot,db=maps STATEMENT:  SELECT gid FROM parcels LIMIT 1
2024-12-24 07:06:12 UTC [2290]: user=report,db=maps ERROR:  canceling statement due to statement timeout
2024-12-24 07:08:31 UTC [2300]: user=app,db=maps LOG:  duration: 1203.114 ms  statement: VACUUM ANALYZE obs
`)
  expect(isGreen(report), report.summary.headline).toBe(true)
})

it('what S3 refused Redshift below a statement that took too long', async () => {
  const report =
    await analyzeText(`2024-12-24 07:06:12 UTC [2290]: user=report,db=maps ERROR:  canceling statement due to statement timeout
2024-12-24 07:06:20 UTC [2290]: user=report,db=maps ERROR:  S3ServiceException:Access Denied,Status 403,Error AccessDenied,Rid 2V8W4Q6J0K1X9C3B,CanRetry 1
`)
  expect(isGreen(report), report.summary.headline).toBe(false)
})

it.each([
  [
    'RDS',
    '2026-03-04 09:11:04 UTC:172.31.9.80(51110):report@depot:[12802]:ERROR:  canceling statement due to statement timeout',
    '2026-03-04 09:11:04 UTC:172.31.9.80(51110):report@depot:[12802]:STATEMENT:  SELECT count(*) FROM session_tokens WHERE expired = true',
  ],
  [
    'its default',
    '2026-03-04 09:11:04.201 UTC [12802] ERROR:  canceling statement due to statement timeout',
    '2026-03-04 09:11:04.201 UTC [12802] STATEMENT:  SELECT count(*) FROM session_tokens WHERE expired = true',
  ],
])('PostgreSQL, a statement that took too long is its own matter: %s', async (_, ...lines) => {
  expect(accused(await analyzeText(`${lines.join('\n')}\n`))).toEqual([])
  expect(isGreen(await analyzeText(`${lines.join('\n')}\n`))).toBe(true)
})

it('PostgreSQL, S3’s refusal stands in the detail', async () => {
  const at = '2026-03-04 09:11:04 UTC:172.31.9.80(51110):report@depot:[12802]:'
  const report = await analyzeText(
    `${at}ERROR:  could not upload to Amazon S3\n${at}DETAIL:  Amazon S3 client returned 'Access Denied'.\n${at}STATEMENT:  SELECT aws_s3.query_export_to_s3('SELECT 1', 'depot', 'a.csv');\n`,
  )
  expect(isGreen(report)).toBe(false)
})

it('Logstash, in JSON', async () => {
  const line = (level: string, message: string): string =>
    JSON.stringify({
      level,
      loggerName: 'logstash.outputs.s3',
      timeMillis: 1484604077242,
      thread: '[main]>worker1',
      logEvent: { message },
    })
  const well = await analyzeText(`${line('INFO', 'Starting pipeline')}\n${line('DEBUG', 'Queue for upload')}\n`)
  expect(isGreen(well)).toBe(true)
  const failed = await analyzeText(
    `${line('INFO', 'Starting pipeline')}\n${line('ERROR', 'Uploading failed, retrying. AccessDenied: Access Denied')}\n`,
  )
  expect(failed.findings.map(({ ruleId }) => ruleId)).toContain('access-denied')
})
