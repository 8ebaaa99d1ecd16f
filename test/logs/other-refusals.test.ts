/** A service of one's own that refuses a program's request is told by whatever client's words; strangers' answers, visitors' and what came right are not. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const CALM = (said: string) => `2026-06-30T22:04:${said}`
const framed = (error: string) => `${CALM('11Z INFO listening on 0.0.0.0:9090')}
${CALM('25Z INFO got job 41')}
${error}
${CALM('40Z INFO GET /health 200')}`

const REFUSED: Readonly<Record<string, string>> = {
  'requests, in a traceback': `${CALM('29Z ERROR job 41 failed')}
Traceback (most recent call last):
  File "/app/worker.py", line 31, in run
    r.raise_for_status()
  File "/usr/lib/python3.12/site-packages/requests/models.py", line 1021, in raise_for_status
    raise HTTPError(http_error_msg, response=self)
requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: http://catalog:8080/data/8/a.jpg`,
  httpx: `${CALM(`29Z ERROR job failed: Client error '401 Unauthorized' for url 'http://catalog.shop.svc:8080/items'`)}`,
  'Spring WebClient': `${CALM('29Z ERROR job failed: org.springframework.web.reactive.function.client.WebClientResponseException$Unauthorized: 401 Unauthorized from GET http://catalog:8080/items')}`,
  Feign: `${CALM('29Z ERROR job failed: feign.FeignException$Unauthorized: [401 Unauthorized] during [GET] to [http://catalog.internal/items] [CatalogClient#items()]: []')}`,
  reqwest: `${CALM('29Z ERROR job failed error=HTTP status client error (401 Unauthorized) for url (http://catalog:8080/items)')}`,
  Guzzle: `[2026-06-30T22:04:29.101+00:00] app.ERROR: job failed: Client error: \`GET http://catalog:8080/items\` resulted in a \`401 Unauthorized\` response: {"message":"Unauthenticated."} [] []`,
  'axios, with the address beside it': `{"level":"error","time":"2026-06-30T22:04:29Z","msg":"Request failed with status code 401","url":"http://catalog:8080/items"}`,
  'fields alone': `{"level":"error","ts":"2026-06-30T22:04:29Z","msg":"lookup failed","status":401,"url":"http://catalog:8080/items"}`,
  'Go, in words of its own': `time=2026-06-30T22:04:29Z level=ERROR msg="list items" err="GET http://10.2.0.14:8080/items: unexpected status code 403"`,
}

it.each(Object.entries(REFUSED))('%s is told', async (_, error) => {
  const report = await analyzeText(framed(error))
  expect(accused(report)).toEqual(['downstream-unauthorized'])
  expect(report.summary.headline).toMatch(/(?:catalog|10\.2\.0\.14)\S* refused 1 call/)
})

const NOT: Readonly<Record<string, string>> = {
  'a stranger’s API': `${CALM('29Z ERROR requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://api.example.com/me')}`,
  'a visitor': `${CALM('29Z ERROR POST /api/orders 401 Unauthorized: login required, referrer http://shop.internal/cart')}`,
  'a visitor, in fields': `{"level":"error","ts":"2026-06-30T22:04:29Z","msg":"request failed","status":401,"url":"http://shop.internal/cart","user_agent":"curl/8.5"}`,
  'a test that wants it': `${CALM('29Z ERROR rejects.test: expected http://catalog:8080/items to answer 401, and it answered 401')}`,
  'an info line about it': `${CALM('29Z INFO http://catalog:8080/items returned 401, asking with a token')}`,
  'a page that is not there': `${CALM('29Z ERROR 404 Client Error: Not Found for url: http://catalog:8080/items')}`,
  'a new token, and then it was had': `${CALM('29Z ERROR GET http://catalog:8080/items returned 401 Unauthorized, will retry with a new token')}
${CALM('29Z INFO token refreshed')}
${CALM('30Z INFO retry of GET http://catalog:8080/items succeeded')}`,
}

it.each(Object.entries(NOT))('%s accuses nobody', async (_, text) => {
  expect(isGreen(await analyzeText(framed(text)))).toBe(true)
})

it('a service of AWS’s that refused, told by fields alone, is a denied call', async () => {
  const report = await analyzeText(
    framed(
      '{"level":"error","ts":"2026-06-30T22:04:29Z","url":"https://sqs.us-east-1.amazonaws.com/391827364550/jobs","status":403,"msg":"request failed"}',
    ),
  )
  expect(accused(report)).toEqual(['access-denied'])
  expect(report.summary.headline).toMatch(/SQS/)
})
