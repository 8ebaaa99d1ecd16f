/**
 * Refusals for what a signature was made for: another region, service or day than the endpoint's. AWS gives them the code of a signature
 * that does not match, and they say nothing of the secret.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html (credential scope),
 * https://docs.aws.amazon.com/eks/latest/userguide/security-iam-troubleshoot.html (the global endpoint of STS),
 * https://github.com/aws/aws-sdk-js-v3/issues/5576 (the same in other words)
 */
import type { Call } from '../model/call.ts'

const PARTS = [
  ['region', /\bscoped to a valid region\b/i],
  ['service', /\bscoped to (?:the )?(?:correct|a valid) service\b/i],
  ['day', /\bDate in Credential scope does not match\b/i],
  ['form', /\bscoped with a valid terminator\b/i],
] as const

/** Which part of the scope did not fit? */
export function unfitScope({ errorCode = '', errorMessage = '' }: Call): (typeof PARTS)[number][0] | undefined {
  if (!/^(?:SignatureDoesNotMatch|InvalidSignature)$/.test(errorCode)) return undefined
  return PARTS.find(([, words]) => words.test(errorMessage))?.[0]
}

/** Of one endpoint for all regions, which takes signatures for us-east-1. */
const GLOBAL = /^(?:IAM|CloudFront|Route ?53|Organizations|WAF|Shield|AWS Support|Global Accelerator)$/i

export function remedyOfScope(call: Call): string | undefined {
  const part = unfitScope(call)
  if (part === 'region') return ofRegion(call)
  if (part === 'service')
    return 'It was signed for another service than the one that it was sent to: give whoever signs the name that the error asks for (the signer’s or the proxy’s `service`), which is not always the first part of the host.'
  if (part === 'day')
    return 'The day in the credential’s scope is not that of `X-Amz-Date`: let whoever signs take both from one reading of the clock, in UTC, and make a new signing key each day. SDKs do.'
  if (part === 'form') return 'Whoever signs by hand ends the scope with `aws4_request`, as SDKs do.'
  return undefined
}

function ofRegion({ service, errorMessage = '' }: Call): string {
  const region = /\bvalid region, not '([\w-]{1,40})'/i.exec(errorMessage)?.[1]
  const signed = `It was signed for ${region ?? 'another region'}, and the endpoint that it was sent to is of another: neither key nor secret is to blame. `
  if (service === 'STS')
    return `${signed}The global endpoint (sts.amazonaws.com) takes us-east-1 only: use the one of the region (AWS_STS_REGIONAL_ENDPOINTS=regional, or https://sts.${region ?? '<region>'}.amazonaws.com as endpoint), or sign for us-east-1.`
  if (GLOBAL.test(service)) return `${signed}${service} has one endpoint for all regions: sign for us-east-1.`
  return `${signed}Give whoever signs the region of that endpoint (AWS_REGION, or the setting of the program that signs), or send it to the endpoint of the region that it is signed for.`
}
