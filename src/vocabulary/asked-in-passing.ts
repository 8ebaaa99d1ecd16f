/**
 * Words of SDKs that asked the metadata service in vain for what they can do without: a region of their own, the newer version of the
 * service (Symfony's client, object_store).
 */
const IN_PASSING =
  /\bfall(?:s|ing)? ?back to IMDSv1\b|\bimds::region\b|\bregion from (?:IMDS|(?:the )?(?:EC2 )?instance metadata)\b|\/placement\/(?:availability-zone|region)\b/i

export function isAskedInPassing(text: string): boolean {
  return IN_PASSING.test(text.slice(0, 2000))
}
