/** However an issuer packs the roles of a token, they are read; what is no role of IAM is left where it is. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tokenAttributes } from '../../instrumentation/evidence/token.ts'
import { ROLECALL } from '../../src/model/attributes.ts'

interface Packed {
  says: string
  claims: object
  roles: string[]
  claim?: string
}
const packed: Packed[] = JSON.parse(readFileSync(new URL('../tokens/role-claims.json', import.meta.url), 'utf8'))
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const read = (claims: object) => tokenAttributes(`Bearer ${encode({ alg: 'HS256' })}.${encode(claims)}.c2ln`, () => {})
const names = (arns: readonly unknown[]) => arns.map((arn) => String(arn).replace(/^.*:role\//, ''))

test.each(packed)('$says', ({ claims, roles, claim }) => {
  const attributes = read(claims)
  const { [ROLECALL.tokenRoleArn]: first, [ROLECALL.tokenRoleArns]: all } = attributes
  expect(names((all as string[] | undefined) ?? (first ? [first] : []))).toEqual(roles)
  expect(attributes[ROLECALL.tokenRoleClaim]).toBe(claim)
  expect(attributes[ROLECALL.tokenAccount]).toBe(roles.length ? '482915307764' : undefined)
})

test('of roles without end, and of values within values, so many are read', () => {
  const arn = (nth: number) => `arn:aws:iam::482915307764:role/Role${nth}`
  const many = Array.from({ length: 99 }, (_, nth) => arn(nth))
  expect(read({ roles: many })[ROLECALL.tokenRoleArns]).toHaveLength(20)
  const list = many.slice(0, 30).join(' ')
  expect(read({ roles: list })[ROLECALL.tokenRoleArns]).toHaveLength(20)
  const within = Array.from({ length: 9 }).reduce<string>((inner) => JSON.stringify([inner]), arn(1))
  expect(read({ roles: within })[ROLECALL.tokenRoleArn]).toBeUndefined()
})
