/**
 * A small AWS on loopback that is honest about identity: it checks every signature with AWS's own signer, knows whose key
 * it is and whether its session is still good, asks IAM policies, and refuses in AWS's own words. It can be told to go
 * wrong (see `faults.mjs`).
 *
 *     const aws = await startAws({ users: [{ arn: 'arn:aws:iam::391827364550:user/ci' }], buckets: […] })
 *     spawn('node', ['server.js'], { env: { ...process.env, ...aws.environment('arn:aws:iam::391827364550:user/ci') } })
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { athenaOperations } from './athena.mjs'
import { catalogListener } from './catalog.mjs'
import { AwsError, accessDenied, expiredToken, sts as stsErrors, throttled } from './errors.mjs'
import { iamOperations } from './iam.mjs'
import { metadataListener } from './metadata.mjs'
import { ANONYMOUS } from './policy.mjs'
import { answerS3, parseS3 } from './s3.mjs'
import { scopeOf, verify } from './signature.mjs'
import { stsOperations } from './sts.mjs'
import { World } from './world.mjs'
import { element } from './xml.mjs'

/**
 * @typedef {import('./signature.mjs').Request} Request
 * @typedef {import('./signature.mjs').Key} Key
 * @typedef {import('./s3.mjs').Answer} Answer
 */

const NAMESPACES = {
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
}

/**
 * Starts it. Every port is on 127.0.0.1 and chosen by the system.
 *
 * @param {import('./world.mjs').Config} config
 */
