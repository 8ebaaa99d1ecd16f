/** Loggers that keep what failed in a field of its own, of whatever name and depth. Of a line that tells of no failure they have a message only. */
import { at, type Head, json, levelOf, millis, type Said, two } from './head.ts'

const upper = levelOf({ error: 'ERROR', warn: 'WARN', info: 'INFO' })

/** @param fails of the text of a failure, and the line's own time and level */
function structured(fails: (text: string) => Record<string, unknown>): Head {
  return (s) => json({ time: `${at(s)}Z`, level: s.level, msg: 'put', ...(s.fails ? fails(s.text) : { msg: s.text }) })
}

const keyed = (name: string, value: string, s: Said): string =>
  s.fails ? `msg="sync" ${name}=${json(value)}` : `msg=${json(value)}`

export const FIELDS: Readonly<Record<string, Head>> = {
  'logrus, the error apart': (s) =>
    `time="${at(s)}Z" level=${s.level === 'warn' ? 'warning' : s.level} ${keyed('error', s.text, s)} controller=depot`,
  'logfmt, the error apart': (s) => `ts=${at(s)}Z caller=main.go:12 level=${s.level} ${keyed('err', s.text, s)}`,
  'slog, the error apart': (s) => `time=${at(s)}.123Z level=${upper(s)} ${keyed('err', s.text, s)}`,
  'zap, the error apart': (s) =>
    json({
      level: s.level,
      ts: millis(s) / 1000,
      caller: 'app/main.go:12',
      ...(s.fails ? { msg: 'reconcile', error: s.text } : { msg: s.text }),
    }),
  'zap for a terminal, the error apart': (s) =>
    `${at(s)}.123Z\t${upper(s)}\tdepot/main.go:12\t${s.fails ? `reconcile\t${json({ name: 'a', error: s.text })}` : s.text}`,
  'klog, the error apart': (s) =>
    `${upper(s)[0]}0518 10:02:${two(s)}.123456       1 main.go:12] ${s.fails ? `"Reconcile" err=${json(s.text)}` : json(s.text)} controller="depot"`,
  'slog, JSON, the error apart': (s) =>
    json({ time: `${at(s)}.123Z`, level: upper(s), ...(s.fails ? { msg: 'sync', err: s.text } : { msg: s.text }) }),
  zerolog: (s) =>
    json({
      level: s.level,
      time: `${at(s)}Z`,
      ...(s.fails ? { error: s.text, message: 'sync' } : { message: s.text }),
    }),
  'Serilog, compact, the exception apart': (s) =>
    json({
      '@t': `${at(s)}Z`,
      '@mt': 'Put',
      ...(s.level !== 'info' && { '@l': s.level === 'warn' ? 'Warning' : 'Error' }),
      ...(s.fails ? { '@x': s.text } : { '@m': s.text }),
    }),
  ECS: (s) =>
    json({
      '@timestamp': `${at(s)}.123Z`,
      'log.level': upper(s),
      'ecs.version': '1.2.0',
      ...(s.fails
        ? { message: 'put', 'error.type': 'java.lang.RuntimeException', 'error.message': s.text }
        : { message: s.text }),
    }),
  structlog: (s) =>
    json({
      ...(s.fails ? { event: 'put', error: s.text } : { event: s.text }),
      level: s.level === 'warn' ? 'warning' : s.level,
      timestamp: `${at(s)}Z`,
    }),
  Monolog: (s) =>
    json({
      message: s.fails ? 'put' : s.text,
      context: s.fails ? { exception: { class: 'RuntimeException', message: s.text, code: 0 } } : {},
      level_name: s.level === 'warn' ? 'WARNING' : upper(s),
      datetime: `${at(s)}.123456+00:00`,
    }),
  'Rust’s tracing, a field': (s) =>
    `${at(s)}.123456Z ${upper(s).padStart(5)} depot::worker: ${s.fails ? `put error=${s.text}` : s.text}`,
  'Rust’s tracing, JSON': (s) =>
    json({
      timestamp: `${at(s)}.123456Z`,
      level: upper(s),
      fields: s.fails ? { message: 'put', error: s.text } : { message: s.text },
      target: 'depot::worker',
    }),
  'pino, the error apart': (s) =>
    json({
      level: levelOf({ error: 50, warn: 40, info: 30 })(s),
      time: millis(s),
      ...(s.fails && {
        err: { type: 'Error', message: s.text, stack: `Error: ${s.text}\n    at put (/app/a.js:1:2)` },
      }),
      msg: s.fails ? 'put' : s.text,
    }),
  'Lambda, JSON, the error apart': (s) =>
    json({
      timestamp: `${at(s)}Z`,
      level: upper(s),
      message: s.fails ? { errorType: 'Error', errorMessage: s.text, stackTrace: [] } : s.text,
    }),
  'an exception': structured((text) => ({ exception: { class: 'RuntimeException', message: text } })),
  'a cause of causes': structured((text) => ({
    error: { msg: 'put went wrong', causes: [{ msg: 'upload' }, { msg: text }] },
  })),
  'a list of errors': structured((text) => ({ errors: [text] })),
  'a string of JSON': structured((text) => ({ msg: json({ op: 'put', error: text }) })),
  'a string of JSON in a string of JSON': structured((text) => ({
    msg: 'answer',
    body: json({ statusCode: 500, body: json({ error: text }) }),
  })),
  'a reason': structured((text) => ({ details: { reason: text } })),
  'an error of data': structured((text) => ({ data: { job: 7, error: { message: text } } })),
  'a result that is not ok': structured((text) => ({ result: { ok: false, message: text } })),
  'no level': (s) => json({ time: `${at(s)}Z`, ...(s.fails ? { msg: 'put', error: s.text } : { msg: s.text }) }),
}
