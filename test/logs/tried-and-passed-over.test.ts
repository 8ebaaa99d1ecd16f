/** What a program's own backoff tried again with success, and what a chain of providers says of one that it passed over. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const FAILED = (
  said: string,
): string => `2026-04-10T15:02:11.481Z [ERROR] auth.handler: error authenticating: error="Error making API request.

URL: PUT https://vault.svc.lab:8200/v1/auth/aws/login
Code: 400. Errors:

* error making upstream request: error making request: Post https://sts.amazonaws.com//: net/http: TLS handshake timeout" ${said}`
const AGAIN = '2026-04-10T15:02:12.806Z [INFO]  auth.handler: authenticating'
const WELL = '2026-04-10T15:02:13.022Z [INFO]  auth.handler: authentication successful, sending token to sinks'

it.each(['backoff=1.324573453', 'backoff="1.3s"', 'back_off: 2', 'sleeping 2s before the next'])(
  'STS that was not reached, and asked anew by %s',
  async (said) => {
    const healed = await analyzeText([FAILED(said), AGAIN, WELL].join('\n'))
    expect([accused(healed), isGreen(healed)]).toEqual([[], true])
    expect(accused(await analyzeText([FAILED(said), AGAIN].join('\n')))).toEqual(['assume-role-failed'])
  },
)

const PASSED = `INFO [2026-02-24 08:11:02.114]: Unable to locate credentials file
INFO [2026-02-24 08:11:02.117]: Unable to locate config file
INFO [2026-02-24 08:11:02.120]: Unable to obtain access_key_id, secret_access_key or session_token`

it('R’s paws: the next provider serves', async () => {
  const report = await analyzeText(`${PASSED}
INFO [2026-02-24 08:11:02.311]: -> GET /latest/meta-data/iam/security-credentials/rstudio-connect
INFO [2026-02-24 08:11:02.318]: <- HTTP/1.1 200 OK
INFO [2026-02-24 08:11:02.871]: <- HTTP/1.1 200 OK`)
  expect([accused(report), isGreen(report)]).toEqual([[], true])
})

it('R’s paws: none serves', async () => {
  expect(isGreen(await analyzeText(`${PASSED}\nINFO [2026-02-24 08:11:02.311]: Unable to obtain iam role`))).toBe(false)
  expect(accused(await analyzeText(`${PASSED}\nError: No compatible credentials provided.`))).toEqual([
    'no-credentials',
  ])
})
