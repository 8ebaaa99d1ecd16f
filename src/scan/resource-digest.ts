/** Whose spans these are: the process, and what else of the resource a verdict rests on. */
import { ROLECALL, SEMCONV } from '../model/attributes.ts'
import { hashText, joined, mixed } from './hash.ts'

const PROCESS = [
  ROLECALL.runId,
  SEMCONV.serviceInstance,
  SEMCONV.serviceName,
  SEMCONV.hostName,
  SEMCONV.processPid,
] as const

export class ResourceDigest {
  likeA = 0
  likeB = 0
  process = 0
  service = ''
  readonly #file: string
  readonly #names = new Map<string, string>()
  /** Line after line of one process has the same resource. */
  readonly #processes = new Map<string, number>()

  constructor(file: string) {
    this.#file = file
    this.begin()
    this.finish()
  }

  begin(): void {
    this.#names.clear()
    this.likeA = this.likeB = 0
    this.finish()
  }

  attribute(name: string, value: string): void {
    this.#names.set(name, value)
    const isProcess = (PROCESS as readonly string[]).includes(name) && name !== SEMCONV.serviceName
    if (isProcess) return
    const salt = hashText(name).b
    const { a, b } = hashText(value)
    this.likeA = (this.likeA + mixed(a ^ salt)) | 0
    this.likeB = (this.likeB + mixed(b + salt)) | 0
  }

  /** As `processOf` names a process. */
  finish(): void {
    const own = (name: string) => this.#names.get(name) ?? ''
    this.service = own(SEMCONV.serviceName)
    const known = own(ROLECALL.runId) || own(SEMCONV.serviceInstance)
    const parts = [own(SEMCONV.serviceName), own(SEMCONV.hostName), own(SEMCONV.processPid)].filter(Boolean)
    const name = known || parts.join('/') || this.#file
    let process = this.#processes.get(name)
    if (process === undefined) {
      const { a, b } = hashText(name)
      process = joined(a, b)
      if (this.#processes.size > 10_000) this.#processes.clear()
      this.#processes.set(name, process)
    }
    this.process = process
  }
}
