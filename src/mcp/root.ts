/** The one folder that the server may read: whatever a client asks for stays in it, and of what lies outside nothing is told. */
import { lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** A request that cannot be answered; its message goes to the client. */
export class Refused extends Error {}

/** A link leads out of the root, or a path does. */
class Outside extends Error {}

/** As many links in a row as Linux follows: https://man7.org/linux/man-pages/man7/path_resolution.7.html */
const MOST_LINKS = 40

export interface Confined {
  /** What may be read, relative to the root. */
  inside: string[]
  /** Links among it that lead out of the root: they are not followed. */
  outward: string[]
}

export class Root {
  readonly folder: string
  /** The same, as it was named. */
  readonly #named: string

  constructor(folder: string) {
    this.folder = realpathSync(folder)
    this.#named = resolve(folder)
  }

  /**
   * What may be read of a file or folder.
   *
   * @throws {Refused} for what is not there or lies outside; whether something is there outside makes no difference
   */
  confine(path: string): Confined {
    let real: string
    try {
      real = this.#real(resolve(this.folder, path))
    } catch (error) {
      throw new Refused(
        error instanceof Outside
          ? `"${path}" lies outside the root. Only what is inside can be read.`
          : `There is no "${path}" in the root. Expected a file or folder inside it; the tool runs lists runs.`,
      )
    }
    const outward: string[] = []
    const inside = this.#readable(real, outward)
    if (inside.length === 0 && outward.length > 0)
      throw new Refused(`"${path}" holds nothing but links that lead out of the root. Only what is inside can be read.`)
    const named = (one: string) => relative(this.folder, one) || '.'
    return { inside: inside.map(named), outward: outward.map(named) }
  }

  absolute(path: string): string {
    return join(this.folder, path)
  }

  #holds(path: string): boolean {
    const inside = relative(this.folder, path)
    return inside === '' || !(isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`))
  }

  /** Link by link: a link's target is judged by its name before the file system is asked for it. */
  #real(path: string, links = 0): string {
    const named = path === this.#named || path.startsWith(this.#named + sep)
    const meant = named ? join(this.folder, path.slice(this.#named.length)) : path
    if (!this.#holds(meant)) throw new Outside()
    let at = this.folder
    const parts = relative(this.folder, meant).split(sep).filter(Boolean)
    for (const [i, part] of parts.entries()) {
      at = join(at, part)
      if (!lstatSync(at).isSymbolicLink()) continue
      if (links >= MOST_LINKS) throw new Error('links in a circle')
      return this.#real(resolve(dirname(at), readlinkSync(at), ...parts.slice(i + 1)), links + 1)
    }
    return at
  }

  /** The folder as it is, or, where a link in it leads out, what it holds beside. */
  #readable(path: string, outward: string[]): string[] {
    if (!lstatSync(path).isDirectory()) return [path]
    const found = outward.length
    const inside: string[] = []
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const one = join(path, entry.name)
      if (entry.isDirectory()) inside.push(...(CODE.includes(entry.name) ? [] : this.#readable(one, outward)))
      else if (entry.isSymbolicLink() && this.#leadsOut(one)) outward.push(one)
      else inside.push(one)
    }
    return outward.length > found ? inside : [path]
  }

  #leadsOut(link: string): boolean {
    try {
      this.#real(link)
      return false
    } catch (error) {
      return error instanceof Outside
    }
  }
}

/** Folders in which evidence is never looked for. */
const CODE = ['node_modules', '.git']
