/** What a configuration tells the analysis. */
import { rules } from '../../analyzers/index.ts'
import type { AnalyzeOptions } from '../engine/analyze.ts'
import type { ExpectedRole } from '../engine/cases/expected-role.ts'
import type { Config } from './config.ts'
import { configuredRules } from './policy.ts'

export function analyzeOptionsOf(config: Config): AnalyzeOptions {
  const { expectedRole, expectedRoles, toolTimeouts, toolMapping } = config
  return {
    rules: configuredRules(rules, config.rules),
    ...(expectedRole && { expectedRole }),
    ...(expectedRoles && { expectedRoles: expectedRoles as ExpectedRole[] }),
    ...(toolTimeouts && { toolTimeouts }),
    ...(toolMapping && { toolMapping }),
  }
}
