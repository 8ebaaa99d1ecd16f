/** How products begin a line that have a form of their own: servers, runners, command lines, platforms. One entry a product. */
import { ISO, type Shape } from './head-shape.ts'

export const PRODUCTS: readonly Shape[] = [
  {
    // https://github.com/fluxcd/flux2/blob/main/cmd/flux/log.go, and many a tool for a terminal
    logger: 'marks of tools for a terminal (flux and others)',
    pattern: /^([►◎✔✓✖✗❌⚠])\uFE0F? {1,2}(?=\S)/u,
    take: ([, mark]) => ({ level: /[✖✗❌]/u.test(mark!) ? 'error' : mark === '⚠' ? 'warn' : 'info' }),
    example: '✗ put failed',
  },
  {
    // What fails is `Error: `, as of others. https://github.com/puppetlabs/puppet/blob/main/lib/puppet/util/log/destinations.rb
    logger: 'Puppet',
    pattern: /^(Notice|Info|Debug|Warning): (?=\S)/,
    take: ([, level]) => ({ level }),
    example: 'Info: put failed',
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
    // https://www.nextflow.io/docs/latest/cli.html (.nextflow.log), which leaves out the year
    logger: 'Nextflow',
    pattern:
      /^[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d\.\d{3} \[[^\]\n]{1,80}\] (TRACE|DEBUG|INFO|WARN|ERROR) {1,2}([\w.$]{2,120}) - /,
    take: ([, level, logger]) => ({ level, logger }),
    example: 'May-16 11:20:31.642 [main] ERROR nextflow.depot.Depot - put failed',
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
    // https://github.com/kahing/goofys/blob/master/internal/logger.go
    logger: 'goofys',
    pattern: /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{6}) (\w{1,20})\.(DEBUG|INFO|WARNING|ERROR|FATAL|PANIC) /,
    take: ([, time, logger, level]) => ({ time, level, logger }),
    example: '2026/09/06 02:27:13.102211 main.ERROR put failed',
  },
  {
    logger: 'Spark, log4j with a short year',
    pattern:
      /^(\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d(?:,\d{3})?) (TRACE|DEBUG|INFO|WARN|ERROR|FATAL) (?:\[[^\]\n]{1,120}\] )?([\w.$]{1,120}): /,
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
      /^(?:\s{2,4}|(?:\S{1,60}\s{2,20}){1,2})(Normal|Warning)\s{2,20}(\w{2,60})\s{2,60}(?:[\w<>]{1,20}(?: \(x\d{1,9} over \w{1,20}\))?\s{2,40})?(?:(pod\/\S{1,200})|\S{1,200})\s{2,200}/,
    take: ([, type, , pod]) => ({ level: type === 'Warning' ? 'error' : 'info', logger: pod }),
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
    // https://tomcat.apache.org/tomcat-10.1-doc/logging.html
    logger: 'Tomcat',
    pattern:
      /^(\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d\.\d{3}) (SEVERE|WARNING|INFO|CONFIG|FINE|FINER|FINEST) \[[^\]\n]{1,80}\] ([\w.$]{1,160}) /,
    take: ([, time, level, logger]) => ({ time, level, logger }),
    example: '16-May-2026 11:20:31.642 SEVERE [http-nio-8080-exec-1] com.acme.Depot.put put failed',
  },
  {
    // https://docs.aws.amazon.com/greengrass/v2/developerguide/monitor-logs.html: of the nucleus, and of what it relays of components
    logger: 'IoT Greengrass',
    pattern: new RegExp(
      String.raw`^(?:(${ISO}) )?\[(TRACE|DEBUG|INFO|WARN|ERROR)\] \([^()\n]{1,120}\) ([A-Za-z][\w$-]{0,80}(?:\.[\w$-]{1,80}){1,12}): (?:stdout\. |stderr\. )?`,
    ),
    take: ([, time, level, logger]) => ({ time, level, logger }),
    example: '2026-07-31T08:12:44.902Z [ERROR] (pool-2-thread-20) com.aws.greengrass.tes.Handler: put failed',
  },
  {
    // By `log_line_prefix`, whose default is the second form, and on RDS the first. What follows an error tells more of it; a statement is
    // what somebody asked, and the word before it says so (`text-log.ts`). https://www.postgresql.org/docs/current/runtime-config-logging.html,
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.overview.parameter-groups.html
    logger: 'PostgreSQL',
    pattern: new RegExp(
      String.raw`^(${ISO} (?:[A-Z]{2,5}|[+-]\d\d))(?::[^\s:]{0,120}:[^\s:]{0,120}@[^\s:]{0,120}:\[\d{1,9}\]:| \[\d{1,9}\](?: [\w.-]{1,63}@[\w.-]{1,63})? )(?=(DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT|CONTEXT|STATEMENT|QUERY|LOCATION): )`,
    ),
    take: ([, time, word]) => ({ time, level: OF_POSTGRESQL[word!] ?? word!.replace(/\d$/, '') }),
    example: '2026-05-16 11:20:31 UTC:10.0.0.1(60264):app@depot:[12645]:ERROR:  put failed',
  },
]

/** Words that mean less to it than to others, or are no level: a session that it ended is no process that died. */
const OF_POSTGRESQL: Readonly<Record<string, string>> = {
  FATAL: 'error',
  STATEMENT: 'debug',
  QUERY: 'debug',
  LOCATION: 'debug',
}
