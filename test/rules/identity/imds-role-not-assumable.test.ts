import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/identity/imds-role-not-assumable.ts'
import { findingsOf, RunBuilder } from '../../unit/run-builder.ts'

const PATH = '/latest/meta-data/iam/security-credentials/RenderNode'
const http = { host: '169.254.169.254', path: PATH, status: 200 }
const SAID = 'EC2 cannot assume the role RenderNode.  Please see documentation at http://docs…'

it('is raised by what the metadata service answers inside a 200', () => {
  const run = new RunBuilder().coverage()
  run.tool('render', 0, 100, [
    { operation: 'GET', from: 10, to: 20, http, error: ['AssumeRoleUnauthorizedAccess', SAID] },
  ])
  const [finding] = findingsOf(run, rule)
  expect(finding).toMatchObject({ severity: 'error', confidence: 'high', subject: ['RenderNode'] })
  expect(finding?.fix).toContain('"Principal":{"Service":"ec2.amazonaws.com"}')
})

it('is raised by a log that quotes the answer', () => {
  const run = new RunBuilder()
  run.tool('render', 0, 100, [])
  run.log(50, `metadata response: {"Code" : "AssumeRoleUnauthorizedAccess", "Message" : "${SAID}"}`, 'error')
  expect(findingsOf(run, rule)).toMatchObject([{ confidence: 'medium', subject: ['RenderNode'] }])
})

it('does not cry wolf where the role came in the end', () => {
  const run = new RunBuilder().coverage()
  run.tool('render', 0, 100, [
    { operation: 'GET', from: 10, to: 20, http, error: ['AssumeRoleUnauthorizedAccess', SAID] },
    { operation: 'GET', from: 30, to: 40, http, issues: 'ASIA-0123456789ab-ABCD' },
  ])
  expect(findingsOf(run, rule)).toEqual([])
})
