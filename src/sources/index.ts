/** Every format. The surest wins; among equals, the first. */
import { coverage } from './coverage.ts'
import { ctrf } from './ctrf.ts'
import { otlpJson, rolecallOpenCalls, rolecallSpans } from './otlp-json.ts'
import type { Source } from './source.ts'

export const SOURCES: readonly Source[] = [rolecallOpenCalls, rolecallSpans, otlpJson, coverage, ctrf]
