/** How the loggers of languages and SDKs begin a line: one entry a logger. */
import { ISO, type Shape } from './head-shape.ts'

export const LOGGERS: readonly Shape[] = [
  {
    logger: 'Ruby Logger, Rails',
    pattern: /^[DIWEFA], \[(\d{4}-\d\d-\d\dT[\d:.]{8,18}) ?#\d{1,10}(?:-\d{1,10})?\]\s{1,3}(\w+) -- ([^:\n]{0,80}): ?/,
    take: ([, time, level, logger]) => ({ time, level, logger: logger!.trim() || undefined }),
    example: 'E, [2026-07-31T08:12:44.902211 #7] ERROR -- app: put failed',
  },
  {
    // https://docs.julialang.org/en/v1/stdlib/Logging/
    logger: 'Julia',
    pattern: /^\[ (Info|Warning|Error|Debug): (?=\S)/,
    take: ([, level]) => ({ level }),
    example: '[ Error: put failed',
  },
  {
    // %timestamp [%thread] %-5level %logger %ndc - %message; without the fourth, log4j's.
    // https://logging.apache.org/log4net/manual/configuration.html, https://logging.apache.org/log4j/1.2/apidocs/org/apache/log4j/TTCCLayout.html
    logger: 'log4net, log4j without times (TTCC)',
    pattern:
      /^\d{1,12} {1,6}\[[^\]\n]{1,80}\] (TRACE|DEBUG|INFO|NOTICE|WARN|ERROR|FATAL) {1,6}([\w.$`+-]{1,200})(?: [^\s-][^\n]{0,80}?)? - (?=\S)/,
    take: ([, level, logger]) => ({ level, logger }),
    example: '24120 [1] ERROR Depot.QueueHandler (null) - put failed',
  },
  {
    // https://www.slf4j.org/api/org/slf4j/simple/SimpleLogger.html
    logger: 'slf4j-simple',
    pattern:
      /^\[(?!\d{2,4}[-/:](?:\d\d|[A-Z][a-z]{2}))[^\]\n]{1,200}\] (TRACE|DEBUG|INFO|WARN|ERROR) {1,2}([\w.$-]{1,200}) - (?=\S)/,
    take: ([, level, logger]) => ({ level, logger }),
    example: '[pool-1-thread-3] ERROR com.example.Depot - put failed',
  },
  {
    logger: '.NET console',
    pattern: /^(trce|dbug|info|warn|fail|crit): (?=[\w.`]{1,200}\[\d+\])/,
    take: ([, level]) => ({ level }),
    example: 'fail: Depot.Worker[0]\n      put failed',
  },
  {
    logger: 'Serilog console',
    pattern: /^\[\d\d:\d\d:\d\d(?:\.\d+)? (VRB|DBG|INF|WRN|ERR|FTL)\] /,
    take: ([, level]) => ({ level }),
    example: '[08:12:44 ERR] put failed',
  },
  {
    // https://github.com/rs/zerolog/blob/master/console.go
    logger: 'zerolog for a terminal',
    pattern: /^(?:\d{1,2}:\d\d(?::\d\d)?[AP]M|<nil>) (TRC|DBG|INF|WRN|ERR|FTL|PNC|\?\?\?) /,
    take: ([, level]) => ({ level: level === 'TRC' ? 'trace' : level === 'PNC' ? 'panic' : level }),
    example: '9:14AM ERR put failed',
  },
  {
    // https://github.com/tornadoweb/tornado/blob/master/tornado/log.py, https://github.com/jupyter/traitlets (LevelFormatter)
    logger: 'Tornado, Jupyter',
    pattern:
      /^\[([DIWEC]) (?:(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?)|(?:\d{6} )?\d\d:\d\d:\d\d(?:\.\d{1,9})?) ([\w.-]{1,60})(?: [\w.-]{1,60})?(?::\d{1,6})?\] /,
    take: ([, level, time, logger]) => ({ time, level: level === 'C' ? 'critical' : level, logger }),
    example: '[E 2026-05-22 08:43:36.052 ServerApp] put failed',
  },
  {
    // https://docs.rs/env_logger/0.5.0/env_logger/
    logger: 'env_logger, the level before the time',
    pattern: new RegExp(String.raw`^(TRACE|DEBUG|INFO|WARN|ERROR) {1,2}(${ISO}): ([\w:]{2,120}): `),
    take: ([, level, time, logger]) => ({ level, time, logger }),
    example: 'ERROR 2026-05-16T11:20:31Z: depot::s3: put failed',
  },
  {
    logger: 'AWS SDK for C++',
    pattern: new RegExp(String.raw`^\[(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\] (${ISO}) (?=\w)`),
    take: ([, level, time]) => ({ level, time }),
    example: '[ERROR] 2026-05-22 08:43:36.052 AWSClient [140737329288256] put failed',
  },
  {
    // https://github.com/awslabs/aws-c-common/blob/main/source/log_formatter.c
    logger: 'AWS Common Runtime (CRT)',
    pattern: new RegExp(
      String.raw`^\[(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\] \[(${ISO})\] \[[0-9a-f]{4,20}\] (?:\[([\w-]{1,40})\] )?- `,
    ),
    take: ([, level, time, logger]) => ({ level, time, logger }),
    example: '[ERROR] [2026-05-22T08:43:36Z] [00007f3b2c1ff700] [AuthSigning] - put failed',
  },
  {
    logger: 'zap console, seconds in exponents',
    pattern: /^(\d\.\d{5,18}e\+09)\t(DEBUG|INFO|WARN|ERROR|DPANIC|PANIC|FATAL)\t(?:([\w./-]{1,80})\t)?/,
    take: ([, time, level, logger]) => ({ time: String(Number(time)), level, logger }),
    example: '1.6590061832090268e+09\tERROR\tcontrollers.depot\tput failed',
  },
  {
    logger: 'zap console, pasted with blanks for its tabs',
    pattern:
      /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d{4})) {2,8}(DEBUG|INFO|WARN|ERROR|DPANIC|PANIC|FATAL) {2,8}(?:([\w./-]{1,80}) {2,8})?/,
    take: ([, time, level, logger]) => ({ time, level, logger }),
    example: '2026-03-18T18:13:02.122Z        ERROR        controllers.Depot        put failed',
  },
  {
    logger: 'Elixir Logger, clock and level',
    // A thread's name in brackets is no level.
    pattern:
      /^\d\d:\d\d:\d\d(?:\.\d+)? (?:[\w.]{1,40}=\S{1,80} )*\[(debug|info|notice|warn|warning|error|critical|alert|emergency)\]\s+/,
    take: ([, level]) => ({ level }),
    example: '10:02:12.123 [error] put failed',
  },
  {
    logger: 'Monolog, Laravel',
    pattern: new RegExp(
      String.raw`^\[(${ISO})\] [\w-]{1,40}\.(DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL|ALERT|EMERGENCY): `,
    ),
    take: ([, time, level]) => ({ time, level }),
    example: '[2026-10-19 09:56:49] production.ERROR: put failed',
  },
  {
    logger: 'PHP',
    pattern:
      /^\[\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d [\w/]{1,40}\] PHP (Fatal error|Parse error|Warning|Notice|Deprecated):\s{1,3}/,
    take: ([, level]) => ({ level: level!.endsWith('error') ? 'error' : level === 'Warning' ? 'warn' : 'info' }),
    example: '[18-May-2026 10:02:10 UTC] PHP Fatal error:  put failed',
  },
  {
    logger: 'a syslog time and a level, without a host',
    pattern:
      /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})? (TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL) /,
    take: ([, level]) => ({ level }),
    example: 'Sep 21 17:16:19.191 ERROR put failed',
  },
  {
    // https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Internal/Util/_bcl+netstandard/InternalConsoleLogger.cs
    logger: 'AWS SDK for .NET, its console',
    pattern: /^([A-Z][\w.]{2,80}) \d{1,9}\|(\d{4}-\d\d-\d\dT[\d:.]{8,18}Z)\|(\w{4,8})\|/,
    take: ([, logger, time, level]) => ({ time, level, logger }),
    example: 'AmazonS3Client 17|2026-05-18T10:02:10.123Z|ERROR|put failed',
  },
  {
    logger: 'Sidekiq',
    pattern: /^(?:(\d{4}-\d\d-\d\dT[\d:.]{8,18}Z) )?(?:\w{1,20}=\S{1,80} ){1,8}(DEBUG|INFO|WARN|ERROR|FATAL): /,
    take: ([, time, level]) => ({ time, level }),
    example: '2026-05-16T11:20:31.642Z pid=1 tid=gq1 WARN: put failed',
  },
  {
    logger: 'logrus for a terminal',
    pattern: new RegExp(String.raw`^(TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[(?:\d{4,9}|(${ISO}))\] `),
    take: ([, level, time]) => ({ time, level }),
    example: 'ERRO[0017] put failed',
  },
  {
    logger: 'a program and its process',
    pattern: /^([a-z][\w.@-]{1,40})\[\d{1,7}\]: (?=\S)/,
    take: ([, logger]) => ({ logger }),
    example: 'depot-worker[3121]: put failed',
  },
  {
    logger: 'a component in brackets',
    pattern: /^\[([A-Z][\w.@-]{2,40}(?: @ \w{1,40})?)\]: (?=\S)/,
    take: ([, logger]) => ({ logger }),
    example: '[CredentialProviderBuilder]: put failed',
  },
  {
    // https://docs.npmjs.com/cli/using-npm/logging (the debug log)
    logger: 'npm, its debug log',
    pattern: /^\d{1,7} (silly|verbose|http|timing|info|notice|warn|error) (?=\S)/,
    take: ([, level]) => ({ level: level === 'timing' ? 'debug' : level }),
    example: '910 error put failed',
  },
  {
    // https://bazel.build/reference/command-line-reference#flag--show_timestamps
    logger: 'Bazel, with times',
    pattern: /^\(\d\d:\d\d:\d\d\) (?:(DEBUG|INFO|WARNING|ERROR|FAIL|FAILED|FATAL): )?(?=\S)/,
    take: ([, level]) => ({ level: level?.startsWith('FAIL') ? 'error' : level }),
    example: '(08:16:40) ERROR: put failed',
  },
  {
    logger: 'NestJS',
    pattern:
      /^\[Nest\] \d{1,9}\s{1,3}- (\d\d\/\d\d\/\d{4}, \d{1,2}:\d\d:\d\d [AP]M)\s{1,8}(LOG|ERROR|WARN|DEBUG|VERBOSE|FATAL) (?:\[([\w .-]{1,60})\] )?/,
    take: ([, , level, logger]) => ({ level, logger }),
    example: '[Nest] 29  - 03/02/2026, 9:12:44 AM   ERROR [ExceptionsHandler] put failed',
  },
]
