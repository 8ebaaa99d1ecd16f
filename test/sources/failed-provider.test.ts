import { expect, it } from 'vitest'
import { enrichLog } from '../../src/sources/logs/log-facts.ts'

const failed = (body: string) =>
  enrichLog({
    type: 'log',
    body,
    attributes: {},
    process: 'p',
    service: 's',
    evidence: { kind: 'log', file: 'server.log', line: 1 },
  }).attributes['rolecall.log.credential_failed']

it.each([
  [
    'WebIdentityTokenCredentialsProvider',
    'DEBUG Unable to load credentials from WebIdentityTokenCredentialsProvider(): Multiple HTTP implementations were found on the classpath.',
  ],
  [
    'WebIdentityTokenCredentialsProvider',
    "WARN WebIdentityCredentialsUtils - To use web identity tokens, the 'sts' service module must be on the class path.",
  ],
  [
    'ContainerCredentialsProvider',
    'Unable to load credentials from ContainerCredentialsProvider(): Failed to load credentials from metadata service. (HTTP 400)',
  ],
])('%s had failed', (provider, body) => {
  expect(failed(body)).toBe(provider)
})

it.each([
  'Unable to load credentials from EnvironmentVariableCredentialsProvider(): Unable to load credentials from system settings. Access key must be specified either via …',
  'Unable to load credentials from WebIdentityTokenCredentialsProvider(): Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE or the javaproperty aws.webIdentityTokenFile must be set.',
  'Unable to load credentials from WebIdentityTokenCredentialsProvider: You must specify a value for roleArn and roleSessionName',
  "Unable to load credentials from ProfileCredentialsProvider(profileName=default, profileFile=ProfileFile(sections=[])): Profile file contained no credentials for profile 'default'",
  'Unable to load credentials from ContainerCredentialsProvider(): Cannot fetch credentials from container - neither AWS_CONTAINER_CREDENTIALS_FULL_URI or AWS_CONTAINER_CREDENTIALS_RELATIVE_URI environment variables are set.',
  'Unable to load credentials from InstanceProfileCredentialsProvider(): Failed to load credentials from IMDS.',
  'Unable to load credentials from any of the providers in the chain',
])('was not configured: %s', (body) => {
  expect(failed(body)).toBeUndefined()
})
