import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import type { Rec } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { tarOf, zipOf } from './archives.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-containers-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

async function read(...paths: string[]) {
  const records: Rec[] = []
  const inputs = await readAll(paths, (rec) => records.push(rec))
  return {
    records,
    inputs: inputs.map((one) => [one.file.replace(`${folder}/`, ''), one.format, one.records, one.skips[0]?.reason]),
  }
}

const event = (id: string) => ({
  eventVersion: '1.08',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::391827364550:user/ci', accountId: '391827364550' },
  eventTime: '2025-11-23T17:00:03Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'GetCallerIdentity',
  requestID: `r-${id}`,
  eventID: id,
})
const trail = (...ids: string[]) => JSON.stringify({ Records: ids.map(event) })

describe('containers', () => {
  it('reads gzip, also of several members', async () => {
    const path = file('a.json.gz', Buffer.concat([gzipSync(`${trail('1')}\n`), gzipSync(trail('2', '3'))]))
    const { records, inputs } = await read(path)
    expect(inputs).toEqual([['a.json.gz', 'CloudTrail', 3, undefined]])
    expect(records.map((rec) => rec.evidence.file)).toEqual([path, path, path])
  })

  it('names members of zip, tar and tgz, nested, and goes on behind those it cannot read', async () => {
    const tar = await tarOf({
      'x/notes.bin': Buffer.alloc(300_000, 7),
      'x/trail.json': trail('1'),
      '../up.json': trail('2'),
      'e.json': '',
    })
    const zip = zipOf({
      'run.tgz': gzipSync(tar),
      'trail.json': Buffer.from(trail('3')),
      '../../climb.json': Buffer.from(trail('4')),
    })
    const { records, inputs } = await read(file('incident.zip', zip))
    expect(inputs).toEqual([
      ['incident.zip!run.tgz!x/notes.bin', 'unknown', 0, 'unknown format'],
      ['incident.zip!run.tgz!x/trail.json', 'CloudTrail', 1, undefined],
      ['incident.zip!run.tgz!../up.json', 'unknown', 0, 'its path climbs out of the archive'],
      ['incident.zip!run.tgz!e.json', 'unknown', 0, 'the file is empty'],
      ['incident.zip!trail.json', 'CloudTrail', 1, undefined],
      ['incident.zip!../../climb.json', 'unknown', 0, 'its path climbs out of the archive'],
    ])
    expect(records.map((rec) => rec.type === 'span' && rec.spanId)).toEqual(['1', '3'])
  })

  it('reads a zip inside a tar', async () => {
    const { inputs } = await read(
      file('b.tar', await tarOf({ 'in.zip': zipOf({ 't.json': Buffer.from(trail('1', '2')) }) })),
    )
    expect(inputs).toEqual([['b.tar!in.zip!t.json', 'CloudTrail', 2, undefined]])
  })

  it('reads zstd, whole and in the length-prefixed frames of the collector', async () => {
    // Made by zstd 1.5 of {"Records":[…one event…]}; Node 20 has no encoder.
    const zst = readFileSync(new URL('fixtures/trail.json.zst', import.meta.url))
    expect((await read(file('t.json.zst', zst))).inputs).toEqual([['t.json.zst', 'CloudTrail', 1, undefined]])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(zst.length)
    const frame = Buffer.concat([length, zst])
    expect((await read(file('frames.zst', Buffer.concat([frame, frame])))).inputs).toEqual([
      ['frames.zst', 'CloudTrail', 2, undefined],
    ])
  })

  it('keeps what a torn gzip still holds', async () => {
    const lines = Array.from({ length: 2000 }, (_, i) => JSON.stringify(event(`e${i}-${Math.sin(i)}`))).join('\n')
    const whole = gzipSync(lines)
    const { records, inputs } = await read(file('torn.gz', whole.subarray(0, whole.length >> 1)))
    expect(records.length).toBeGreaterThan(500)
    expect(inputs[0]![3]).toBe('broken off: unexpected end of file')
  })

  it('stops at a bomb, and at containers nested too deeply', async () => {
    // 512 MiB of spaces, deflated twice: a few kB.
    const mega = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20))
    const bomb = gzipSync(Buffer.concat([gzipSync(trail('1')), ...Array.from({ length: 8 }, () => mega)]))
    const { inputs } = await read(file('bomb.gz', bomb))
    expect(inputs[0]![3]).toMatch(/^broken off: it expands to more than 256 MB/)
    let nested = Buffer.from(trail('1'))
    for (let i = 0; i < 8; i++) nested = gzipSync(nested)
    expect((await read(file('nested.gz', nested))).inputs[0]![3]).toMatch(/containers within containers/)
  })

  it('says what a broken or foreign container is', async () => {
    const bzip = Buffer.from('BZh91AY&SY', 'latin1')
    const zip = zipOf({ 'a.json': Buffer.from(trail('1')) })
    const reasons = (
      await read(
        file('x.bz2', bzip),
        file('cut.zip', zip.subarray(0, zip.length - 30)),
        file('lfs.json', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n'),
        file('js.json', "[{ eventName: 'AssumeRole' }]"),
      )
    ).inputs.map((one) => one[3])
    expect(reasons).toEqual([
      'bzip2 is not read: decompress it first',
      expect.stringMatching(/^broken zip: /),
      'a Git LFS pointer: fetch the file itself (git lfs pull)',
      'JavaScript, not JSON: its keys are not quoted',
    ])
  })

  it('reads UTF-16', async () => {
    const { inputs } = await read(
      file('utf16.json', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(trail('1'), 'utf16le')])),
    )
    expect(inputs).toEqual([['utf16.json', 'CloudTrail', 1, undefined]])
  })

  it('reads what the zip and tar commands make', async () => {
    file('made/trail.json', trail('1'))
    execFileSync('tar', ['-czf', join(folder, 'made.tgz'), '-C', folder, 'made'])
    expect((await read(join(folder, 'made.tgz'))).inputs).toEqual([
      ['made.tgz!made/trail.json', 'CloudTrail', 1, undefined],
    ])
  })
})
