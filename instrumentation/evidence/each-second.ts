/** What callers choose how often to bring about is done closely so many times a second, whoever they are. */
import { elapsed } from './clock.ts'

/** Returns what says, each time it is asked, whether that is still among the first `most` times of this second. */
export function eachSecond(most: number): () => boolean {
  let began = 0
  let times = 0
  return () => {
    const at = elapsed()
    if (at - began > 1000) {
      began = at
      times = 0
    }
    return ++times <= most
  }
}
