/** One cell of the matrix: a real Python server of one shape, with one identity source, through every fault. */
import type { Source } from '../preload/identity-sources.ts'
import { SOURCES } from '../preload/identity-sources.ts'
import { type Problems, playCell } from '../preload/matrix.ts'
import { asker } from '../preload/shapes.ts'
import { askByLines, type PythonShape, SHAPES, type ShapeName } from './shapes.ts'
import { startPython } from './start.ts'

export interface Cell {
  shape: ShapeName
  source: Source
}

export function runCell({ shape: name, source }: Cell): Promise<Problems> {
  const shape: PythonShape = SHAPES[name]
  return playCell(shape, source, {
    start: (folder, evidence, env) =>
      startPython({
        environment: shape.environment,
        command: shape.command,
        env: { ...env, WORK_FOLDER: folder, ...shape.env },
        evidence,
        stdio: shape.mcp === 'stdio' || !!shape.lines,
      }),
    connect: async (server) => (shape.lines ? askByLines(server) : asker(shape, server)),
  })
}

/** A small subset in which every shape and every source occurs: the sources take turns. `left` is what it leaves out. */
export function subset(): { cells: Cell[]; left: number } {
  const shapes = Object.keys(SHAPES) as ShapeName[]
  const sources = Object.keys(SOURCES) as Source[]
  const cells = shapes.map((shape, i) => ({ shape, source: sources[i % sources.length]! }))
  return { cells, left: shapes.length * sources.length - cells.length }
}
