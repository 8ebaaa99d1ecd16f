/** Everything recorded under `samples/`: each folder whose files belong together. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of the folders, in order. */
export function recordedSets(): string[] {
  const stories = folders('samples').flatMap((folder) => folders(folder).filter((one) => one.endsWith('/inputs')))
  const incidents = folders('samples/incidents').flatMap((folder) =>
    folders(folder).filter((one) => /\/(preload|stock|logs)$/.test(one)),
  )
  return [...stories, ...incidents, ...folders('samples/python/runs').flatMap(folders)].sort()
}

/** Every nth of them, so that all kinds are among them; `from` tells where to begin. */
export function someOf<T>(all: readonly T[], nth: number, from: number): T[] {
  return all.filter((_, index) => index % nth === from % nth)
}

function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [join(folder, entry.name)] : [],
  )
}

/** Every file below a folder, in order. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
    .sort()
}
