/** Units of work that come by no request: a Lambda invocation, a queue's job or message. What they do hangs below them. */
import { SEMCONV } from '../../src/model/attributes.ts'
import { redact } from '../evidence/redact.ts'
import type { Attributes, KIND, Span } from '../evidence/span.ts'
import type { Recorder } from './recorder.ts'

export class Work {
  readonly #recorder: Recorder
  readonly #open = new Set<Span>()

  constructor(recorder: Recorder) {
    this.#recorder = recorder
  }

  begin(name: string, kind: keyof typeof KIND, attributes: Attributes): Span {
    const span = this.#recorder.start(redact(name, 128), kind, attributes, 'root')
    this.#open.add(span)
    this.#recorder.open(span)
    this.#share()
    return span
  }

  /** `failed`: by what, and in which words. */
  end(span: Span, failed?: { type: string; message?: string | undefined }): void {
    if (!this.#open.delete(span)) return
    if (failed) {
      span.error = true
      span.message = failed.message && redact(failed.message)
      span.attributes[SEMCONV.errorType] = redact(failed.type, 128)
    }
    this.#recorder.end(span)
    this.#share()
  }

  get open(): ReadonlySet<Span> {
    return this.#open
  }

  /** Of one thing at a time it is plain whose the calls are; of several only where their flows tell. */
  #share(): void {
    const [only, other] = this.#open
    this.#recorder.working = only && !other ? { span: only } : undefined
  }
}
