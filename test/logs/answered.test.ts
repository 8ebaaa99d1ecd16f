/** What AWS answered was reached: none of its codes is a name that does not resolve, a silence or a connection that never came. */
import { expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const ANSWERS: readonly (readonly [code: string, operation: string, message: string])[] = [
  ['ResourceNotFoundException', 'GetItem', 'Requested resource not found'],
  ['ResourceNotFoundException', 'GetSecretValue', "Secrets Manager can't find the specified secret."],
  ['TableNotFoundException', 'DescribeTable', 'Table not found: orders'],
  ['FileSystemNotFound', 'DescribeFileSystems', "File system 'fs-1' does not exist."],
  ['RepositoryNotFoundException', 'DescribeImages', 'The repository with name depot does not exist in the registry'],
  ['ServiceNotFoundException', 'UpdateService', 'Service not found.'],
  ['NoSuchKey', 'GetObject', 'The specified key does not exist.'],
]
const MADE: readonly ((code: string, operation: string, message: string) => string)[] = [
  (code, operation, message) =>
    `ERROR botocore.exceptions.ClientError: An error occurred (${code}) when calling the ${operation} operation: ${message}`,
  (code, operation, message) =>
    `ERROR operation error DynamoDB: ${operation}, https response error StatusCode: 400, RequestID: 4K7VPUQG3J2, api error ${code}: ${message}`,
  (code, operation, message) => `ERROR ${operation} failed: ${code}: ${message}`,
]

it.each(ANSWERS.flatMap((answer) => MADE.map((made) => made(...answer))))('%s', async (line) => {
  const report = await analyzeText(`2026-05-16T11:20:31Z INFO starting\n2026-05-16T11:20:32Z ${line}\n`)
  expect(accused(report)).not.toContain('connect-stall')
  expect(JSON.stringify(report)).not.toMatch(/NameResolution|never resolved/)
})
