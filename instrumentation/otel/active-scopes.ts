/** Whose work a piece of code is: OpenTelemetry's active span, or the taps' own flow where that was entered later. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { activeSpanOfOthers } from '../register/active-span.ts'
import type { Scope } from '../register/recorder.ts'

export class ActiveScopes extends AsyncLocalStorage<Scope> {
  readonly #scopeOf: (spanId: string) => Scope | undefined
  /** OpenTelemetry's active span at the time when a flow was entered. */
  readonly #enteredUnder = new WeakMap<Scope, string>()

  /** `scopeOf`: the scope of one of OpenTelemetry's open spans. */
  constructor(scopeOf: (spanId: string) => Scope | undefined) {
    super()
    this.#scopeOf = scopeOf
  }

  override getStore(): Scope | undefined {
    const own = super.getStore()
    const active = activeSpanOfOthers()?.spanId
    if (!active || (own && this.#enteredUnder.get(own) === active)) return own
    return this.#scopeOf(active) ?? own
  }

  /** The taps' own flow. */
  getOwn(): Scope | undefined {
    return super.getStore()
  }

  override run<R, A extends unknown[]>(scope: Scope, work: (...args: A) => R, ...args: A): R {
    this.#enter(scope)
    return super.run(scope, work, ...args)
  }

  override enterWith(scope: Scope): void {
    this.#enter(scope)
    super.enterWith(scope)
  }

  #enter(scope: Scope | undefined): void {
    const active = activeSpanOfOthers()?.spanId
    if (scope && active) this.#enteredUnder.set(scope, active)
  }
}
