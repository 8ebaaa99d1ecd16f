/** A server whose caller chooses the texts, that can be busy by itself, and whose disk can be slow. */
import fs from 'node:fs'
import { createServer } from 'node:http'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'

const sts = new STSClient({
  region: 'us-east-1',
  endpoint: process.env.CLOSED ?? 'http://127.0.0.1:1',
  maxAttempts: 1,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
})

function busy(ms) {
  for (const until = performance.now() + ms; performance.now() < until; );
}

const write = fs.writeSync
fs.writeSync = (fd, ...rest) => {
  if (fd > 2) busy(Number(process.env.SLOW_DISK ?? 0))
  return write(fd, ...rest)
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  if (pathname === '/cpu') {
    const { user, system } = process.cpuUsage()
    response.end(String(user + system))
    return
  }
  if (pathname === '/busy') busy(300)
  if (pathname === '/assume') {
    const role = (await request.setEncoding('utf8').toArray()).join('')
    await sts.send(new AssumeRoleCommand({ RoleArn: JSON.parse(role), RoleSessionName: 'a' })).catch(() => {})
  }
  response.end('served')
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
