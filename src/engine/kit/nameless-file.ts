/** A temporary file without a name. */
import { randomUUID } from 'node:crypto'
import { openSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Only its owner can read it, and it loses its name as soon as it is open: however the process ends, nothing of it is left.
 *
 * @returns a descriptor to write and to read
 * @throws what the file system says
 */
export function openNameless(): number {
  const path = join(tmpdir(), `rolecall-${randomUUID()}`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  return file
}
