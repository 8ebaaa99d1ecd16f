import { defineConfig } from 'vitest/config'

/** Needs a Chromium (`npm run setup:browser`), so it is a command of its own: without one it fails, and says so. */
export default defineConfig({
  test: { include: ['test/browser/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
})
