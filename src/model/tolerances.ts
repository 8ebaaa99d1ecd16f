/**
 * How far apart two clocks, or two records of the same thing, may be and still speak of the same moment. All in µs, each
 * with where it comes from. What a rule calls long or many is its own `limits`.
 */
import type { Us } from './records.ts'

/** CloudTrail counts whole seconds. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html (eventTime) */
export const WHOLE_SECONDS: Us = 1_000_000

/** Two records of one event, of which at least one is rounded to milliseconds (datagrams, log lines), or two processes of one machine that take the time in turn. */
export const WHOLE_MILLISECONDS: Us = 2_000

/** The same where a runner rounds both beginning and length to milliseconds. */
export const RUNNER_ROUNDING: Us = 5_000

/** Between a runner's stamp and its server's on one machine, or between two reports of one run, which begin to count at slightly different moments. */
export const RUNNER_SLACK: Us = 1_500_000

/** A log's line is written a little after what it tells of, and flushed later still. */
export const LOG_DELAY: Us = 2_000_000

/** A log line without a request id and a failed call in a span are one where they are this close. */
export const LOG_REACH: Us = 3_000_000

/** Machines of one cluster, and CloudTrail's whole seconds: beyond this a clock is corrected. */
export const CLUSTER_CLOCKS: Us = 2_000_000

/** Two machines of one trace, whatever sets their clocks: beyond this a trace id was used twice. */
export const TRACE_CLOCKS: Us = 60_000_000

/** Leeway for `exp` that most verifiers grant. https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4 ("no more than a few minutes") */
export const TOKEN_LEEWAY: Us = 60_000_000

/** An answer needs its way back, after a long poll's own time is over. */
export const WAY_BACK: Us = 2_000_000

/** A live process tells of itself once a second while calls are open: what ended later than so long before a limit waited for it, µs. */
export const LAST_SIGN: Us = 2_500_000

/** A process runs on after its coverage was last written: that is renewed while calls are open, and at the end. */
export const COVERAGE_RENEWAL: Us = 15_000_000

/** A half-instrumented server shows an SDK's span for one call and not for the next: so far around a bare request one is looked for. */
export const HALF_INSTRUMENTED: Us = 10_000_000

/** IAM's changes take some seconds to reach everywhere: most public denials heal within this. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency */
export const HEALING: Us = 15_000_000

/** So long without another word of it, and what was to be tried again went well, µs. */
export const SILENCE: Us = 10_000_000

/** When a call began or ended that was not read is known to so much, µs. */
export const CALLS_STEP: Us = 50_000
