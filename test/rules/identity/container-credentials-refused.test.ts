import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/identity/container-credentials-refused.ts'
import { rules } from '../../../analyzers/index.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { findingsOf, judge, RunBuilder } from '../../unit/run-builder.ts'

interface Asked {
  path?: string
  host?: string
  status?: number
  message?: string
  /** It was answered in the end. */
  heals?: true
}

/** A call that has no credentials, after the container's endpoint was asked five times. */
function asked({ path = '/v1/credentials', host = '127.0.0.1', status = 400, message, heals }: Asked = {}) {
  const run = new RunBuilder().coverage({
    variables: ['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'],
    files: ['$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'],
  })
  const trace = run.tool('send', 0, 3000, [])
  const sdk = run.call(trace, '0000000000000003', {
    service: 'SQS',
    operation: 'SendMessage',
    from: 10,
    to: 2900,
    unsent: true,
    ...(!heals && { error: ['CredentialsProviderError', 'Could not load credentials from any providers'] }),
  })
  for (let n = 0; n < 5; n++) {
    const good = heals && n === 4
    run.call(trace, sdk, {
      operation: 'GET',
      from: 20 + n * 500,
      to: 30 + n * 500,
      http: { host, path, status: good ? 200 : status },
      ...(!good && { error: [String(status), message ?? ''] }),
    })
  }
  return run.outcome('send', 0, 3000, 'failed')
}

it('is known by its path on the loopback address, whatever stands behind it', () => {
  const { findings } = judge(asked({ path: '/v2/credentials', status: 403 }).records, rules)
  expect(findings[0]?.ruleId).toBe('container-credentials-refused')
})

it('is raised with the status, and leads before the credentials that never came', () => {
  const { findings } = judge(asked().records, rules)
  expect(findings.map(({ ruleId }) => ruleId).slice(0, 2)).toEqual(['container-credentials-refused', 'no-credentials'])
  expect(findings[0]?.observed).toContain('5 requests (GET /v1/credentials) answered 400')
  expect(findings[0]?.fix).toContain('pods.eks.amazonaws.com')
  expect(findings[0]?.fix).toContain('$AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE')
  expect(findings[1]?.observed).toContain('container (is set, 5 requests, all answered 400)')
  expect(findings[1]?.observed).not.toMatch(/profile \(\$AWS_CONTAINER/)
})

it('asks for the trust where that is what the agent says', () => {
  const message = 'Unauthorized Exception! EKS does not have permissions to assume the associated role.'
  const fix = findingsOf(asked({ message, host: '169.254.170.23' }), rule)[0]?.fix
  expect(fix).toMatch(/"Service":"pods.eks.amazonaws.com".*"sts:AssumeRole","sts:TagSession"/)
  expect(fix).not.toContain('authorization token')
})

it('speaks of ECS where that was asked', () => {
  const [finding] = findingsOf(asked({ path: '/v2/credentials/7f3c', status: 404 }), rule)
  expect(finding?.message).toContain('404')
  expect(finding?.fix).toContain('ecs-tasks.amazonaws.com')
  expect(finding?.fix).not.toContain('pods.eks')
})

it('does not cry wolf over one that was answered in the end', () => {
  expect(findingsOf(asked({ heals: true }), rule)).toEqual([])
})

it('does not take an application’s own credentials path for it', () => {
  const run = new RunBuilder().coverage()
  const http = { host: 'vault.example', path: '/v1/credentials', status: 403 }
  run.tool('read', 0, 100, [{ operation: 'GET', from: 10, to: 20, http, error: ['403', ''] }])
  expect(findingsOf(run, rule)).toEqual([])
  const signed = new RunBuilder().coverage()
  const tries = [
    { from: 10, to: 20, status: 404, attributes: { [S.httpMethod]: 'GET', [S.urlPath]: '/v1/credentials' } },
  ]
  for (const one of tries) Object.assign(one.attributes, { 'rolecall.identity.key': 'AKIA-0123456789ab-ABCD' })
  signed.tool('read', 0, 100, [{ operation: 'GetObject', from: 10, to: 20, tries, error: ['NoSuchKey', 'no'] }])
  expect(findingsOf(signed, rule)).toEqual([])
})
