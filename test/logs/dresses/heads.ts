/** How loggers, runtimes and those who pass lines on set one message: what stands before, around and behind it. */
import { FIELDS } from './fields.ts'
import { at, day, type Head, json, levelOf, millis, two } from './head.ts'

const upper = levelOf({ error: 'ERROR', warn: 'WARN', info: 'INFO' })
const python = levelOf({ error: 'ERROR', warn: 'WARNING', info: 'INFO' })
const serilog = levelOf({ error: 'Error', warn: 'Warning', info: 'Information' })
const short = levelOf({ error: 'ERR', warn: 'WRN', info: 'INF' })
const syslog = levelOf({ error: 3, warn: 4, info: 6 })
const pino = levelOf({ error: 50, warn: 40, info: 30 })
const runner = levelOf({ error: '##[error]', warn: '##[warning]', info: '' })
const klog = levelOf({ error: 'E', warn: 'W', info: 'I' })

const REQUEST = '4c4a9b8e-1111-4f0e-9b6a-1c2d3e4f5a6b'
const STREAM = '2026/05/18/[$LATEST]4c4a9b8e11114f0e9b6a1c2d3e4f5a6b'
const POD = 'depot-7d9f8b6c5-x2x4p'

/** The same before each line of a message. */
const before = (head: string, text: string): string =>
  text
    .split('\n')
    .map((line) => head + line)
    .join('\n')

/** One message, as the program itself wrote it. */
const plain: Head = (said) => `${at(said)}Z ${upper(said)} ${said.text}`

const LOGGERS: Readonly<Record<string, Head>> = {
  'a time and a level': plain,
  'a time alone': (s) => `${at(s)}Z ${s.text}`,
  'a level alone': (s) => `${upper(s)} ${s.text}`,
  'a level in brackets': (s) => `[${upper(s)}] ${s.text}`,
  nothing: (s) => s.text,
  tabs: (s) => `${at(s)}Z\t${upper(s)}\tdepot\t${s.text}`,
  logrus: (s) => `time="${at(s)}Z" level=${s.level === 'warn' ? 'warning' : s.level} msg=${json(s.text)}`,
  'logrus for a terminal': (s) => `${upper(s).slice(0, 4)}[${String(s.second).padStart(4, '0')}] ${s.text}`,
  logfmt: (s) => `ts=${at(s)}Z caller=main.go:12 level=${s.level} component=depot msg=${json(s.text)}`,
  'zap for a terminal': (s) => `${at(s)}.123Z\t${upper(s)}\tdepot/main.go:12\t${s.text}`,
  klog: (s) => `${klog(s)}0518 10:02:${two(s)}.123456       1 main.go:12] ${s.text}`,
  slog: (s) => `time=${at(s)}.123Z level=${upper(s)} msg=${json(s.text)}`,
  'slog, its default': (s) => `2026/05/18 10:02:${two(s)} ${upper(s)} ${s.text}`,
  'zerolog for a terminal': (s) => `10:02AM ${short(s)} ${s.text} item=${s.second}`,
  hclog: (s) => `${at(s)}.123Z [${upper(s)}]${s.level === 'error' ? '' : ' '} depot: ${s.text}`,
  'Go’s log': (s) => `2026/05/18 10:02:${two(s)} ${s.text}`,
  'Go’s log, with the file': (s) => `2026/05/18 10:02:${two(s)} main.go:12: ${s.text}`,
  'Serilog for a terminal': (s) => `[10:02:${two(s)} ${short(s)}] ${s.text}`,
  '.NET': (s) =>
    `${levelOf({ error: 'fail', warn: 'warn', info: 'info' })(s)}: Depot.Worker[0]\n${before('      ', s.text)}`,
  NLog: (s) => `${day(s)}.1234|${upper(s)}|Depot.Worker|${s.text}`,
  log4net: (s) => `${day(s)},123 [7] ${upper(s).padEnd(5)} Depot.Worker - ${s.text}`,
  logback: (s) => `10:02:${two(s)}.123 [main] ${upper(s).padEnd(5)} com.depot.Worker - ${s.text}`,
  'Spring Boot': (s) =>
    `${at(s)}.123Z ${upper(s).padStart(5)} 1 --- [depot] [           main] com.depot.Worker                         : ${s.text}`,
  'java.util.logging': (s) =>
    `May 18, 2026 10:02:${two(s)} AM com.depot.Worker put\n${levelOf({ error: 'SEVERE', warn: 'WARNING', info: 'INFO' })(s)}: ${s.text}`,
  'Python, dashes': (s) => `${day(s)},123 - depot.worker - ${python(s)} - ${s.text}`,
  'Python, its default': (s) => `${python(s)}:depot.worker:${s.text}`,
  'Python, its level first': (s) => `[${python(s)}] ${day(s)},123 worker.py:12 ${s.text}`,
  loguru: (s) => `${day(s)}.123 | ${python(s).padEnd(8)} | depot.worker:put:12 - ${s.text}`,
  'structlog for a terminal': (s) => `${day(s)} [${python(s).toLowerCase().padEnd(9)}] ${s.text}       depot=a`,
  uvicorn: (s) => `${python(s)}:${' '.repeat(9 - python(s).length)}${s.text}`,
  gunicorn: (s) => `[${day(s)} +0000] [7] [${python(s)}] ${s.text}`,
  Celery: (s) => `[${day(s)},123: ${python(s)}/ForkPoolWorker-1] ${s.text}`,
  Airflow: (s) => `[${at(s)}.123+0000] {taskinstance.py:1824} ${python(s)} - ${s.text}`,
  Rails: (s) =>
    `${klog(s)}, [${at(s)}.902211 #7] ${upper(s).padStart(5)} -- : [8a1b2c3d-1111-4f0e-9b6a-1c2d3e4f5a6b] ${s.text}`,
  Sidekiq: (s) => `${at(s)}.642Z pid=1 tid=gq1 class=DepotJob jid=aa11 ${upper(s)}: ${s.text}`,
  Laravel: (s) =>
    `[${day(s)}] production.${python(s)}: ${s.text} ${s.fails ? '{"exception":"[object] (RuntimeException(code: 0))"} ' : ' '}`,
  Symfony: (s) => `[${at(s)}.123456+00:00] app.${python(s)}: ${s.text} [] []`,
  Elixir: (s) => `10:02:${two(s)}.123 [${python(s).toLowerCase()}] ${s.text}`,
  'Rust’s tracing': (s) => `${at(s)}.123456Z ${upper(s).padStart(5)} depot::worker: ${s.text}`,
  env_logger: (s) => `[${at(s)}Z ${upper(s).padEnd(5)} depot::worker] ${s.text}`,
  'pino-pretty': (s) => `[10:02:${two(s)}.123] ${upper(s)} (7): ${s.text}`,
  'winston, simple': (s) => `${s.level}: ${s.text}`,
  log4js: (s) => `[${at(s)}.123] [${upper(s)}] depot - ${s.text}`,
  NestJS: (s) =>
    `[Nest] 29  - 05/18/2026, 10:02:${two(s)} AM ${levelOf({ error: 'ERROR', warn: 'WARN', info: 'LOG' })(s).padStart(7)} [Worker] ${s.text}`,
  sbt: (s) => `[ ${levelOf({ error: 'Error  ', warn: 'Warning', info: 'Message' })(s)} ] ${s.text}`,
}

