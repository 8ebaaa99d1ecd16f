/**
 * The line that the AWS SDK for Ruby writes of each call, good or bad, where a logger is given to it.
 * https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/Log/Formatter.html
 */

const LINE =
  /\[(?:Aws::(\w{1,40})::Client|AWS (\w{1,40})) (\d{3}) [\d.]{1,20} \d{1,3} retries\] ([a-z][a-z0-9_]{1,60})\(/

export interface RubyCall {
  service: string
  operation: string
  status: number
}

export function rubyCallIn(text: string): RubyCall | undefined {
  const [, service, ofVersion1, status, method] = LINE.exec(text) ?? []
  if (!method) return undefined
  const operation = method.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return { service: (service ?? ofVersion1)!, operation, status: Number(status) }
}
