/**
 * What loggers put behind time and level: who says it, and not what it is about. Spring Boot, loguru, NLog and log4js, callers of zap and
 * Go, targets of Rust's tracing, tags of Rails, pool and request of Celery and Lambda, Airflow’s file.
 */
const ORIGINS: readonly RegExp[] = [
  /^\d{1,7} --- (?:\[[^\]\n]{0,80}\] ?){1,3}\S{1,120}\s{0,60}: /,
  /^\(\d{1,7}\): /,
  /^\d{4}-\d\d-\d\dT\S{5,30}\s[0-9a-f-]{36}\s/,
  /^\[[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\] /,
  /^[A-Z]{4,8}\/[\w-]{1,60}\] /,
  /^[\w./-]{1,120}\.\w{1,6}:\d{1,6}(?::\s|\s)/,
  /^(?!\S{0,160}\/\/)[\w.$\\/:-]{1,160}(?: - |\||\] )/,
  /^\w{1,60}(?:::\w{1,60}){1,8}: /,
  /^\{[\w./-]{1,120}\.py:\d{1,6}\} (?:[A-Z]{4,8} - )?/,
]

export function withoutOrigin(body: string): string {
  for (const origin of ORIGINS) {
    const found = origin.exec(body)
    if (found) return body.slice(found[0].length)
  }
  return body
}

/** The one part of a program that a line begins with, of several: `/data/app.db(s3): `, `shard-7: `. */
export function tagOf(body: string): string | undefined {
  const tag = /^(\S{3,100}): (?=\S)/.exec(withoutOrigin(body))?.[1]
  return tag && /[/()#\d]/.test(tag) ? tag : undefined
}
