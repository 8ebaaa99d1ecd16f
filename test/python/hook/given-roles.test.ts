/** The role that Lambda is to work as: where it refuses it, it does not name it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ROLECALL } from '../../../src/model/attributes.ts'
import { python, run, spansOf } from './python.ts'

const ROLE = 'arn:aws:iam::391827364550:role/Worker'

test('is told of the call that was refused', async () => {
  const server = createServer((request, answer) => {
    request.resume().on('end', () => {
      answer.writeHead(400, { 'x-amzn-errortype': 'InvalidParameterValueException' })
      answer.end('{"message":"The role defined for the function cannot be assumed by Lambda."}')
    })
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => void server.close())
  const played = await run(
    `import boto3
client = boto3.client("lambda", region_name="eu-west-1", endpoint_url="http://127.0.0.1:${(server.address() as AddressInfo).port}",
  aws_access_key_id="AKIAQ3EGRGAKPRESIGN1", aws_secret_access_key="x" * 40)
try: client.create_function(FunctionName="hook", Role="${ROLE}", Code={"ZipFile": b"x"}, Runtime="python3.12", Handler="h")
except client.exceptions.InvalidParameterValueException: pass`,
    { command: python('servers') },
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const [call] = spansOf(played.folder).filter(({ name }) => name === 'Lambda.CreateFunction')
  expect(call?.attributes[ROLECALL.stsRoleArn]).toBe(ROLE)
})
