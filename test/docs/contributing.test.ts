/** What CONTRIBUTING.md and the map of the house point at is there: folders, files and npm scripts. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

describe.each(['CONTRIBUTING.md', 'docs/architecture.md', 'docs/writing-a-rule.md', 'samples/incidents/README.md'])(
  '%s',
  (page) => {
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
  },
)

it('has no script that npm asks about where the package is installed; it builds itself here', () => {
  // https://docs.npmjs.com/cli/using-npm/scripts: of a tarball, npm 11 warns of these.
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(name)
  expect([scripts.postprepare, scripts.prepack]).toEqual(['npm run build', 'npm run build'])
})
