/**
 * How far apart two clocks, or two records of the same thing, may be and still speak of the same moment. All in µs, each
 * with where it comes from.
 */
import type { Us } from './records.ts'

/** Leeway for `exp` that most verifiers grant. https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4 ("no more than a few minutes") */
export const TOKEN_LEEWAY: Us = 60_000_000
