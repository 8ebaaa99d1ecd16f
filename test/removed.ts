import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Removes a folder into which a process may still be writing: one that was killed, or whose parent was. `rmSync` tries again to
 * remove the folder, but not what was put there meanwhile.
 *
 * @throws what `rmSync` throws, after ten seconds
 */
export async function removed(folder: string): Promise<void> {
  const until = Date.now() + 10_000
  for (;;) {
    try {
      return rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (Date.now() > until) throw error
      await sleep(50)
    }
  }
}
