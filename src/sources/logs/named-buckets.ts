/** The buckets that a text names: an error of S3 the one that it is about, and any other line those that later ones may be about. */

export const NAME = '([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])'
const WORD = '(?![\\w.-])'
/** A field of S3's answer, or of what was asked, in the dress of XML, JavaScript, Python, Ruby and others. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const FIELD = new RegExp(
  String.raw`<BucketName>${NAME}</BucketName>|\bBucket(?:Name)?["']?\s?(?:=>|[:=])\s?["']${NAME}["']`,
)
/**
 * Addresses: of Hadoop and command lines, as ARN, with the bucket before the host of S3 or behind it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
const HOST = String.raw`s3(?:[.-][a-z0-9-]{1,40}){0,4}\.amazonaws\.com(?:\.cn)?`
const ADDRESSES: readonly RegExp[] = [
  String.raw`\bs3[an]?://${NAME}${WORD}`,
  String.raw`\barn:aws[\w-]{0,20}:s3:::${NAME}${WORD}`,
  String.raw`(?<![\w.-])${NAME}\.${HOST}(?![\w.])`,
  String.raw`(?<![\w.-])${HOST}(?::\d{1,5})?/${NAME}(?=[/?\s"'${'`'},;)\]}]|$)`,
].map((source) => new RegExp(source, 'g'))
/**
 * A field that is named for it, whatever stands before or behind: `S3_BUCKET=`, `[bucket=…]`, `BucketName:`, `sourceBucket: "…"`, `--to-bucket x`; or the word, and
 * the name between quotes. Behind a colon, or with nothing but a blank between, a name without quotes may be a word of a sentence, unless it looks like none.
 */
const FIELDS: readonly RegExp[] = [
  String.raw`\b[\w.-]{0,40}bucket(?:[._-]?names?)?\\?["']?\s{0,12}(?:=>?|:)\s{0,3}\\?["'${'`'}]${NAME}\\?["'${'`'}]`,
  String.raw`\b[\w.-]{0,40}bucket(?:[._-]?names?)?\]?\s{0,12}=\s{0,3}${NAME}(?![\w.-]|,\S)`,
  String.raw`\bbucket(?:[._-]?names?)?:${NAME}(?![\w.-])`,
  String.raw`(?<=^|[\n{,[])\s{0,12}[\w.-]{0,40}bucket(?:[._-]?names?)?: ${NAME}(?=\s{0,4}(?:$|[\n,}\]#]))`,
  String.raw`(?<![\w-])--?(?:[a-z0-9]{1,12}-){0,3}bucket(?:-name)?[ =]${NAME}(?![\w.-])`,
  String.raw`\bbucket(?: (?:named?|called))?:? ?\\?["'${'`'}[(]${NAME}\\?["'${'`'}\])]`,
  `<Bucket(?:Name)?>${NAME}</Bucket(?:Name)?>`,
  String.raw`\bbucket(?:[._-]?names?)?: (?!(?:access|permission|not|already)-)(?=[a-z0-9.]{1,62}[-.]?[a-z0-9.-]{0,61}[-\d])${NAME}(?=[ \t]{0,4}(?:$|\n))`,
  String.raw`\bbucket (?=[a-z0-9.]{1,62}[-.]?[a-z0-9.-]{0,61}[-\d])${NAME}(?=$|[\s,;:)])`,
].map((source) => new RegExp(source, 'gi'))

/** A remote of rclone's, of a name that says what it is, or of the kind itself, and its first folder. https://rclone.org/docs/#syntax-of-remote-paths */
const OF_RCLONE = new RegExp(
  String.raw`(?<![\w.:/-])(?:[\w-]{0,30}[_-])?(?:aws|s3)(?:[_-][\w-]{0,30})?:\/?(?!s3[.-]|https?:)${NAME}(?=[/"'\s,\]:]|$)`,
  'g',
)

/** No name, but a word for one that is not there. */
const NO_NAME =
  /^(?:true|false|null|none|nil|undefined|unknown|default|name|bucket|redacted|[\d.]+|\d+(?:ms|s|m|h|[kmg]i?b?))$/
/** Buckets of others: of clocks and meters, of other stores. */
const OF_OTHERS =
  /\b(?:token|leaky|rate|time|hash|histogram|latency|le|age) ?bucket|\bbuckets?(?: of)? tokens\b|\bgs:\/\/|\bgcs\b|storage\.googleapis|\binflux|\bcouchbase|\bjetstream|\briak\b/i
const LOOKED_AT = 4000

/** The one that an error is about. */
export function bucketIn(text: string): string | undefined {
  const [, inXml, inField] = FIELD.exec(text) ?? []
  if (inXml ?? inField) return inXml ?? inField
  // Of two it may be either.
  const named = bucketsIn(text)
  return named.length === 1 ? named[0] : undefined
}

/** Does it speak of what others call buckets? */
export function isOfOtherBuckets(text: string): boolean {
  return OF_OTHERS.test(text.slice(0, LOOKED_AT))
}

/** All of them, each once. */
export function bucketsIn(text: string): string[] {
  const looked = text.slice(0, LOOKED_AT)
  if (!/bucket|\bs3|\.s3|:s3|rclone/i.test(looked) || isOfOtherBuckets(looked)) return []
  const named = new Set<string>()
  const take = (patterns: readonly RegExp[]): void => {
    for (const pattern of patterns)
      for (const [, name] of looked.matchAll(pattern))
        if (!NO_NAME.test(name!) && /^[a-z0-9.-]+$/.test(name!)) named.add(name!)
  }
  // Asked of every line that names one: what a pattern cannot do without is looked for before.
  if (looked.includes('s3')) take(ADDRESSES)
  if (/bucket/i.test(looked)) take(FIELDS)
  if (looked.includes('rclone')) take([OF_RCLONE])
  return [...named]
}
