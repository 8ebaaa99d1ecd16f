/** A Java program names the metadata service in one exception, and that it was not reached in the one below. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

// https://github.com/hazelcast/hazelcast-aws
const asked = (
  address: string,
  cause: string,
): string => `2026-03-21 13:30:19,158 INFO [main] LifecycleService - client is STARTING
2026-03-21 13:30:40,571 WARN [main] AwsDiscoveryStrategy - Cannot discover nodes, returning empty list
com.hazelcast.config.InvalidConfigurationException: Unable to retrieve credentials from IAM Role: depot-sensors
	at com.hazelcast.aws.impl.DescribeInstances.fillKeysFromIamRole(DescribeInstances.java:171)
Caused by: com.hazelcast.config.InvalidConfigurationException: Unable to lookup role in URI: http://${address}
	at com.hazelcast.aws.utility.MetadataUtil.retrieveMetadataFromURI(MetadataUtil.java:71)
Caused by: java.net.ConnectException: ${cause}
	at java.net.DualStackPlainSocketImpl.connect0(Native Method)
`
const IMDS = '169.254.169.254/latest/meta-data/iam/security-credentials/depot-sensors'

it.each(['Connection timed out: connect', 'Connection refused'])('%s', async (cause) => {
  const found = accused(await analyzeText(asked(IMDS, cause)))
  expect(found.some((id) => id === 'imds-unreachable' || id === 'no-credentials')).toBe(true)
})

it('any other address is none', async () => {
  expect(accused(await analyzeText(asked('catalog.depot.example/roles', 'Connection refused')))).not.toContain(
    'imds-unreachable',
  )
})

it('nor is one that was answered', async () => {
  const log = asked(IMDS, 'Connection refused').replace(/Caused by: com[\s\S]*/, '')
  expect(isGreen(await analyzeText(log))).toBe(false)
  expect(accused(await analyzeText(log))).not.toContain('imds-unreachable')
})
