/** The bucket that an error of S3 is about, where the same text names it. */

const NAME = '([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])'
/** A field of S3's answer, or of what was asked, in the dress of XML, JavaScript, Python, Ruby and others. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const FIELD = new RegExp(
  String.raw`<BucketName>${NAME}</BucketName>|\bBucket(?:Name)?["']?\s?(?:=>|[:=])\s?["']${NAME}["']`,
)
const URL = new RegExp(String.raw`\bs3[an]?://${NAME}(?![\w.-])`, 'g')

export function bucketIn(text: string): string | undefined {
  const [, inXml, inField] = FIELD.exec(text) ?? []
  if (inXml ?? inField) return inXml ?? inField
  // Of two it may be either.
  const named = new Set(Array.from(text.matchAll(URL), ([, name]) => name!))
  return named.size === 1 ? [...named][0] : undefined
}

const FIELD_NAME = /(?:^|[._-])(?:s3[_-]?)?bucket(?:[_-]?name)?$/i
const WHOLE_NAME = new RegExp(`^${NAME}$`)

/** The same, where a field beside the error does. */
export function bucketOfFields(fields: Readonly<Record<string, unknown>>): string | undefined {
  const named = Object.entries(fields).filter(
    ([name, value]) => FIELD_NAME.test(name) && typeof value === 'string' && WHOLE_NAME.test(value),
  )
  return named.length === 1 ? String(named[0]![1]) : undefined
}
