/** Makes its own run folder's files lead to a device that is always full, then serves. */
import { mkdirSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'

const { timeOrigin } = performance
const hex = Math.floor((timeOrigin * 1000) % 0x10000)
const folder = `${process.env.ROLECALL_DIR}/${Math.floor(timeOrigin)}-${process.pid}-${hex.toString(16).padStart(4, '0')}`
mkdirSync(folder, { recursive: true })
for (const name of ['spans', 'open']) symlinkSync('/dev/full', `${folder}/${name}.jsonl`)

const server = createServer((_, response) => response.end('served'))
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
