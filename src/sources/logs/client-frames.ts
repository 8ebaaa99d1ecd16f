/** The frame of a stack in which a client of an SDK was asked, and what it was asked for. */

/** fog's names of services. */
const FOG: Readonly<Record<string, string>> = { storage: 'S3', compute: 'EC2', dns: 'Route 53' }

/**
 * `software.amazon.awssdk.services.dynamodb.DefaultDynamoDbClient.getItem`,
 * `Amazon.S3.AmazonS3Client.PutObjectAsync`, `com.amazonaws.services.s3.AmazonS3Client.listBuckets`.
 */
export function clientFrame(text: string): { service?: string; operation: string } | undefined {
  const java = /\bsoftware\.amazon\.awssdk\.services\.(\w{1,40})\.Default\w{1,60}Client\.([a-z]\w{1,60})\(/.exec(text)
  if (java) return { service: java[1]!, operation: java[2]![0]!.toUpperCase() + java[2]!.slice(1) }
  const dotnet = /\bAmazon\.(\w{1,40})\.Amazon\w{1,60}Client\.([A-Z]\w{1,60}?)(?:Async)?\(/.exec(text)
  if (dotnet) return { service: dotnet[1]!, operation: dotnet[2]! }
  // `fog/aws/requests/storage/put_object.rb`, and `fog/storage/requests/aws/put_object.rb` before it was a gem of its own.
  const [, ours, older, asked] =
    /\bfog\/(?:aws\/requests\/(\w{2,30})|(\w{2,30})\/requests\/aws)\/([a-z]\w{1,60})\.rb/.exec(text) ?? []
  if (asked) {
    const service = FOG[ours ?? older ?? ''] ?? ours ?? older!
    return { service, operation: pascal(asked) }
  }
  // https://metacpan.org/pod/Paws: what is asked is an object of a class of its own.
  const [, service, operation] = /\bPaws::(?!Net\b|Credential\b)(\w{2,40})::([A-Z]\w{2,60})=HASH\(/.exec(text) ?? []
  if (operation) return { service: service!, operation }
  const ofBoto = BOTO_FRAME.exec(text)?.[1]
  return ofBoto ? { operation: pascal(ofBoto) } : undefined
}

/** The line of somebody's source by which a client of botocore was called; newer Pythons mark the piece of it. */
const BOTO_FRAME =
  /\b([a-z][a-z0-9]{0,30}(?:_[a-z0-9]{1,30}){1,8})\([^\n]{0,400}\n(?:[ \t^~]{1,400}\n)?[ \t]{1,8}File "[^"\n]{1,300}botocore[\\/]client\.py", line \d{1,6}, in _api_call/

function pascal(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
}
