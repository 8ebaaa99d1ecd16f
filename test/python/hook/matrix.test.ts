/** A subset of the matrix; `npm run test:python:matrix` runs all of it. */
import { describe, expect, test } from 'vitest'
import { runCell, subset } from '../matrix.ts'

const { cells, left } = subset()

describe(`server shape × identity source × fault (${left} cells left to npm run test:python:matrix)`, () => {
  test.each(cells)('$shape × $source', async (cell) => {
    expect(await runCell(cell)).toEqual({})
  })
})
