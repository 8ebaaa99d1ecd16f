/** Whose spans these are: the process, and what else of the resource a verdict rests on. */
import { ROLECALL, SEMCONV } from '../model/attributes.ts'
import { processOf } from '../sources/spans/resource-names.ts'
import { hashText, joinedText, mixed } from './hash.ts'

/** They tell processes apart, and say nothing else. */
const OF_PROCESS: readonly string[] = [ROLECALL.runId, SEMCONV.serviceInstance, SEMCONV.hostName, SEMCONV.processPid]

/** Resources that are told by their bytes: of so many, each so long at most. */
const MOST_KNOWN = 8
const LONGEST_KNOWN = 8192

/** A resource that was read, as it stood there, and what it said. */
interface Known {
  bytes: Uint8Array
  likeA: number
  likeB: number
  process: number
}

export class ResourceDigest {
  likeA = 0
  likeB = 0
  process = 0
  readonly #file: string
  #attributes: Record<string, string> = {}
  readonly #processes = new Map<string, number>()
  /** Line after line of one process has the same resource; the last that was asked for comes first. */
  readonly #known: Known[] = []

  constructor(file: string) {
    this.#file = file
    this.begin()
  }

  begin(): void {
    this.#attributes = {}
    this.likeA = this.likeB = 0
    this.finish()
  }

  /**
   * Takes what is known of a resource that was read before: equal bytes at its place are the same, as an object ends at its own brace.
   *
   * @returns how many bytes it is; 0 where it is not known
   */
  again(bytes: Uint8Array, at: number, end: number): number {
    const nth = this.#known.findIndex((one) => {
      const to = at + one.bytes.length
      return to <= end && Buffer.compare(bytes.subarray(at, to), one.bytes) === 0
    })
    if (nth < 0) return 0
    const [one] = this.#known.splice(nth, 1)
    this.#known.unshift(one!)
    this.likeA = one!.likeA
    this.likeB = one!.likeB
    this.process = one!.process
    return one!.bytes.length
  }

  /** The one that was read last stands there. */
  learn(bytes: Uint8Array, from: number, to: number): void {
    if (to - from > LONGEST_KNOWN) return
    const { likeA, likeB, process } = this
    this.#known.unshift({ bytes: new Uint8Array(bytes.subarray(from, to)), likeA, likeB, process })
    if (this.#known.length > MOST_KNOWN) this.#known.pop()
  }

  attribute(name: string, value: string): void {
    this.#attributes[name] = value
    if (OF_PROCESS.includes(name)) return
    const salt = hashText(name).b
    const { a, b } = hashText(value)
    this.likeA = (this.likeA + mixed(a ^ salt)) | 0
    this.likeB = (this.likeB + mixed(b + salt)) | 0
  }

  finish(): void {
    const name = processOf(this.#attributes, this.#file)
    let process = this.#processes.get(name)
    if (process === undefined) {
      process = joinedText(name)
      if (this.#processes.size > 10_000) this.#processes.clear()
      this.#processes.set(name, process)
    }
    this.process = process
  }
}
