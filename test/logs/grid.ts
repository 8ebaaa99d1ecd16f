/**
 * Forms in which a log can say that something failed: each takes a message, and makes a log of it in which nothing else fails.
 * `levelled` forms say it by a level or a mark; the others leave it to the words.
 */
const T = (second: number): string => `2026-05-18T10:02:${String(second).padStart(2, '0')}Z`
const json = (value: unknown): string => JSON.stringify(value)
const calm = (second: number): string => `${T(second)} INFO worker started, shard ${second}`

export const LEVELLED: Readonly<Record<string, (message: string) => string>> = {
  'a time and a level': (m) => `${calm(1)}\n${T(2)} ERROR ${m}`,
  'a level alone': (m) => `INFO started\nERROR ${m}`,
  'a level with a colon': (m) => `info: started\nerror: ${m}`,
  'a level in brackets': (m) => `[INFO] started\n[ERROR] ${m}`,
  'at level fatal': (m) => `${calm(1)}\n${T(2)} FATAL ${m}`,
  log4j: (m) => `2026-05-18 10:02:10,123 ERROR [main] com.depot.Worker - ${m}`,
  pino: (m) =>
    `${json({ level: 30, time: 1784104131603, msg: 'started' })}\n${json({ level: 50, time: 1784104131604, msg: m })}`,
  'pino, the error apart': (m) =>
    json({
      level: 50,
      time: 1784104131604,
      msg: 'request errored',
      err: { type: 'Error', message: m, stack: `Error: ${m}\n    at put (/app/a.js:1:2)` },
    }),
  zap: (m) => json({ level: 'error', ts: 1784104131.6, caller: 'app/main.go:12', msg: 'reconcile', error: m }),
  'zap for a terminal': (m) => `2026-05-18T10:02:10.123Z\terror\tapp/main.go:12\treconcile\t${json({ error: m })}`,
  slog: (m) => `time=${T(1)} level=ERROR msg=sync err=${json(m)}`,
  'logrus for a terminal': (m) => `ERRO[0017] ${m}`,
  klog: (m) => `I0518 10:02:10.123456       1 main.go:1] started\nE0518 10:02:11.123456       1 main.go:12] ${m}`,
  'klog, the error apart': (m) =>
    `E0518 10:02:11.123456       1 controller.go:12] "Reconciler error" err=${json(m)} controller="depot"`,
  'Ruby Logger': (m) => `E, [2026-07-31T08:12:44.902211 #7] ERROR -- : ${m}`,
  '.NET console': (m) => `info: Depot.Worker[0]\n      started\nfail: Depot.Worker[0]\n      ${m}`,
  Serilog: (m) => json({ '@t': T(1), '@mt': 'put', '@l': 'Error', '@x': `System.Exception: ${m}` }),
  Monolog: (m) => `[2026-10-19 09:56:49] production.ERROR: ${m} {"exception":"[object]"}`,
  PHP: (m) => `[18-May-2026 10:02:10 UTC] PHP Fatal error:  Uncaught Exception: ${m}`,
  'Apache httpd': (m) => `[Mon May 18 10:02:10.123456 2026] [php:error] [pid 7] [client 10.0.0.1:4711] ${m}`,
  nginx: (m) => `2026/05/18 10:02:10 [error] 7#7: *1 ${m}`,
  'Python logging': (m) => `2026-05-18 10:02:10,123 - depot.worker - ERROR - ${m}`,
  'Python basic': (m) => `INFO:depot:started\nERROR:depot:${m}`,
  structlog: (m) =>
    json({ event: 'put', level: 'error', timestamp: T(1), exception: [{ exc_type: 'RuntimeError', exc_value: m }] }),
  Airflow: (m) => `[2026-07-23, 10:02:12 UTC] {taskinstance.py:1824} ERROR - ${m}`,
  Spark: (m) => `26/10/17 06:12:02 INFO Executor: started\n26/10/17 06:12:03 ERROR Executor: ${m}`,
  'Rust tracing': (m) => `2026-05-18T10:02:10.123456Z ERROR depot::worker: ${m}`,
  'Rust tracing, the error apart': (m) => `2026-05-18T10:02:10.123456Z ERROR depot::worker: put error=${m}`,
  env_logger: (m) => `[2026-05-18T10:02:10Z ERROR depot] ${m}`,
  'Elixir Logger': (m) => `10:02:12.123 [error] ${m}`,
  'Terraform’s box': (m) =>
    `╷\n│ Error: creating the depot\n│ \n│   with depot.main,\n│   on main.tf line 1, in resource "depot" "main":\n│ \n│ ${m}\n╵`,
  'GitHub Actions': (m) => `${T(1)} ##[group]Run make\n${T(2)} ##[endgroup]\n${T(3)} ##[error]${m}`,
  'GitHub Actions, as a command': (m) => `Run actions/checkout@v4\n::error::${m}`,
  'kubectl describe': (m) =>
    `Events:\n  Type     Reason        Age   From     Message\n  ----     ------        ----  ----     -------\n  Normal   Scheduled     30s   default-scheduler  Successfully assigned\n  Warning  SyncFailed    24s   depot    ${m}`,
  'a JSON log of docker': (m) => json({ log: `${T(2)} ERROR ${m}\n`, stream: 'stderr', time: T(2) }),
  'a container runtime': (m) => `2026-05-18T10:02:10.123456789Z stderr F ERROR ${m}`,
  compose: (m) => `worker-1  | ${calm(1)}\nworker-1  | ${T(2)} ERROR ${m}`,
  journald: (m) => json({ __REALTIME_TIMESTAMP: '1784104131603000', PRIORITY: '3', _PID: '7', MESSAGE: m }),
  syslog: (m) => `May 18 10:02:10 host depot[7]: ERROR ${m}`,
  'OpenTelemetry, a number': (m) => json({ Timestamp: T(1), SeverityNumber: 17, Body: m }),
  'OpenTelemetry, in words': (m) => json({ timestamp: T(1), severity_number: 17, severity_text: 'ERROR', body: m }),
  Google: (m) => json({ timestamp: T(1), severity: 'ERROR', jsonPayload: { message: m } }),
  'short names': (m) => json({ t: T(1), l: 'E', m }),
  'a level among names of its own': (m) => json({ ts: T(1), lvl: 'eror', text: m, status: 'failed' }),
  heroku: (m) => `2026-05-16T11:20:31.642123+00:00 app[web.1]: Error: ${m}`,
  npm: (m) => `npm ERR! code 1\nnpm ERR! ${m}`,
}

