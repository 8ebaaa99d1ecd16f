/** The role that a tool call should have run as: declared, else named by its token, else by its test. */
import { assumeRoleCallsAmong, dataCallsAmong, hadSession, signedAsRole } from '../../facts/signing.ts'
import { sameRole } from '../../model/aws.ts'
import type { Outcome } from '../../model/records.ts'
import type { Ledger, Token, ToolCall } from '../../model/tool-call.ts'
import type { Unit } from './tool-calls.ts'

/** A declaration. All that is given must hold; `*` stands for anything. */
export interface ExpectedRole {
  /** ARN. */
  role: string
  tool?: string
  /** Name of the test case. */
  test?: string
  /** The token's subject, issuer or audience. */
  tenant?: string
}

export interface ExpectedRoleOptions {
  /** The role that every tool call is expected to run as; beats the token's claim. */
  expectedRole?: string
  /** The first that fits a tool call; beats `expectedRole`. */
  expectedRoles?: readonly ExpectedRole[]
}

export function expectedRoleOf(
  unit: Unit,
  options: ExpectedRoleOptions,
  ledger: Ledger,
): Pick<ToolCall, 'expectedRole' | 'expectedFrom'> {
  const { tool, token, outcome } = unit
  const declared = options.expectedRoles?.find((one) => fits(one, tool, token, outcome))?.role ?? options.expectedRole
  if (declared) return { expectedRole: declared, expectedFrom: 'configuration' }
  if (token?.role) return { expectedRole: chosenOf(token, unit, ledger) ?? token.role, expectedFrom: 'token' }
  if (outcome?.expectedRole) return { expectedRole: outcome.expectedRole, expectedFrom: 'test' }
  return {}
}

/** Of several roles the one whose session signed, else that was asked for, else whose session was there. */
function chosenOf({ roles }: Token, { calls, start, process }: Unit, ledger: Ledger): string | undefined {
  if (!roles) return undefined
  const asked = assumeRoleCallsAmong(calls)
  const data = dataCallsAmong(calls)
  return (
    roles.find((role) => data.some((call) => signedAsRole(call, role, ledger) === 'expected')) ??
    roles.find((role) => asked.some(({ roleArn }) => sameRole(roleArn, role))) ??
    roles.find((role) => hadSession(ledger, role, start, start, process))
  )
}

function fits(declared: ExpectedRole, tool: string, token: Token | undefined, outcome: Outcome | undefined): boolean {
  if (declared.tool !== undefined && !matches(declared.tool, tool)) return false
  if (declared.test !== undefined && !matches(declared.test, outcome?.name)) return false
  if (declared.tenant === undefined) return true
  return [token?.sub, token?.iss, token?.aud].some((value) => matches(declared.tenant!, value))
}

function matches(pattern: string, value: string | undefined): boolean {
  if (value === undefined) return false
  const source = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${source.join('.*')}$`, 's').test(value)
}
