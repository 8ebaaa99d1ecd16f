/**
 * Words of programs that asked the metadata service in vain for what they can do without: a region of their own, the newer version of the
 * service (Symfony's client, object_store), the name, type or place of the instance, which there may be none of (the X-Ray daemon on Fargate,
 * drivers of Kubernetes, which ask its API next).
 *
 * Paths: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html
 */
const IN_PASSING = [
  /\bfall(?:s|ing)? ?back to (?:IMDSv1|(?:the )?(?:kubernetes|k8s|node|host|env\w{0,12}|config\w{0,8})\b(?![^\n]{0,20}\bcredential))/i,
  /\bimds::region\b|\bregion from (?:IMDS|(?:the )?(?:EC2 )?instance metadata)\b/i,
  /\/latest\/(?:meta-data\/(?:instance-(?:id|type|life)|placement\/|(?:local|public)-|hostname|mac\b|ami-|tags\/|spot\/|events\/)|dynamic\/instance-identity\/)/i,
  /\b(?:Get)?Instance ?Identity ?Document\b|\binstance identity (?:document|metadata)\b/i,
  /\b(?:imds|instance metadata) (?:region|host ?name|instance ?id|availability zone)\b/i,
  /\b(?:VPC|instance|availability zone|region|host ?name|account)(?: ?(?:id|type))?\b[^\n]{0,24}\b(?:metadata|imds)\b/i,
]

export function isAskedInPassing(text: string): boolean {
  const looked = text.slice(0, 2000)
  return IN_PASSING.some((one) => one.test(looked))
}
