/** What fields beside an error name that its words leave out: the bucket, and who asked. */
import { NAME } from './named-buckets.ts'

type Fields = Readonly<Record<string, unknown>>

/** Of several it may be any. */
function only(fields: Fields, name: RegExp, value: RegExp): string | undefined {
  const named = Object.entries(fields).filter(
    ([key, one]) => name.test(key) && typeof one === 'string' && value.test(one.trim()),
  )
  return named.length === 1 ? String(named[0]![1]).trim() : undefined
}

const BUCKET_FIELD = /(?:^|[._-])(?:(?:aws|s3)[_-]?){0,2}bucket(?:[._-]?names?)?$/i
const BUCKET = new RegExp(`^${NAME}$`)

export function bucketOfFields(fields: Fields): string | undefined {
  return only(fields, BUCKET_FIELD, BUCKET)
}

const CALLER_FIELD = /(?:^|[._-])(?:caller|principal|user|identity|canonical)?[_-]?arn$/i
export const CALLER =
  /^arn:aws[\w-]{0,20}:(?:iam::\d{12}:(?:role|user)|sts::\d{12}:(?:assumed-role|federated-user))\/\S{1,200}$/

/** Of whoever was refused. */
export function callerOfFields(fields: Fields): string | undefined {
  return only(fields, CALLER_FIELD, CALLER)
}
