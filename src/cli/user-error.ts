/** A mistake that the user can mend: shown as its message alone, without a stack. */
export class UserError extends Error {
  override name = 'UserError'
  readonly exitCode: number

  constructor(message: string, exitCode = 2) {
    super(message)
    this.exitCode = exitCode
  }
}
