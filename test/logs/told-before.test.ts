/** Whom and what a failure is about, where lines before it say so in a form of their own: a device's broker, a field within a sentence, a remote of rclone's. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const ENDPOINT = 'b2kchosn9t87vi-ats.iot.us-east-1.amazonaws.com'

describe('AWS IoT refuses a device', () => {
  const connecting = (endpoint: string, said: string): string =>
    `2026-05-16 14:02:50.320 INFO connecting to ${endpoint}:8883 client_id=testdev-17\n2026-05-16 14:02:50.904 ERROR ${said}\n`

  it.each([
    'Error while connecting with server\nMQTTnet.Adapter.MqttConnectingFailedException: Connecting with MQTT server failed (NotAuthorized).',
    'Connection error: Connection Refused: not authorised.',
    'Connection refused: Not authorized',
    'Connection refused, return code: `NotAuthorized`',
    'MqttException: Not authorized to connect (5)',
    'network Error : not Authorized',
  ])('%s', async (said) => {
    const report = await analyzeText(connecting(ENDPOINT, said))
    expect(accused(report)).toContain('access-denied')
    expect(JSON.stringify(report.findings)).toContain('client/testdev-17')
    // Another's broker is none of AWS.
    expect(accused(await analyzeText(connecting('mqtt.example.com', said)))).toEqual([])
  })

  it('and not one that was let in', async () => {
    expect(isGreen(await analyzeText(connecting(ENDPOINT, 'x').replace('ERROR x', 'INFO connected')))).toBe(true)
  })

  it('is a matter at all where it is told in one word', async () => {
    const report = await analyzeText(connecting(ENDPOINT, 'handshake ended: NotAuthorized'))
    expect(isGreen(report)).toBe(false)
  })
})

describe('the bucket of a failure', () => {
  const FAILED = '2026-05-16T10:04:48Z ERROR upload failed: NoSuchBucket: The specified bucket does not exist\n'
  const named = async (before: string): Promise<unknown> => {
    const report = await analyzeText(`2026-05-16T10:04:46Z INFO ${before}\n${FAILED}`)
    expect(accused(report)).toContain('no-such-bucket')
    return JSON.stringify(report.findings)
  }

  it.each([
    'Current PBM storage bucket: depot-prod',
    'starting rclone with args ["serve", "restic", "aws_backup:/depot-prod", "--addr", "localhost:0"]',
    'rclone copy /srv s3:depot-prod/2026',
    'backup: bucket=depot-prod, prefix=x',
  ])('%s', async (before) => {
    expect(await named(before)).toContain('depot-prod')
  })

  it.each([
    'could not stat the bucket: access-refused',
    'looked for the bucket: nothing',
    'rclone copy /srv dropbox:depot-prod/2026',
    'rclone serve of s3:s3.depot-prod.example.com/b',
  ])('is not named by %s', async (before) => {
    const said = await named(before)
    for (const name of ['access-refused', 'nothing', 'depot-prod']) expect(said).not.toContain(`bucket ${name}`)
  })
})
