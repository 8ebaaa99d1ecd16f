/** Servers of several shapes through `rolecall/otel`: what holds for `rolecall/register` holds here. */
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Cell, runCell } from '../preload/matrix.ts'

const preload = resolve('dist/otel.cjs')
/** Named imports, no SDK to instrument, a framework, stateful sessions, sessions without HTTP. */
const CELLS: Cell[] = [
  { shape: 'esm', source: 'profile-role' },
  { shape: 'bundle-cjs', source: 'temporary' },
  { shape: 'fastify', source: 'web-identity' },
  { shape: 'mcp-v1-session', source: 'instance' },
  { shape: 'mcp-v2', source: 'unsigned' },
  { shape: 'mcp-stdio', source: 'presigned' },
]

describe.concurrent('server shape × identity source × fault', () => {
  test.each(CELLS)('$shape × $source', async (cell) => {
    expect(await runCell({ ...cell, preload })).toEqual({})
  })
})
