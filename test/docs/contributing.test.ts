/** What CONTRIBUTING.md and the map of the house point at is there: folders, files and npm scripts. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import config from '../../vitest.config.ts'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

const PAGES = [
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/writing-a-rule.md',
  'docs/adding-a-format.md',
  'samples/incidents/README.md',
]

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(page, 'utf8')

  it('names places that exist', () => {
    const named = [...text.matchAll(/`((?:src|test|samples|analyzers|instrumentation|bench|docs)\/[\w./-]*)/g)]
    const places = named.map(([, place]) => place!.replace(/[./-]+$/, ''))
    expect(places.filter((place) => !existsSync(place) && !/lock-wait/.test(place))).toEqual([])
  })

  it('names npm scripts that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

it('has every room of the house on its map, and the ideas of rules', () => {
  const map = readFileSync('docs/architecture.md', 'utf8')
  const foldersIn = (place: string) =>
    readdirSync(place, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  expect(foldersIn('src').filter((name) => !map.includes(`| \`src/${name}/`))).toEqual([])
  expect(foldersIn('src/engine').filter((name) => !map.includes(`\`${name}/\``))).toEqual([])
  expect(foldersIn('analyzers').filter((name) => !map.includes(`\`${name}\``))).toEqual([])
})

it('tells whoever begins a rule without an idea which there are', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/new-rule.mjs', 'lock-wait'], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toMatch(/ideas so far: .*\bdata\b.*\bhangs\b/)
})

it('has no script that npm asks about where the package is installed; it builds itself here', () => {
  // https://docs.npmjs.com/cli/using-npm/scripts: of a tarball, npm 11 warns of these.
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(name)
  expect([scripts.postprepare, scripts.prepack]).toEqual(['npm run build', 'npm run build'])
})

it('has a script for every suite: one that no script names is run by nobody', () => {
  const run = Object.values<string>(scripts).flatMap((script) => script.match(/(?<=--project )[\w-]+/g) ?? [])
  const suites = config.test!.projects!.map((project) => (project as { test: { name: string } }).test.name)
  expect(suites.filter((name) => !run.includes(name))).toEqual([])
})
