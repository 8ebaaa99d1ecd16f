/** The bucket that an error of S3 is about, where the same text names it; named-fields.ts knows those of fields. */

export const NAME = '([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])'
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
