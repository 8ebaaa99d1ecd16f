/** What tests of more than one rule make their runs of. */
import { rules } from '../../../analyzers/index.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import { AMBIENT, judge, type Made, ROLE, type RunBuilder } from '../../unit/run-builder.ts'

export const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')

export const assume: Made = { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, issues: SESSION }

export const loud = (run: RunBuilder) =>
  judge(run.records, rules).findings.filter(({ severity }) => severity !== 'info')

export const lead = (run: RunBuilder) => loud(run)[0]?.ruleId
