import { defineConfig } from 'vitest/config'

/**
 * Suites, each a vitest project with a command of its own. `npm test` is `core` and `core-tables`: everything that needs only Node
 * and npm and is quick. What a suite needs beyond that, its setup script installs; without it the suite fails and says so.
 */
const SUITES = {
  /** Real server processes in many shapes: `npm run test:servers`. */
  servers: ['test/preload/matrix.test.ts', 'test/preload/own-opentelemetry.test.ts', 'test/otel/**/*.test.ts'],
  /** A real Chromium, `npm run setup:browser`: `npm run test:browser`. */
  browser: ['test/browser/**/*.test.ts'],
  /** Other agents from the registry, `npm run setup:agents`: `npm run test:coexistence`. */
  coexistence: ['test/coexistence/**/*.test.ts'],
  /** What runs servers otherwise (Lambda, queues, Jest, Bun, Deno), `npm run setup:hosts`: `npm run test:hosts`. */
  hosts: ['test/hosts/*.test.ts'],
  /** The steps of the Dockerfile, without a daemon; npm's registry: `npm run test:container`. */
  container: ['test/container/*.test.ts'],
  /** What must hold of everything recorded, whatever way it is given: `npm run test:properties`. */
  properties: ['test/properties/*-all.test.ts'],
  /** A real ClickHouse cluster, `npm run setup:clickhouse`: `npm run test:clickhouse`. */
  clickhouse: ['test/clickhouse/*.test.ts'],
  /** Of it what a change of SQL breaks first, in a minute: `npm run test:clickhouse:gate`. */
  'clickhouse-gate': ['test/clickhouse/{cluster,digest,same-traces,seals,tries,watch}.test.ts'],
  /** The same, killed in mid-query: `npm run test:clickhouse:kills`. */
  'clickhouse-kills': ['test/clickhouse/kills/*.test.ts'],
  /** Python ≥ 3.11, `npm run setup:python`: `npm run test:python`. */
  python: ['test/python/live.test.ts', 'test/python/{hook,quilt,verdicts}/*.test.ts'],
}

/** Of core what neither changes its process nor measures it: the modules are loaded once for all, not for each file. */
const TABLES = ['test/{rules,logs,docs,reporters}/**/*.test.ts']

const suite = (name: string, include: string[], exclude: string[] = [], isolate = true) => ({
  test: {
    name,
    include,
    isolate,
    exclude: ['**/node_modules/**', ...exclude],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Whoever waits for a condition waits as long as a busy machine needs: nothing is tried again to hide a flake.
    expect: { poll: { timeout: 40_000 } },
  },
})

export default defineConfig({
  test: {
    // Real server processes share two cores with the runner: a pool as wide as the machine makes them miss deadlines.
    maxWorkers: 2,
    projects: [
      suite('core', ['test/**/*.test.ts'], [...Object.values(SUITES).flat(), ...TABLES]),
      suite('core-tables', TABLES, Object.values(SUITES).flat(), false),
      ...Object.entries(SUITES).map(([name, include]) => suite(name, include)),
    ],
  },
})
