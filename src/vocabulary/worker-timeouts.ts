/**
 * A master process that ended a worker for having taken too long: of what, the stack says that the worker prints as it goes, and no more is
 * to be asked of the master's own line. https://github.com/benoitc/gunicorn/blob/master/gunicorn/arbiter.py (murder_workers)
 */
const TIMED_OUT = /^WORKER TIMEOUT \(pid:\d{1,9}\)/
const WHERE = /\n\s{1,8}File "[^"\n]{1,300}", line \d{1,6}[\s\S]{0,8000}?\nSystemExit: \d/

export function saysWorkerTimedOut(body: string): boolean {
  return TIMED_OUT.test(body)
}

export function showsWhereItWas(text: string): boolean {
  return WHERE.test(text)
}
