/** Tool calls with a token, and their calls to another service. */
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import type { Attributes } from '../../../src/model/records.ts'
import { judge, type Made, RunBuilder } from '../../unit/run-builder.ts'

export const found = (run: RunBuilder) => judge(run.records, rules).findings

export const ids = (run: RunBuilder) => found(run).map((finding) => finding.ruleId)

export const withToken = (token: Attributes, calls: readonly Made[] = []) => {
  const run = new RunBuilder().coverage()
  run.tool('search', 0, 500, calls, token)
  return run
}

export const call = (from: number, status: number, scheme: string, token?: string, path = '/search'): Made => ({
  operation: 'POST',
  from,
  to: from + 20,
  http: { host: 'search.test', path, status },
  attributes: { [R.authScheme]: scheme, ...(token && { [R.authToken]: token }) },
})