export const UNLEVELLED: Readonly<Record<string, (message: string) => string>> = {
  'Java dies': (m) =>
    `Exception in thread "main" java.lang.RuntimeException: ${m}\n\tat com.depot.Main.main(Main.java:12)`,
  'Java, a cause': (m) =>
    `${calm(1)}\njava.lang.RuntimeException: put\n\tat com.depot.Main.main(Main.java:12)\nCaused by: java.lang.IllegalStateException: ${m}\n\tat com.depot.A.b(A.java:1)\n\t... 1 more`,
  'Go panics': (m) => `panic: ${m}\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:12 +0x1\nexit status 2`,
  'Go’s log': (m) => `2026/05/18 10:02:09 started\n2026/05/18 10:02:10 ${m}\nexit status 1`,
  'Rust panics': (m) =>
    `thread 'main' panicked at src/main.rs:3:5:\n${m}\nnote: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
  'Rust’s main': (m) => `Error: ${m}\n\nCaused by:\n    0: put`,
  'Python raises': (m) =>
    `Traceback (most recent call last):\n  File "/app/a.py", line 1, in <module>\n    put()\nRuntimeError: ${m}`,
  'Node throws': (m) =>
    `/app/a.js:1\n    throw new Error(m)\n    ^\n\nError: ${m}\n    at put (/app/a.js:1:7)\n\nNode.js v22.1.0`,
  '.NET dies': (m) =>
    `Unhandled exception. System.InvalidOperationException: ${m}\n   at Depot.Program.Main(String[] args) in /app/Program.cs:line 12`,
  'Swift dies': (m) => `Fatal error: Error raised at top level: ${m}`,
  'PHP dies': (m) => `PHP Fatal error:  Uncaught RuntimeException: ${m} in /app/a.php:3`,
  'Ruby dies': (m) => `/app/a.rb:3:in \`put': ${m} (RuntimeError)\n\tfrom /app/a.rb:7:in \`<main>'`,
  'a time alone': (m) => `${T(1)} started\n${T(2)} put failed: ${m}`,
  'a shell': (m) => `$ depot put a\nput failed: ${m}\n$ echo $?\n1`,
  make: (m) => `put failed: ${m}\nmake: *** [Makefile:3: put] Error 1`,
  'a status of Kubernetes': (m) =>
    `status:\n  conditions:\n  - lastTransitionTime: "${T(1)}"\n    message: '${m.replaceAll("'", '’')}'\n    reason: SyncFailed\n    status: "False"\n    type: Ready`,
  'a table': (m) =>
    `${T(1)} INFO results\n| step | status | reason |\n|------|--------|--------|\n| put  | FAILED | ${m} |`,
  'warnings to the end': (m) => [1, 2, 3, 4].map((n) => `${T(n)} WARN put failed, attempt ${n}: ${m}`).join('\n'),
  'retries to the end, at info': (m) =>
    [1, 2, 3, 4].map((n) => `${T(n)} INFO put failed, will try again (${n}): ${m}`).join('\n'),
}
