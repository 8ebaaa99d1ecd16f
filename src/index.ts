/** The library: `analyze`, and the types of its report. */
import { preloadedByMistake } from './preloaded.ts'

export type { Config } from './config/config.ts'
export { type AnalyzeOptions, analyze } from './engine/analyze.ts'
export type {
  CallReport,
  ChainReport,
  Finding,
  Inconclusive,
  InputReport,
  Report,
  Summary,
  SuspectReport,
  ToolCallReport,
} from './model/report.ts'

preloadedByMistake()
