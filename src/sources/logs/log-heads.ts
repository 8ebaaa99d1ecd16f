/**
 * Heads of log lines that are more than a time and a level: one entry a logger. An entry takes what stands before the message
 * off the line; docs/adding-a-format.md tells how to add one.
 */
import type { LogRecord } from '../../model/records.ts'
import { fromText } from '../kit/times.ts'
import { severityOf } from './log-facts.ts'
import { TOOLS } from './tool-heads.ts'

/** What the head of a line says. */
export interface Head {
  time?: number
  severity?: LogRecord['severity']
  logger?: string
  service?: string
}

export interface Shape {
  logger: string
  /** The head alone: what follows is the message. */
  pattern: RegExp
  take: (found: RegExpExecArray) => {
    time?: string | undefined
    level?: string | undefined
    logger?: string | undefined
    service?: string | undefined
  }
  example: string
}

const ISO = String.raw`\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?`

/** Levels as devices write them. */
const ANDROID: Readonly<Record<string, string>> = {
  V: 'trace',
  D: 'debug',
  I: 'info',
  W: 'warn',
  E: 'error',
  F: 'fatal',
}
const APPLE: Readonly<Record<string, string>> = { I: 'info', Db: 'debug', E: 'error', F: 'fatal' }

const LOGGERS: readonly Shape[] = [
  {
    // https://github.com/fluxcd/flux2/blob/main/cmd/flux/log.go, and many a tool for a terminal
    logger: 'marks of tools for a terminal (flux and others)',
    pattern: /^([►◎✔✓✖✗❌⚠])\uFE0F? {1,2}(?=\S)/u,
    take: ([, mark]) => ({ level: /[✖✗❌]/u.test(mark!) ? 'error' : mark === '⚠' ? 'warn' : 'info' }),
    example: '✗ put failed',
  },
  {
    logger: 'Ruby Logger, Rails',
    pattern: /^[DIWEFA], \[(\d{4}-\d\d-\d\dT[\d:.]{8,18}) #\d+\]\s{1,3}(\w+) -- ([^:\n]{0,80}): ?/,
    take: ([, time, level, logger]) => ({ time, level, logger: logger!.trim() || undefined }),
    example: 'E, [2026-07-31T08:12:44.902211 #7] ERROR -- app: put failed',
  },
  {
    // What fails is `Error: `, as of others. https://github.com/puppetlabs/puppet/blob/main/lib/puppet/util/log/destinations.rb
    logger: 'Puppet',
    pattern: /^(Notice|Info|Debug|Warning): (?=\S)/,
    take: ([, level]) => ({ level }),
    example: 'Info: put failed',
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
    // https://www.jenkins.io/doc/book/system-administration/viewing-logs/
    logger: 'Jenkins',
    pattern: new RegExp(
      String.raw`^(${ISO}) \[id=\d{1,9}\]\t(SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST)\t([\w.$]{1,120})(?:#\w{1,80})?: `,
    ),
    take: ([, time, level, logger]) => ({ time, level, logger }),
    example: '2026-12-29 14:47:52.287+0000 [id=17291]\tSEVERE\tc.c.j.p.a.AWSCredentialsImpl#getCredentials: put failed',
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
    // https://helpcenter.veeam.com/docs/vbr/userguide/logging.html; the day may stand before the month.
    logger: 'Veeam',
    pattern:
      /^\[\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d\.\d{3}\] {1,8}<\d{1,6}> {1,8}(Error|Warning|Info)(?: {0,3}\(\d\))? {1,8}/,
    take: ([, level]) => ({ level }),
    example: '[16.05.2026 11:20:31.642]    <22>   Error (3)   put failed',
  },
  {
    // https://mosquitto.org/man/mosquitto-conf-5.html (log_timestamp): seconds since the epoch
    logger: 'Mosquitto',
    pattern: /^(1\d{9}): (?:(Error|Warning): )?(?=\w)/,
    take: ([, seconds, level]) => ({ time: new Date(Number(seconds) * 1000).toISOString(), level }),
    example: '1778930431: Error: put failed',
  },
  {
    // https://dev.epicgames.com/documentation/unreal-engine/logging-in-unreal-engine
    logger: 'Unreal Engine',
    pattern:
      /^\[(\d{4})\.(\d\d)\.(\d\d)-(\d\d)\.(\d\d)\.(\d\d):(\d{3})\]\[ {0,2}\d{1,3}\](\w{2,60}): (?:(Fatal|Error|Warning|Display|Log|Verbose|VeryVerbose): )?/,
    take: ([, year, month, day, hour, minute, second, ms, logger, level]) => ({
      time: `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`,
      level:
        level === 'Error' || level === 'Warning' || level === 'Fatal'
          ? level
          : level?.includes('Verbose')
            ? 'debug'
            : 'info',
      logger,
    }),
    example: '[2026.05.16-11.20.31:642][  7]LogDepot: Error: put failed',
  },
  {
    // https://www.nextflow.io/docs/latest/cli.html (.nextflow.log), which leaves out the year
    logger: 'Nextflow',
    pattern:
      /^[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d\.\d{3} \[[^\]\n]{1,80}\] (TRACE|DEBUG|INFO|WARN|ERROR) {1,2}([\w.$]{2,120}) - /,
    take: ([, level, logger]) => ({ level, logger }),
    example: 'May-16 11:20:31.642 [main] ERROR nextflow.depot.Depot - put failed',
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
    // All of a play is at INFO, also what is fatal. https://docs.ansible.com/ansible/latest/reference_appendices/logging.html
    logger: 'Ansible, log_path',
    pattern: new RegExp(
      String.raw`^(${ISO}) p=\d{1,9} u=\S{1,80} n=\S{1,80} (?:INFO\| (?=fatal: |failed: |An exception occurred)|(DEBUG|INFO|WARNING|ERROR)\| )?`,
    ),
    take: ([, time, level]) => ({ time, level }),
    example: '2026-09-08 14:20:11,004 p=41122 u=deploy n=ansible ERROR| put failed',
  },
  {
    logger: 'Serverless Framework',
    pattern: /^(?:Serverless: (?=[A-Z])|(?=Deploying [\w-]{1,80} to stage [\w-]{1,40} \())/,
    take: () => ({}),
    example: 'Serverless: Packaging service, put failed',
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
    logger: 'Spark, log4j with a short year',
    pattern: /^(\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d) (TRACE|DEBUG|INFO|WARN|ERROR|FATAL) ([\w.$]{1,120}): /,
    take: ([, time, level, logger]) => ({ time: `20${time}`, level, logger }),
    example: '26/10/17 06:12:03 ERROR Executor: put failed',
  },
  {
    logger: 'Airflow',
    pattern: /^\[(\d{4}-\d\d-\d\d), (\d\d:\d\d:\d\d(?:\.\d+)?) ?(UTC|[+-]\d{4})?\] \{([\w.-]{1,80}:\d+)\} (\w+) - /,
    take: ([, day, clock, zone, logger, level]) => ({ time: `${day} ${clock}${zone ?? ''}`, level, logger }),
    example: '[2026-07-23, 10:02:12 UTC] {taskinstance.py:1824} ERROR - put failed',
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
    logger: 'Apache httpd',
    pattern:
      /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})? \d{4}\] \[(?:\w{1,30}:)?(emerg|alert|crit|error|warn|notice|info|debug)\] (?:\[pid [\d:tid ]{1,40}\] )?(?:\[client [^\]]{1,60}\] )?/,
    take: ([, level]) => ({ level }),
    example: '[Mon May 18 10:02:10.123456 2026] [php:error] [pid 7] [client 10.0.0.1:4711] put failed',
  },
  {
    // https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    logger: 'GitHub Actions, a command or its mark',
    pattern: new RegExp(
      String.raw`^(?:(${ISO}) )?(?:##\[(error|warning|notice|debug)\]|::(error|warning|notice|debug)(?: [^:\n]{1,200})?::)`,
    ),
    take: ([, time, mark, command]) => ({ time, level: mark ?? command }),
    example: '::error file=app.js,line=1::put failed',
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
    logger: 'Heroku logplex',
    pattern: /^(?:\d{1,6} )?<\d{1,3}>1 (\d{4}-\d\d-\d\dT\S{8,30}) \S{1,80} (\S{1,80}) (\S{1,80}) (?:\S{1,80} )?- /,
    take: ([, time, service]) => ({ time, service }),
    example: '83 <40>1 2026-05-16T11:20:31+00:00 host app web.3 - put failed',
  },
  {
    logger: 'Heroku',
    pattern: /^(?:(\d{4}-\d\d-\d\dT[\d:.]{8,18}[+-]\d\d:\d\d) )?(app|heroku)\[([\w.-]{1,40})\]: /,
    take: ([, time, , service]) => ({ time, service }),
    example: '2026-05-16T11:20:31.642123+00:00 app[web.1]: put failed',
  },
  {
    logger: 'Telegraf, CloudWatch agent',
    pattern: new RegExp(`^(?:(${ISO}) )?([DIWE])! `),
    take: ([, time, level]) => ({ time, level }),
    example: '2026-05-19T06:42:01Z E! put failed',
  },
  {
    logger: 'logrus for a terminal',
    pattern: new RegExp(String.raw`^(TRAC|DEBU|INFO|WARN|ERRO|FATA|PANI)\[(?:\d{4,9}|(${ISO}))\] `),
    take: ([, level, time]) => ({ time, level }),
    example: 'ERRO[0017] put failed',
  },
  {
    logger: 'ClickHouse',
    pattern:
      /^(?:\[[\w.-]{1,64}\] )?(\d{4}\.\d\d\.\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})?) \[ \d{1,20} \] \{[^}]{0,80}\} <(\w{1,20})> ((?:[\w ().-]|::){1,80}): /,
    take: ([, time, level, logger]) => ({ time: time!.replace(/\./, '-').replace(/\./, '-'), level, logger }),
    example: '2026.07.14 14:43:58.603074 [ 1987 ] {fec1d7b6-5fab} <Error> AWSClient: put failed',
  },
  {
    // The cluster knows two types of events, and what goes wrong is a warning to it.
    logger: 'kubectl describe, kubectl get events',
    pattern:
      /^(?:\s{2,4}|(?:\S{1,60}\s{2,20}){1,2})(Normal|Warning)\s{2,20}(\w{2,60})\s{2,60}(?:[\w<>]{1,20}(?: \(x\d{1,9} over \w{1,20}\))?\s{2,40})?\S{1,200}\s{2,200}/,
    take: ([, type]) => ({ level: type === 'Warning' ? 'error' : 'info' }),
    example: '  Warning  PresentError  24s (x2 over 1m)  cert-manager  put failed',
  },
  {
    logger: 'AWS CLI',
    pattern: /^aws: \[(ERROR|WARNING)\]: /,
    take: ([, level]) => ({ level }),
    example: 'aws: [ERROR]: put failed',
  },
  {
    // https://github.com/heroku/heroku-buildpack-nodejs/blob/main/lib/output.sh, and every other's.
    logger: 'buildpacks',
    pattern: /^-----> (?=\S)/,
    take: () => ({}),
    example: '-----> put failed',
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
    logger: 'NestJS',
    pattern:
      /^\[Nest\] \d{1,9}\s{1,3}- (\d\d\/\d\d\/\d{4}, \d{1,2}:\d\d:\d\d [AP]M)\s{1,8}(LOG|ERROR|WARN|DEBUG|VERBOSE|FATAL) (?:\[([\w .-]{1,60})\] )?/,
    take: ([, , level, logger]) => ({ level, logger }),
    example: '[Nest] 29  - 03/02/2026, 9:12:44 AM   ERROR [ExceptionsHandler] put failed',
  },
  {
    // https://github.com/elastic/logstash/blob/main/config/log4j2.properties, and Elasticsearch's.
    logger: 'Logstash',
    pattern: new RegExp(
      String.raw`^\[(${ISO})\]\[(TRACE|DEBUG|INFO|WARN|ERROR|FATAL) {0,2}\]\[([\w.]{1,80}) {0,40}\] ?(?:\[[^\]\n]{1,100}\] ?){0,2}`,
    ),
    take: ([, time, level, logger]) => ({ time, level, logger }),
    example: '[2026-05-16T11:20:31,642][ERROR][logstash.outputs.s3      ][main] put failed',
  },
  {
    logger: 'packer',
    pattern: /^(?:==>|-->) ([a-z][\w.-]{1,80}): (?=\S)/,
    take: ([, logger]) => ({ logger }),
    example: '==> amazon-ebs: put failed',
  },
  {
    // https://github.com/honojs/hono/blob/main/src/middleware/logger/index.ts, https://github.com/koajs/logger
    logger: 'Hono, Koa, of a request',
    pattern: /^(?:<--|--x|xxx|-->(?= (?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) )) (?=\S)/,
    take: () => ({}),
    example: '--> POST /depot 500 12ms put failed',
  },
  {
    logger: 'Duplicati',
    pattern:
      /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) ([+-]\d\d) - \[(Profiling|Verbose|Retry|Information|DryRun|Warning|Error)-([\w.-]{1,160})\]: /,
    take: ([, time, zone, level, logger]) => ({
      time: `${time}${zone}:00`,
      level: level === 'Retry' ? 'warn' : level,
      logger,
    }),
    example: '2026-08-06 04:42:03 +09 - [Error-Duplicati.Library.Backend.S3]: put failed',
  },
  {
    // https://github.com/common-fate/clio/blob/main/clio.go for Granted.
    logger: 'eksctl, Granted',
    pattern: new RegExp(String.raw`^(?:(${ISO}) )?\[([ℹi!✖✘✔▶])\]\s{1,4}`),
    take: ([, time, mark]) => ({
      time,
      level: { '!': 'warn', '✖': 'error', '✘': 'error', '▶': 'debug' }[mark!] ?? 'info',
    }),
    example: '2026-04-01 18:04:36 [✖]  put failed',
  },
  {
    logger: 'an id before the time, Metabase',
    pattern: new RegExp(
      String.raw`^\[[\w-]{4,40}\] (${ISO}) (TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL) ([\w$-]{1,60}(?:\.[\w$-]{1,60}){1,12}) `,
    ),
    take: ([, time, level, logger]) => ({ time, level, logger }),
    example: '[6477ad8b] 2026-09-17T17:21:09-07:00 ERROR metabase.driver.util put failed',
  },
  {
    // https://developer.android.com/tools/logcat#outputFormat (brief, tag), and `flutter run`
    logger: 'Android logcat',
    pattern: /^([VDIWEF])\/([\w$. -]{1,60}?) {0,40}(?:\( {0,6}\d{1,7}\))?: (?=\S|\s)/,
    take: ([, level, logger]) => ({ level: ANDROID[level!], logger }),
    example: 'E/Depot   ( 1255): put failed',
  },
  {
    // The same with times, which leave out the year (time, threadtime), and as Android Studio shows it.
    logger: 'Android logcat, with times',
    pattern:
      /^(\d{4}-)?(\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) {1,4}(?:\d{1,7} {1,6}\d{1,7} ([VDIWEF]) ([^:\n]{1,60}?) {0,40}: |([VDIWEF])\/([^:(\n]{1,60}?) {0,40}\( {0,6}\d{1,7}\): |\d{1,7}-\d{1,7} {1,8}(\S{1,60}) {1,60}\S{1,120} {1,60}([VDIWEF]) {2})/,
    take: ([, year, time, thread, ofThread, brief, ofBrief, ofStudio, studio]) => ({
      time: year && `${year}${time}`,
      level: ANDROID[thread ?? brief ?? studio!],
      logger: ofThread ?? ofBrief ?? ofStudio,
    }),
    example: '05-16 11:20:31.642  1255  1301 E Depot   : put failed',
  },
  {
    // https://developer.apple.com/documentation/foundation/nslog, and `log stream --style compact`; a program's name may have blanks.
    logger: 'NSLog, Apple’s unified log',
    pattern: new RegExp(
      String.raw`^(${ISO}) (?:(Df|I|Db|E|F|A) {1,3})?([A-Za-z][\w .()&+-]{0,80})\[\d{1,9}(?::[0-9a-f]{1,12})?\] (?:\([\w. -]{1,60}\) )?`,
    ),
    take: ([, time, level, logger]) => ({ time, level: APPLE[level ?? ''], logger }),
    example: '2026-05-16 11:20:31.642 E  Depot Client[1255:1904460] put failed',
  },
  {
    // https://github.com/react-native-community/cli (Metro); its other levels are everybody's.
    logger: 'React Native’s Metro, Flutter on iOS',
    pattern: /^(?:LOG {2}|flutter: )(?=\S)/,
    take: () => ({}),
    example: ' LOG  put failed',
  },
  {
    // https://tomcat.apache.org/tomcat-10.1-doc/logging.html
    logger: 'Tomcat',
    pattern:
      /^(\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d\.\d{3}) (SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST) \[[^\]\n]{1,80}\] ([\w.$]{1,160}) /,
    take: ([, time, level, logger]) => ({ time, level, logger }),
    example: '16-May-2026 11:20:31.642 SEVERE [http-nio-8080-exec-1] com.acme.Depot.put put failed',
  },
  {
    // Files of a page, code from a string, the page itself.
    logger: 'console of a browser, as saved by Chrome',
    pattern:
      /^(?:[\w@.-]{1,80}\.(?:[cm]?jsx?|tsx?|vue|svelte|html)(?:\?[\w=.&-]{0,80})?|VM\d{1,6}|\(index\)):\d{1,6} (?=[^\s|-])/,
    take: () => ({}),
    example: 'Upload.js:48 put failed',
  },
]

export const SHAPES: readonly Shape[] = [...LOGGERS, ...TOOLS]

/** The head of a line of a known shape, and where its message begins. */
export function headOf(body: string): (Head & { length: number }) | undefined {
  const start = body.slice(0, 1000)
  for (const { pattern, take } of SHAPES) {
    const found = pattern.exec(start)
    if (!found) continue
    const { time, level, logger, service } = take(found)
    const at = time === undefined ? undefined : fromText(time)
    const severity = severityOf(level)
    return {
      length: found[0].length,
      ...(at !== undefined && { time: at }),
      ...(severity && { severity }),
      ...(logger && { logger }),
      ...(service && { service }),
    }
  }
  return undefined
}