const PASSED_ON: Readonly<Record<string, Head>> = {
  compose: (s) => before('depot-worker-1  | ', plain(s)),
  'compose, nothing else': (s) => before('depot-worker-1  | ', s.text),
  stern: (s) => before(`${POD} worker `, plain(s)),
  'stern, JSON': (s) => `${POD} worker ${json({ level: s.level, ts: `${at(s)}Z`, msg: s.text })}`,
  'kubectl logs --prefix': (s) => before(`[pod/${POD}/worker] `, plain(s)),
  journald: (s) => before(`May 18 10:02:${two(s)} ip-10-0-0-7 depot[712]: `, `${upper(s)} ${s.text}`),
  'journald, nothing else': (s) => before(`May 18 10:02:${two(s)} ip-10-0-0-7 depot[712]: `, s.text),
  'journald, short-iso': (s) => before(`${at(s)}+0000 ip-10-0-0-7 depot[712]: `, s.text),
  'journald, JSON': (s) =>
    json({
      __REALTIME_TIMESTAMP: String(millis(s) * 1000),
      PRIORITY: String(syslog(s)),
      _PID: '712',
      SYSLOG_IDENTIFIER: 'depot',
      MESSAGE: s.text,
    }),
  'syslog of RFC 5424': (s) => before(`<${8 + syslog(s)}>1 ${at(s)}.123Z ip-10-0-0-7 depot 712 - - `, s.text),
  'a container runtime': (s) => before(`${at(s)}.123456789Z stderr F `, `${upper(s)} ${s.text}`),
  'a container runtime, nothing else': (s) => before(`${at(s)}.123456789Z stderr F `, s.text),
  'json-file of Docker': (s) => docker(s, `${upper(s)} ${s.text}`),
  'json-file of Docker, nothing else': (s) => docker(s, s.text),
  'fluent-bit': (s) =>
    json({
      date: millis(s) / 1000,
      kubernetes: { pod_name: 'depot', container_name: 'worker' },
      stream: 'stderr',
      log: `${upper(s)} ${s.text}`,
    }),
  'Lambda, Node': (s) => `${at(s)}.123Z\t${REQUEST}\t${upper(s)}\t${s.text}`,
  'Lambda, Python': (s) => `[${python(s)}]\t${at(s)}.123Z\t${REQUEST}\t${s.text}`,
  'aws logs tail': (s) => `${at(s)}.123000+00:00 ${STREAM} ${upper(s)} ${s.text}`,
  'aws logs filter-log-events': (s) =>
    json({ logStreamName: STREAM, timestamp: millis(s), message: `${upper(s)} ${s.text}`, eventId: '1' }),
  'Logs Insights': (s) =>
    json({ '@timestamp': `${day(s)}.123`, '@message': `${at(s)}Z ${upper(s)} ${s.text}`, '@logStream': STREAM }),
  'GitHub Actions': (s) => before(`${at(s)}.1234567Z `, `${runner(s)}${s.text}`),
  'GitHub Actions, nothing else': (s) => before(`${at(s)}.1234567Z `, s.text),
  'gh run view': (s) => before(`deploy\tRun make deploy\t${at(s)}.1234567Z `, s.text),
  GitLab: (s) =>
    before(`${at(s)}.123456Z 01O `, s.level === 'error' ? `\u001b[31;1mERROR: ${s.text}\u001b[0;m` : s.text),
}

