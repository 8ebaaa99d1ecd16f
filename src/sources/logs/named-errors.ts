/**
 * Errors that SDKs make a class of their own of: its name says the service, the code, or both. Where it holds the code, the service
 * answered: no SDK has such a class for what keeps a request from being sent or answered.
 */

export interface NamedError {
  service?: string
  code?: string
  answered?: true
}

/** The first that a text names; `undefined` where there is none. */
export function namedError(text: string): NamedError | undefined {
  for (const of of [ofRuby, ofDotnet, ofJava, ofRust, ofSwift, ofJavaScript]) {
    const named = of(text)
    if (named) return named
  }
  return undefined
}

/** https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/Errors/ServiceError.html */
function ofRuby(text: string): NamedError | undefined {
  const [, service, code] = /\bAws::(\w{1,40})::Errors::(\w{1,80})(?!\w|\.[a-z])/.exec(text) ?? []
  return service && code ? { service, code, answered: true } : undefined
}

/** `Amazon.DynamoDBv2.Model.ResourceNotFoundException`, and `Amazon.S3.AmazonS3Exception` for what has no class. */
function ofDotnet(text: string): NamedError | undefined {
  const [, service, model, name] = /\bAmazon\.(?!Runtime\b)(\w{1,40})\.(Model\.)?(\w{1,80})Exception\b/.exec(text) ?? []
  if (!service || !name) return undefined
  if (/^Amazon/.test(name)) return { service }
  return model ? { service, code: name, answered: true } : { service, code: name }
}

/** Of both versions and of Kotlin; those that bear the service's own name are for what has no class. */
function ofJava(text: string): NamedError | undefined {
  const [, service, name] =
    /\b(?:software\.amazon\.awssdk|com\.amazonaws|aws\.sdk\.kotlin)\.services\.(\w{1,40})\.model\.(\w{1,80})Exception\b/.exec(
      text,
    ) ?? []
  if (!service || !name) return undefined
  const isGeneral = /^(?:Amazon|AWS)[A-Z]/.test(name) || name.toLowerCase() === service.toLowerCase()
  return isGeneral ? { service } : { service, code: name, answered: true }
}

/** https://docs.rs/aws-smithy-runtime-api/latest/aws_smithy_runtime_api/client/result/enum.SdkError.html */
const SERVICE_ERROR = /\bServiceError\b|\bservice error\b/

function ofRust(text: string): NamedError | undefined {
  const code =
    /\bcode: Some\("(\w{1,80})"\)/.exec(text)?.[1] ??
    /\bservice error: (?:unhandled error \()?([A-Z]\w{2,80}(?:Exception|Fault)|NoSuch[A-Z]\w{2,60})\b/.exec(
      text,
    )?.[1] ??
    // As chains of errors are printed, each below the one that it came of.
    /\bservice error\n\s{0,8}(?:\d{1,2}: |╰─▶ |└ )?unhandled error \(([A-Z]\w{2,80})\)/.exec(text)?.[1]
  return code ? { code, ...(SERVICE_ERROR.test(text) && { answered: true as const }) } : undefined
}

/** A modelled error as Swift prints it. https://github.com/awslabs/aws-sdk-swift (AWSServiceError) */
function ofSwift(text: string): NamedError | undefined {
  const code = /\b([A-Z]\w{2,80})\((?:properties: AWS\w{2,40}\.|httpResponse: )/.exec(text)?.[1]
  return code ? { code, answered: true } : undefined
}

/** What makes an error of an answer. https://github.com/smithy-lang/smithy-typescript (throwDefaultError), and the clients' own */
const DESERIALIZER = /\n\s{1,8}at (?:async )?(?:throwDefaultError|de_\w{1,80}|deserializeAws_\w{1,80}) /

/** A stack of the AWS SDK for JavaScript. */
function ofJavaScript(text: string): NamedError | undefined {
  const version3 = /@aws-sdk[\\/]client-([a-z0-9-]{2,40})[\\/]/.exec(text)?.[1]
  const service =
    version3?.replaceAll('-', ' ') ?? /[\\/]aws-sdk[\\/]lib[\\/]services[\\/](\w{2,40})\.js/.exec(text)?.[1]
  if (service === undefined) return undefined
  const code = DESERIALIZER.test(text) ? nameAbove(text) : undefined
  return code ? { service, code, answered: true } : { service }
}

/** What stands before the message, in the last line above the stack. */
function nameAbove(text: string): string | undefined {
  const above = text.slice(0, text.search(/\n\s{1,8}at /))
  const line = above.slice(above.lastIndexOf('\n') + 1, above.lastIndexOf('\n') + 1000)
  const names = [...line.matchAll(/(?:^|\s)([A-Z][A-Za-z0-9]{2,80}):(?= )/g)].map(([, name]) => name!)
  // Whoever prints it may say before what was done: "Error sending email via SES: AccessDenied: …".
  const name = names.find((one) => /[a-z][A-Z]/.test(one)) ?? names.find((one) => /[a-z]/.test(one))
  return name && !/^(?:[A-Z][a-z]{1,20})?Error$/.test(name) ? name : undefined
}
