/** The hook reads the roles of a token as Node's does, however its issuer packs them. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tokenAttributes } from '../../../instrumentation/evidence/token.ts'
import { HOOK, run } from './python.ts'

const packed: { says: string; claims: object }[] = JSON.parse(
  readFileSync(new URL('../../tokens/role-claims.json', import.meta.url), 'utf8'),
)
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const bearer = (claims: object) => `Bearer ${encode({ alg: 'HS256' })}.${encode(claims)}.c2ln`

test('roles are read as Node reads them', async () => {
  const many = Array.from({ length: 30 }, (_, nth) => `arn:aws:iam::482915307764:role/Role${nth}`)
  const all = [...packed, { says: 'many', claims: { roles: many.join(' ') } }]
  const input = JSON.stringify(all.map(({ claims }) => bearer(claims)))
  const played = await run(
    `import json, sys
sys.path.insert(0, ${JSON.stringify(HOOK)})
from rolecall_preload.claims import token_attributes
print(json.dumps([{name: value for name, value in token_attributes(bearer).items() if value is not None} for bearer in json.load(sys.stdin)]))`,
    { hook: false, input },
  )
  const wanted = all.map(({ claims }) => JSON.parse(JSON.stringify(tokenAttributes(bearer(claims), () => {}))))
  expect(JSON.parse(played.stdout)).toEqual(wanted)
})
