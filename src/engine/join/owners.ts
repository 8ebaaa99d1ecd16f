/**
 * Whose a log or a file of results is that names no service, where there are several: of the one whose name the file bears,
 * else of the one whose spans lie nearest to it. Else it is nobody's: what a log says then is told of no server.
 */
import { largest } from '../../model/extremes.ts'
import type { Evidence, Span } from '../../model/records.ts'

/** Of a call that a log tells of: the service whose log it is. */
export const LOG_OWNER = 'rolecall.log.owner'

/** What stands in a file, and may name a service. */
interface Told {
  service?: string
  evidence: Evidence
}

export type OwnerOf = (told: Told) => string | undefined

/** @returns a function that gives a record's service; undefined where nobody can tell, or where there is but one */
export function ownersOf(spans: readonly Span[]): OwnerOf {
  const filesOf = new Map<string, Set<string>>()
  for (const { service, evidence } of spans) {
    if (service) filesOf.set(service, (filesOf.get(service) ?? new Set()).add(evidence.file))
  }
  const known = new Map<string, string | undefined>()
  return ({ service, evidence }) => {
    if (service || filesOf.size < 2) return service || undefined
    const { file } = evidence
    if (!known.has(file)) known.set(file, ownerOf(file, filesOf))
    return known.get(file)
  }
}

function ownerOf(file: string, filesOf: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const services = [...filesOf.keys()]
  const own = partsOf(file)
  const name = own.at(-1)!.toLowerCase()
  return (
    only(services, (service) => (bears(name, service.toLowerCase()) ? 1 : 0)) ??
    only(services, (service) => largest([...filesOf.get(service)!].map((one) => common(own, partsOf(one)))))
  )
}

/** The one that alone has the most. */
function only(services: readonly string[], of: (service: string) => number): string | undefined {
  const [first, second] = services.map((service) => ({ service, much: of(service) })).sort((a, b) => b.much - a.much)
  return first && first.much > (second?.much ?? 0) ? first.service : undefined
}

/** As a whole word: `orders-2026.log` is one of `orders`, `reorders.log` is not. */
function bears(name: string, service: string): boolean {
  const at = name.indexOf(service)
  return at >= 0 && !/[a-z0-9]$/.test(name.slice(0, at)) && !/^[a-z0-9]/.test(name.slice(at + service.length))
}

/** Folders, archives, and the file. */
function partsOf(file: string): string[] {
  return file.split(/[/\\!]/)
}

function common(a: readonly string[], b: readonly string[]): number {
  let at = 0
  while (at < Math.min(a.length, b.length) - 1 && a[at] === b[at]) at++
  return at
}
