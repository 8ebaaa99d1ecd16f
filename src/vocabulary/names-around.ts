/**
 * What an error line says of itself, without the names that stand around it: the type and address of a resource, a Kubernetes object and
 * its API group, the file that a compiler or a runner of tests speaks of. They say where something failed, and not of what: an index that
 * a list has not is no matter of AWS, though the subnet that it was meant for is called `aws_subnet`.
 *
 * - https://developer.hashicorp.com/terraform/language/resources/syntax, https://www.pulumi.com/docs/iac/concepts/resources/names/ (type tokens)
 * - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 * - https://kubernetes.io/docs/reference/using-api/#api-groups, https://aws-controllers-k8s.github.io/community/reference/
 */

const NAMES: readonly { needle: RegExp; names: readonly RegExp[] }[] = [
  // Spring Boot's process and thread.
  { needle: / --- \[/, names: [/\b\d{1,9} --- (?:\[[^\]\n]{1,80}\] ?){1,3}/g] },
  // Kafka Connect's connectors, which are named for where they lead.
  {
    needle: /task-\d|\|worker\]|\b(?:task|connector) [\w.-]*-/,
    names: [
      /\[[\w.-]{1,80}\|(?:task-\d{1,4}|worker)(?:\|\w{1,20})?\] ?/g,
      /(?<=\b(?:task|connector) )[\w.-]{1,80}-[\w.-]{1,40}/g,
    ],
  },
  // Hosts as EC2 names them. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hostname-types.html
  {
    needle: /\.internal\b/,
    names: [/\b(?:ip-\d{1,3}(?:-\d{1,3}){3}|i-[0-9a-f]{8,17})\.(?:[\w-]{1,30}\.)?(?:ec2|compute)\.internal\b/g],
  },
  // Packages, by their URL and as Ivy and Maven write them. https://github.com/package-url/purl-spec
  { needle: /\bpkg:[a-z]{2,20}\//, names: [/\bpkg:[a-z]{2,20}\/[^\s:]{1,200}/g] },
  // Libraries in C and C++ that are built, as they are named in paths, targets and packages. https://learn.microsoft.com/vcpkg/reference/vcpkg-json
  {
    needle: /\baws-(?:sdk-cpp|cpp-sdk|c-|crt-cpp)/,
    names: [
      /\b(?:lib)?aws-(?:sdk-cpp|cpp-sdk-[\w-]{1,40}|c-[a-z-]{2,20}|crt-cpp)\b(?:\[[\w,-]{1,200}\])?(?::[\w-]{1,40})?/g,
    ],
  },
  // Surefire's and Failsafe's tests, where they are told, and in the frames of their own. https://maven.apache.org/surefire/maven-surefire-plugin/
  {
    needle:
      /Time elapsed: |Tests run: |There are test failures|AssertionError|AssertionFailedError|ComparisonFailure|Test\.\w{1,80}:\d/,
    names: [
      /^[\w.$]{1,200}(?:\([\w, ]{0,80}\))?(?:\[\d{1,4}\]){0,3}(?= -- Time elapsed: )/gm,
      /(?<= -- in )[\w.$]{1,200}/g,
      /^[^\S\n]{0,4}[\w$]{1,80}(?:Tests?|IT|Spec)\.[\w$]{1,80}:\d{1,6}(?= |$)/gm,
      /(?<=\bon project )[\w.-]{1,80}(?=: There are test failures)/g,
      /^[^\S\n]{1,8}at [\w.$/]{1,200}\(\w{1,80}(?:Tests?|IT|Spec)\.(?:java|kt|scala|groovy):\d{1,6}\)$/gm,
    ],
  },
  // Playwright's tests, by their browser, file and title. https://playwright.dev/docs/test-reporters#list-reporter
  { needle: / › /, names: [/^[^\n›]{0,40} › [\w@./-]{1,200}:\d{1,6}:\d{1,6} › .*$/gm] },
  // Logback, of which archive a frame of a stack is, or of which native image.
  {
    needle: /\.jar[!:]| ~\[/,
    names: [/ ~?\[[\w.-]{1,120}\.jar[!:][\w.!/-]{0,80}\]/g, / ~\[[\w.-]{1,120}:[\w.-]{1,40}\]/g],
  },
  // Terraform, before it does anything.
  { needle: /the backend "/, names: [/\bSuccessfully configured the backend "\w{1,20}"!/g] },
  {
    needle: /\baws/i,
    names: [
      // Pulumi's `aws:route53/record:Record`, with its name in brackets; an ARN has `arn:` before.
      /(?<![\w:-])(?:aws|awsx|aws-native|eks):[a-z][\w-]{0,40}(?:\/[\w-]{1,80})?:[A-Z]\w{0,80}(?: \([\w.-]{1,120}\))?/g,
      /\bAWS::[A-Z]\w{1,40}::\w{1,60}(?:::\w{1,60})?/g,
      // Terraform's addresses and headings; `aws_access_key_id.x` there is not.
      /(?<![\w.-])(?:(?:module\.[\w-]{1,80}(?:\[[^\]\n]{1,80}\])?|data)\.){0,6}aws_[a-z0-9_]{1,80}\.[\w-]{1,120}(?:\[[^\]\n]{1,120}\])?/g,
      /"aws_[a-z0-9_]{1,80}" "[\w-]{1,120}"/g,
      // Groups of Kubernetes' API and drivers.
      /\b(?:[\w-]{1,80}\.){1,4}(?:k8s\.aws|aws\.(?:crossplane\.io|upbound\.io|m\.upbound\.io))\b/g,
      /\b(?:[\w-]{1,60}\.)?csi\.aws\.com\b/g,
    ],
  },
  {
    needle: /\/api\/v1|\/apis\/|kube-system|pod|lease|configmap|deployment|daemonset|container|\bns\b/i,
    names: [
      // Kubernetes' own API, and what it keeps.
      /https?:\/\/[^\s"/]{1,200}\/(?:api\/v1|apis)\/[^\s"]{0,400}/g,
      /\b(?:kube-system|default|amazon-\w{1,20})\/[\w.-]{1,200}/g,
      /\b(?:pods?|leases?|configmaps?|deployments?|replicasets?|daemonsets?|statefulsets?|jobs?|containers?)(?:\.[a-z.]{1,40})?[ /=]\\?["']?(?:[\w-]{1,80}\/)?aws[\w.-]{1,120}\\?["']?/gi,
    ],
  },
]

/** A line of the source that Terraform shows under its error. */
const ON_LINE = /\bon \S{1,200} line \d/
const SHOWN_SOURCE = /^[│|\s]{0,8}\d{1,6}: .*$/gm

/** Code that is a program's own; what a package manager put there is whoever wrote it. */
const PACKAGES =
  /node_modules|site-packages|dist-packages|\/gems\/|\/vendor\/|pkg\/mod|github\.com|golang\.org|\.cargo\/|registry\/src|\.m2\/|aws-|awscli|boto|smithy/
/** A file, with the place in it, at the beginning of a line as compilers, linters and runners of tests write it. */
const OWN_FILE =
  /^[^\S\n]{0,8}(?:(?:FAIL(?:ED)?|ERROR|error|\[ERROR\]|##\[error\]|--> ?|E)[: ]{1,3})?(?:[\w@.+-]{0,100}[\\/]){0,20}[\w@.+-]{1,120}\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|kts|scala|rb|php|cs|swift|tf|hcl|ya?ml|json|sh|cc|cpp|h|vue|sql|ex|exs|dart)(?:(?:::|[:(])[\w:,[\].)-]{1,200}| -|$)/gm

/** The same within a line: with its line number, as stacks and summaries name it. */
const OWN_PLACE =
  /File "[^"\n]{1,300}", line \d{1,7}|(?<![\w@+:/.-])\/?(?:[\w@.+-]{1,100}\/){1,20}[\w@.+-]{1,120}\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|swift|ex|exs):\d{1,7}(?::\d{1,7})?/g

/** A folder deep in a checkout; what holds keys, and the programs that speak with AWS, are another matter. */
const OWN_FOLDER =
  /(?<=["'`(\s=])\/(?![^\s"'`]{0,300}(?:latest\/|credential|token|secret|\.aws\b|\/aws[\w.-]{0,40}(?:[\s"'`:,)]|$)))(?:[\w@.+-]{1,80}\/){3,20}[\w@.+-]{1,120}/g

/** The text without them. */
export function withoutNames(text: string): string {
  let own = text
  for (const { needle, names } of NAMES)
    if (needle.test(own))
      for (const name of names) own = own.replace(name, (hit) => (hit.includes('amazonaws') ? hit : '·'))
  if (ON_LINE.test(own)) own = own.replace(SHOWN_SOURCE, '')
  const unlessPacked = (hit: string) => (PACKAGES.test(hit) ? hit : '·')
  own = own.replace(OWN_FILE, unlessPacked).replace(OWN_PLACE, unlessPacked)
  return own.includes('/aws') ? own.replace(OWN_FOLDER, unlessPacked) : own
}
