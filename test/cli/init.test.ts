import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rolecall } from './run-cli.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rolecall-init-'))
  mkdirSync(join(cwd, '.git'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const read = (file: string) => readFileSync(join(cwd, file), 'utf8')
const init = () => rolecall(['init'], { cwd })

test('a project gets a configuration that its schema accepts, an ignored folder, and a script', async () => {
  writeFileSync(
    join(cwd, 'package.json'),
    '{\n\t"name": "p",\n\t"scripts": {\n\t\t"test": "vitest"\n\t},\n\t"private": true\n}\n',
  )
  writeFileSync(join(cwd, '.gitignore'), 'node_modules')
  const { code, stdout } = await init()
  expect(code).toBe(0)
  expect(stdout).toContain('npm install --save-dev rolecall\n  npm run rolecall\n  npx rolecall open')
  expect(read('.gitignore')).toBe('node_modules\n.rolecall/\n')
  expect(read('package.json')).toBe(
    '{\n\t"name": "p",\n\t"scripts": {\n\t\t"test": "vitest",\n\t\t"rolecall": "rolecall run -- npm test"\n\t},\n\t"private": true\n}\n',
  )
  const { $schema, ...config } = JSON.parse(read('rolecall.config.json'))
  expect($schema).toBe('./node_modules/rolecall/docs/config.schema.json')
  const schema = JSON.parse(readFileSync('docs/config.schema.json', 'utf8'))
  expect(new Ajv2020({ strict: false }).compile(schema)({ $schema, ...config })).toBe(true)
  const { code: analyzed } = await rolecall(['analyze', resolve('samples/healthy/inputs')], { cwd })
  expect(analyzed).toBe(0)
})

test('a second time nothing changes; what a project has of its own stays', async () => {
  writeFileSync(join(cwd, 'package.json'), '{ "scripts": { "start": "node .", "rolecall": "mine" } }')
  writeFileSync(join(cwd, '.rolecallrc.json'), '{ "failOn": "none" }')
  writeFileSync(join(cwd, '.gitignore'), '/.rolecall\n')
  const { stdout } = await init()
  expect(stdout.match(/^kept /gm)).toHaveLength(3)
  expect([read('package.json'), read('.gitignore')]).toEqual([
    '{ "scripts": { "start": "node .", "rolecall": "mine" } }',
    '/.rolecall\n',
  ])
})

test('what is no Node project has no script, and the schema of the web', async () => {
  writeFileSync(join(cwd, 'pyproject.toml'), '')
  const { stdout } = await init()
  expect(stdout).toContain('npx rolecall run -- python server.py  # your')
  expect(stdout).not.toContain('npm ')
  const { $schema, ...config } = JSON.parse(read('rolecall.config.json'))
  expect($schema).toMatch(/^https:.*\/rolecall@\d[^/]*\/docs\/config\.schema\.json$/)
  expect(config).toEqual({ failOn: 'error' })
})

test('an empty folder is told of both languages', async () => {
  const { stdout } = await init()
  expect(stdout).toContain('npx rolecall run -- node server.js  # or python server.py: your server, or its tests')
})

test.each(['{}', '{"scripts":{}}', '{"scripts":{"build":"tsc"}}'])(
  'where no script was written none is named: %s',
  async (project) => {
    writeFileSync(join(cwd, 'package.json'), project)
    const { stdout } = await init()
    expect(stdout).toContain('neither tests nor a start')
    expect(stdout).toContain('npm install --save-dev rolecall\n  npx rolecall run -- node server.js')
    expect(stdout).not.toContain('npm run')
  },
)

test('npm’s own placeholder is no test', async () => {
  writeFileSync(
    join(cwd, 'package.json'),
    '{"scripts":{"test":"echo \\"Error: no test specified\\" && exit 1","start":"node ."}}',
  )
  await init()
  expect(JSON.parse(read('package.json')).scripts.rolecall).toBe('rolecall run -- npm start')
})

test('a package.json that is none is said so', async () => {
  writeFileSync(join(cwd, 'package.json'), '{')
  expect(await init()).toMatchObject({ code: 2, stderr: expect.stringContaining('package.json') })
  expect(readdirSync(cwd).sort()).toEqual(['.git', 'package.json'])
})
