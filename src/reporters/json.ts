/** The JSON contract, version 1: the report as it is. Its schema is `docs/report.schema.json`. */
import type { Reporter } from './reporter.ts'

export const json: Reporter = (report) => `${JSON.stringify(report, null, 2)}\n`
