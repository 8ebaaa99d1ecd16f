/** Why a token was refused is known from the library that checked it, where the server answers 401 and no more. */
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { ROLECALL } from '../../../src/model/attributes.ts'
import { HOOK, python, run, spansOf } from './python.ts'

const SECRET = 'a secret of thirty-two bytes or more'
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
function token(claims: object): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'kim', exp: 4e9, ...claims })}`
  return `${signed}.${createHmac('sha256', SECRET).update(signed).digest('base64url')}`
}

const SERVER = (check: string) => `import json, threading, urllib.error, urllib.request
from wsgiref.simple_server import make_server, WSGIRequestHandler
${check}
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
def app(environ, start):
    try:
        check(environ["HTTP_AUTHORIZATION"][7:])
        start("200 OK", [])
    except Exception:
        start("401 Unauthorized", [])
    return [b""]
server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
for token in ${JSON.stringify([token({ aud: 'docs', iss: 'https://id.test' }), token({ aud: 'other', iss: 'https://id.test' }), token({ aud: 'docs', iss: 'https://else.test' })])}:
    asked = threading.Thread(target=server.handle_request)
    asked.start()
    try: urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:%d/" % server.server_port, headers={"Authorization": "Bearer " + token})).read()
    except urllib.error.HTTPError as refused: refused.read()
    asked.join()`

const PYJWT = `import jwt
def check(token): jwt.decode(token, ${JSON.stringify(SECRET)}, algorithms=["HS256"], audience="docs", issuer="https://id.test")`
/** Of two issuers that are tried, the second may do. */
const TWO = `import jwt
def check(token):
    for issuer in ("https://first.test", "https://id.test"):
        try: return jwt.decode(token, ${JSON.stringify(SECRET)}, algorithms=["HS256"], audience="docs", issuer=issuer)
        except jwt.InvalidIssuerError: pass
    raise ValueError`
const JOSERFC = `from joserfc import jwt, jwk
claims = jwt.JWTClaimsRegistry(aud={"essential": True, "value": "docs"}, iss={"essential": True, "value": "https://id.test"})
key = jwk.OctKey.import_key(${JSON.stringify(SECRET)})
def check(token): claims.validate(jwt.decode(token, key).claims)`

test.each([
  [
    'PyJWT',
    'mcp',
    PYJWT,
    [/^InvalidAudienceError: .*; expected docs$/, /^InvalidIssuerError: .*; expected https:\/\/id\.test$/],
  ],
  ['PyJWT, two issuers', 'mcp', TWO, [/^InvalidAudienceError/, /^InvalidIssuerError/]],
  ['joserfc', 'fastmcp-4', JOSERFC, [/claim.*aud/i, /claim.*iss/i]],
] as const)('%s', async (_, framework, check, [audience, issuer]) => {
  const played = await run(SERVER(check), { command: python(framework) })
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const refusals = spansOf(played.folder)
    .filter(({ kind }) => kind === 2)
    .map(({ attributes }) => attributes[ROLECALL.tokenRefusal])
  expect(refusals).toEqual([undefined, expect.stringMatching(audience), expect.stringMatching(issuer)])
})

test('a challenge says it, whatever library checked', async () => {
  const said = (words: string) => `Bearer error=\\"invalid_token\\", error_description=\\"${words}\\"`
  const check = `def check(token): raise ValueError`
  const server = SERVER(check).replace(
    'start("401 Unauthorized", [])',
    `start("401 Unauthorized", [("WWW-Authenticate", words.pop(0))])`,
  )
  const words = ['Invalid issuer', 'Authentication required', 'Audience mismatch'].map((one) => `"${said(one)}"`)
  const played = await run(server.replace('class Quiet', `words = [${words}]\nclass Quiet`), { command: python('mcp') })
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const requests = spansOf(played.folder).filter(({ kind }) => kind === 2)
  expect(requests.map(({ attributes }) => attributes[ROLECALL.tokenRefusal])).toEqual([
    'Invalid issuer',
    undefined,
    'Audience mismatch',
  ])
})

test('of several roles the one that holds where nobody chooses goes first', async () => {
  const [north, south] = ['North', 'South'].map((name) => `arn:aws:iam::482915307764:role/${name}`)
  const played = await run(
    `import json, sys
sys.path.insert(0, ${JSON.stringify(HOOK)})
from rolecall_preload.claims import token_attributes
print(json.dumps(token_attributes("Bearer " + sys.stdin.read())))`,
    { hook: false, input: token({ 'cognito:roles': [north, south], 'cognito:preferred_role': south }) },
  )
  expect(JSON.parse(played.stdout)).toMatchObject({
    [ROLECALL.tokenRoleArn]: south,
    [ROLECALL.tokenRoleClaim]: 'cognito:preferred_role',
    [ROLECALL.tokenRoleArns]: [south, north],
  })
})
