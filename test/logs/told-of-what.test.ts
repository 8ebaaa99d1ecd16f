/** A finding says what failed where the error leaves it out and the line that passes it on does not: in its own words, in fields beside it, by the part that asked. */
import { expect, it } from 'vitest'
import { analyzeText } from './analyze-text.ts'

const TOLD: readonly { name: string; text: string; says: RegExp }[] = [
  {
    // https://github.com/bbc/sqs-consumer/issues/373
    name: 'the service in the line’s own words, the queue in a field',
    text: `{"level":"info","time":"2023-03-01T08:00:04.870Z","msg":"message processed"}
{"level":"error","time":"2023-03-01T09:00:22.731Z","msg":"SQS receive message failed: The security token included in the request is expired","code":"ExpiredToken","statusCode":403,"queue":"orders-transform"}`,
    says: /SQS call was sent with an expired session.*queue orders-transform/,
  },
  {
    name: 'the queue in the message beside the error',
    text: `time="2026-03-05T08:10:12Z" level=info msg="received 0 messages" elapsed=20.01s
time="2026-03-05T08:11:54Z" level=error msg="receive from orders-intake failed" error="ExpiredToken: The security token included in the request is expired\\n\\tstatus code: 403, request id: 7c0d2c9e-3f0b-5a55-9b43-7094d1a2e4f1"`,
    says: /\(receive from orders-intake failed\)/,
  },
  {
    // https://github.com/docker/docs/issues/12219
    name: 'a log group',
    text: `Feb  1 01:12:07 nuc7 dockerd[7389]: time="2021-02-01T01:12:07.670370559+01:00" level=error msg="Failed to create log stream" errorCode=NoCredentialProviders logGroupName=fleet-logs logStreamName=61c82801d22d message="no valid providers in chain. Deprecated."`,
    says: /logGroupName fleet-logs/,
  },
  {
    // https://github.com/aws-observability/aws-otel-collector/issues/814
    name: 'an exporter of the collector, which is for one service',
    text: `2021-12-16T18:53:19.325Z	error	exporterhelper/queued_retry.go:149	Exporting failed. The error is not retryable. Dropping data.	{"kind": "exporter", "name": "awsxray", "error": "Permanent error: UnrecognizedClientException: The security token included in the request is invalid.\\n\\tstatus code: 403, request id: 6e2d40fa-7bd0-49d3-93e0-0d9c26a4e0c5", "dropped_items": 5}`,
    says: /signed X-Ray call/,
  },
  {
    // https://github.com/fluxcd/kustomize-controller/issues/673
    name: 'the file that the key was for',
    text: `{"level":"error","ts":"2022-06-02T09:20:19.120Z","logger":"controller.kustomization","msg":"Reconciler error","name":"secrets","error":"decryption failed for 'cluster-secrets': cannot get sops data key: Failed to get the data key required to decrypt the SOPS file.\\n\\nGroup 0: FAILED\\n  arn:aws:kms:eu-west-1:550911307712:key/1d2f: FAILED\\n    - | Error decrypting key: AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access."}`,
    says: /cluster-secrets/,
  },
]

it.each(TOLD)('$name', async ({ text, says }) => {
  const report = await analyzeText(`${text}\n`)
  expect(JSON.stringify(report.findings)).toMatch(says)
})