export async function startAws(config) {
  const world = new World(config)
  const services = await listen((req, res) => void serve(world, req, res).catch((error) => unservable(error, res)))
  const catalog = await listen(catalogListener(world, world.record))
  const metadata =
    world.config.metadata.mode === 'absent' ? undefined : await listen(metadataListener(world, world.record))
  const servers = [services, catalog, ...(metadata ? [metadata] : [])]

  return {
    /** Where STS, S3, IAM and Athena are: `AWS_ENDPOINT_URL`. */
    endpoint: urlOf(services),
    /** `AWS_EC2_METADATA_SERVICE_ENDPOINT`. */
    metadataEndpoint: metadata ? urlOf(metadata) : undefined,
    /** The search service that is not AWS's. */
    catalogEndpoint: urlOf(catalog),
    /** Every request that came, in order of arrival; a hanging one has no status. */
    requests: world.requests,
    /** Keys of a user. @param {string} arn */
    keysOf(arn) {
      const user = world.principals.users.get(arn)
      if (!user) throw new Error(`no user ${arn} in this world`)
      const { accessKeyId, secretAccessKey } = user.key
      return { accessKeyId, secretAccessKey }
    },
    /**
     * Variables under which the official SDKs find this AWS and nothing else of the machine.
     *
     * @param {string} [arn] User whose keys are in the environment; without one there are no keys.
     * @returns {Record<string, string>}
     */
    environment(arn) {
      const keys = arn === undefined ? undefined : this.keysOf(arn)
      return {
        AWS_ENDPOINT_URL: this.endpoint,
        AWS_REGION: world.config.region,
        AWS_EC2_METADATA_SERVICE_ENDPOINT: this.metadataEndpoint ?? 'http://127.0.0.1:9',
        ...(keys && { AWS_ACCESS_KEY_ID: keys.accessKeyId, AWS_SECRET_ACCESS_KEY: keys.secretAccessKey }),
      }
    },
    /** Replaces all faults. @param {import('./faults.mjs').Fault[]} faults */
    setFaults: (faults) => world.faults.set(faults),
    /** @param {number} ms */
    setClockSkew(ms) {
      world.clockSkewMs = ms
    },
    /** A session of a role, as another issuer than STS would give it. @param {string} role @param {string} name */
    issueSession(role, name) {
      const known = world.principals.roles.get(role)
      if (!known) throw new Error(`no role ${role} in this world`)
      return world.principals.issue(known, name, new Date(world.now().getTime() + 3600_000))
    },
    expireSessions: () => world.principals.expireSessions(world.now()),
    /** Secrets that exist now: what must never be found in a file. */
    secrets: () => world.principals.secrets(),
    /** Closes all ports; hanging requests are torn down. */
    async close() {
      for (const server of servers) server.closeAllConnections()
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

/** @param {import('node:http').RequestListener} listener @returns {Promise<import('node:http').Server>} */
function listen(listener) {
  const server = createServer(listener)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

/** @param {import('node:http').Server} server */
const urlOf = (server) => `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`

/** @param {World} world @param {import('node:http').IncomingMessage} req @param {import('node:http').ServerResponse} res */
async function serve(world, req, res) {
  const request = await received(req)
  if (!request) return
  if (request.path === '/_faults' && request.method === 'PUT') return replaceFaults(world, request, res)
  const call = callOf(request)
  const seen = /** @type {import('./world.mjs').Seen & { requestId: string }} */ ({
    service: call.service,
    operation: call.operation,
    requestId: newRequestId(call),
  })
  world.record(seen)
  /** @type {Answer} */
  let answer
  let stall = false
  try {
    const key = await authenticated(world, request, call)
    seen.principal = key?.principal.arn
    seen.accessKeyId = key?.accessKeyId
    for (const fault of world.faults.striking({ ...call, principal: key?.principal })) {
      if (fault.kind === 'hang') return
      if (fault.kind === 'reset') return void req.socket.resetAndDestroy()
      if (fault.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000))
      if (fault.kind === 'throttle') throw throttled(call.dialect)
      if (fault.kind === 'expire-session') throw expiredToken(call.dialect)
      if (fault.kind === 'deny') throw refusal(call, key)
      stall = fault.kind === 'stall-body'
    }
    answer = await answerTo(world, request, call, key, seen.requestId)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    seen.code = error.code
    answer = errorAnswer(error, call, seen.requestId)
  }
  seen.status = answer.status
  respond(world, res, { request, call, answer, stall, requestId: seen.requestId })
}

/** A path that is no path is the client's fault, anything else this program's. @param {unknown} error @param {import('node:http').ServerResponse} res */
function unservable(error, res) {
  if (!(error instanceof URIError)) console.error(error)
  const [status, code] = error instanceof URIError ? [400, 'InvalidURI'] : [500, 'InternalError']
  res
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(element('Error', { Code: code, Message: String(error) }))
}

/** @param {import('node:http').IncomingMessage} req @returns {Promise<Request | undefined>} Nothing if the client left. */
async function received(req) {
  const chunks = []
  try {
    for await (const chunk of req) chunks.push(chunk)
  } catch {
    return undefined
  }
  const [path = '/', search = ''] = (req.url ?? '/').split('?', 2)
  /** @type {Record<string, string>} */
  const query = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', value = ''] = pair.split('=', 2)
    query[decodeURIComponent(name)] = decodeURIComponent(value)
  }
  const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
  return { method: req.method ?? 'GET', path, query, headers, body: Buffer.concat(chunks) }
}

/**
 * What is asked of which service: the signature's scope says it, and an unsigned form names its action.
 *
 * @param {Request} request
 */
function callOf(request) {
  const scope = scopeOf(request)
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  /** @type {Record<string, string>} */
  const params = form ? Object.fromEntries(new URLSearchParams(request.body.toString())) : request.query
  const service = scope?.service ?? (params['Action'] ? 'sts' : 's3')
  const region = scope?.region ?? ''
  if (service === 's3') {
    const { bucket, key, operation = `${request.method} ${request.path}` } = parseS3(request)
    return { service, region, dialect: /** @type {const} */ ('s3'), operation, bucket, key, params }
  }
  const target = request.headers['x-amz-target']
  if (target) {
    const operation = target.split('.').at(-1) ?? ''
    return { service, region, dialect: /** @type {const} */ ('json'), operation, params }
  }
  return { service, region, dialect: /** @type {const} */ ('query'), operation: params['Action'] ?? '', params }
}

/** @typedef {ReturnType<typeof callOf>} Call */

/** @param {World} world @param {Request} request @param {Call} call */
async function authenticated(world, request, call) {
  if (call.operation === 'AssumeRoleWithWebIdentity') return undefined
  // Anonymous requests are S3's to judge: a bucket may be public.
  if (call.service === 's3' && !scopeOf(request) && request.headers['authorization'] === undefined) return undefined
  const keyOf = (/** @type {string} */ id) => world.principals.keyOf(id)
  return verify(request, { keyOf, now: world.now, dialect: call.dialect })
}

/**
 * @param {World} world @param {Request} request @param {Call} call @param {Key | undefined} key @param {string} id
 * @returns {Promise<Answer>}
 */
async function answerTo(world, request, call, key, id) {
  if (call.service === 's3') return answerS3(world, request, key, call.region)
  const signer = /** @type {Key} */ (key)
  if (call.service === 'sts' && world.config.disabledRegions.includes(call.region))
    throw stsErrors.regionDisabled(signer.principal.account)
  if (call.service === 'athena') {
    const operation = athenaOperations[call.operation]
    if (!operation) throw new AwsError('UnknownOperationException', 400, '')
    const result = operation(world, JSON.parse(request.body.toString() || '{}'), signer)
    return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(result) }
  }
  const operation = { sts: stsOperations, iam: iamOperations }[call.service]?.[call.operation]
  if (!operation) throw stsErrors.invalidAction(call.operation)
  const result = await operation(world, call.params, signer)
  const namespace = call.service === 'iam' ? NAMESPACES.iam : NAMESPACES.sts
  const body = element(`${call.operation}Response xmlns="${namespace}"`, {
    [`${call.operation}Result`]: result,
    ResponseMetadata: { RequestId: id },
  })
  return { status: 200, headers: { 'content-type': 'text/xml' }, body }
}

/** @param {Call} call @param {Key | undefined} key */
function refusal(call, key) {
  const caller = key?.principal ?? ANONYMOUS
  const resource =
    call.service === 's3'
      ? `arn:aws:s3:::${call.bucket}${call.key && `/${call.key}`}`
      : (call.params['RoleArn'] ?? call.params['PolicySourceArn'] ?? '*')
  const action = /^ListObjects(V2)?$/.test(call.operation) ? 's3:ListBucket' : `${call.service}:${call.operation}`
  return accessDenied(call.dialect, caller, { action, resource, resourceAccount: caller.account })
}

/** @param {AwsError} error @param {Call} call @param {string} id @returns {Answer} */
function errorAnswer(error, call, id) {
  const { code, status, message, fields, headers } = error
  if (call.dialect === 'json')
    return {
      status,
      headers: { ...headers, 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify({ __type: code, Message: message }),
    }
  if (call.dialect === 's3') {
    const body = element('Error', { Code: code, Message: message, ...fields, RequestId: id, HostId: hostId() })
    return {
      status,
      headers: { ...headers, 'content-type': 'application/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
    }
  }
  const namespace = call.service === 'iam' ? NAMESPACES.iam : NAMESPACES.sts
  const body = element(`ErrorResponse xmlns="${namespace}"`, {
    Error: { Type: status >= 500 ? 'Receiver' : 'Sender', Code: code, Message: message },
    RequestId: id,
  })
  return { status, headers: { 'content-type': 'text/xml' }, body }
}

/**
 * @param {World} world @param {import('node:http').ServerResponse} res
 * @param {{ request: Request, call: Call, answer: Answer, stall: boolean, requestId: string }} how
 */
function respond(world, res, { request, call, answer, stall, requestId }) {
  const body = Buffer.from(answer.body)
  const identity =
    call.service === 's3'
      ? { 'x-amz-request-id': requestId, 'x-amz-id-2': hostId(), server: 'AmazonS3' }
      : { 'x-amzn-requestid': requestId }
  res.writeHead(answer.status, {
    date: world.now().toUTCString(),
    ...(answer.status === 204 ? {} : { 'content-length': String(body.length) }),
    ...identity,
    ...answer.headers,
  })
  if (request.method === 'HEAD') res.end()
  else if (stall) res.write(body.subarray(0, Math.ceil(body.length / 2)))
  else res.end(body)
}

/** S3's ids are 16 of base32, the others' are UUIDs. @param {Call} call */
function newRequestId(call) {
  if (call.service !== 's3') return randomUUID()
  return Array.from(randomBytes(16), (byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join('')
}

const hostId = () => randomBytes(56).toString('base64')

/** `PUT /_faults` with a JSON list, for a stand-in that runs as a process of its own. @param {World} world @param {Request} request @param {import('node:http').ServerResponse} res */
function replaceFaults(world, request, res) {
  try {
    world.faults.set(JSON.parse(request.body.toString()))
    res.writeHead(204).end()
  } catch (error) {
    res.writeHead(400, { 'content-type': 'text/plain' }).end(String(error))
  }
}
