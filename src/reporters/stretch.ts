/** A stretch of time as people read it, from times as ISO 8601 has them. */

/** `2026-11-23 17:21:43 to 17:22:10`, UTC. */
export function stretch(from: string, to: string): string {
  return `${begun(from)} to ${ended(from, to)}`
}

export function begun(from: string): string {
  return from.slice(0, 19).replace('T', ' ')
}

/** The date is said again only where it is another. */
export function ended(from: string, to: string): string {
  return from.slice(0, 10) === to.slice(0, 10) ? to.slice(11, 19) : begun(to)
}
