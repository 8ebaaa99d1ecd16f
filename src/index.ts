export { type AnalyzeOptions, analyze } from './engine/analyze.ts'
export type { Report } from './model/report.ts'
