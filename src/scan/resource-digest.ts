/** Whose spans these are: the process, and what else of the resource a verdict rests on. */
import { ROLECALL, SEMCONV } from '../model/attributes.ts'
import { processOf } from '../sources/spans/resource-names.ts'
import { hashText, joinedText, mixed } from './hash.ts'

/** They tell processes apart, and say nothing else. */
const OF_PROCESS: readonly string[] = [ROLECALL.runId, SEMCONV.serviceInstance, SEMCONV.hostName, SEMCONV.processPid]

export class ResourceDigest {
  likeA = 0
  likeB = 0
  process = 0
  readonly #file: string
  #attributes: Record<string, string> = {}
  /** Line after line of one process has the same resource. */
  readonly #processes = new Map<string, number>()

  constructor(file: string) {
    this.#file = file
    this.begin()
  }

  begin(): void {
    this.#attributes = {}
    this.likeA = this.likeB = 0
    this.finish()
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
