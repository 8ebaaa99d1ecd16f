import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Real server processes share two cores with the runner: a pool as wide as the machine makes them miss deadlines.
    maxWorkers: 2,
  },
})