function docker(said: Parameters<Head>[0], text: string): string {
  return text
    .split('\n')
    .map((line) => json({ log: `${line}\n`, stream: 'stderr', time: `${at(said)}.123Z` }))
    .join('\n')
}

const STRUCTURED: Readonly<Record<string, Head>> = {
  zap: (s) => json({ level: s.level, ts: millis(s) / 1000, caller: 'app/main.go:12', msg: s.text }),
  'slog, JSON': (s) => json({ time: `${at(s)}.123Z`, level: upper(s), msg: s.text }),
  'Serilog, compact': (s) =>
    json({
      '@t': `${at(s)}Z`,
      '@mt': 'Put {Key}',
      '@m': s.text,
      ...(s.level !== 'info' && { '@l': serilog(s) }),
      Key: 'a',
    }),
  '.NET, JSON': (s) =>
    json({
      Timestamp: `${at(s)}Z`,
      LogLevel: serilog(s),
      Category: 'Depot.Worker',
      Message: s.text,
      State: { Message: s.text },
    }),
  'logstash-logback': (s) =>
    json({
      '@timestamp': `${at(s)}.123Z`,
      '@version': '1',
      message: s.text,
      logger_name: 'com.depot.Worker',
      level: upper(s),
    }),
  'python-json-logger': (s) => json({ asctime: `${day(s)},123`, levelname: python(s), name: 'depot', message: s.text }),
  pino: (s) => json({ level: pino(s), time: millis(s), pid: 7, hostname: 'h', msg: s.text }),
  winston: (s) => json({ level: s.level, message: s.text, timestamp: `${at(s)}.123Z` }),
  bunyan: (s) =>
    json({ name: 'depot', hostname: 'h', pid: 7, level: pino(s), msg: s.text, time: `${at(s)}.123Z`, v: 0 }),
  GELF: (s) =>
    json({
      version: '1.1',
      host: 'h',
      short_message: s.text.split('\n')[0],
      full_message: s.text,
      timestamp: millis(s) / 1000,
      level: syslog(s),
    }),
  'Lambda, JSON': (s) =>
    json({ timestamp: `${at(s)}Z`, level: upper(s), message: s.text, logger: 'root', requestId: REQUEST }),
  'Google Cloud': (s) => json({ timestamp: `${at(s)}Z`, severity: python(s), jsonPayload: { message: s.text } }),
  OpenTelemetry: (s) =>
    json({
      Timestamp: `${at(s)}Z`,
      SeverityText: upper(s),
      SeverityNumber: levelOf({ error: 17, warn: 13, info: 9 })(s),
      Body: s.text,
    }),
  Datadog: (s) => json({ timestamp: `${at(s)}Z`, status: s.level, message: s.text, service: 'depot' }),
  'JSON without a time': (s) => json({ level: s.level, msg: s.text }),
  'JSON without a level': (s) => json({ time: `${at(s)}Z`, msg: s.text }),
}

export const HEADS: Readonly<Record<string, Head>> = { ...LOGGERS, ...PASSED_ON, ...STRUCTURED, ...FIELDS }
