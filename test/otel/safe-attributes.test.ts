import { expect, test } from 'vitest'
import { safeAttributes } from '../../instrumentation/otel/safe-attributes.ts'

test('keeps who called what', () => {
  const attributes = {
    'rpc.service': 'S3',
    'http.response.status_code': 403,
    'aws.s3.bucket': 'data',
    'db.system.name': 'postgresql',
    'network.peer.port': 443,
    'url.full': 'https://data.s3.amazonaws.com/a/b.csv',
  }
  expect(safeAttributes(attributes)).toEqual(attributes)
})

test('keeps no header, query, statement, payload or name it does not know', () => {
  const secret = 'hunter2hunter2'
  const written = safeAttributes({
    'http.request.header.authorization': [`Bearer ${secret}`],
    'http.request.header.cookie': secret,
    'url.query': `X-Amz-Signature=${secret}`,
    'url.full': `https://data.s3.amazonaws.com/a?X-Amz-Credential=${secret}`,
    'http.target': `/a?token=${secret}`,
    'db.query.text': `select '${secret}'`,
    'db.statement': secret,
    'traceloop.entity.input': secret,
    'messaging.message.body': secret,
    'aws.lambda.payload': secret,
    'enduser.id': secret,
    'app.password': secret,
  })
  expect(JSON.stringify(written)).not.toContain(secret)
  expect(written).toEqual({ 'url.full': 'https://data.s3.amazonaws.com/a', 'http.target': '/a' })
})

test('redacts what it keeps', () => {
  const token = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.${'s'.repeat(43)}`
  const written = safeAttributes({ 'error.type': `Bearer ${token}`, 'server.address': token, 'aws.other': [token, 1] })
  expect(JSON.stringify(written)).not.toContain(token)
})
