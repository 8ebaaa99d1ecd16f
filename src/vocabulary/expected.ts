import { wantedDenial } from './denials-due.ts'

/**
 * Words by which a program says of a failure that it is all right so: it was asked for, tried on purpose, or is no loss. EC2 says of a dry run that
 * it would have succeeded: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const EXPECTED =
  /\b(?:as|is|was|were|are) expected\b|\bas (?:configured|intended|designed|desired|wanted|planned|it should(?: be)?)\b|\bexpected (?:on|in|if|when|where|without)\b|\b(?:denials?|refusals?|rejections?|failures?|errors?|40[0-9]) (?:is |was )?expected\b|\bexpected (?:a |an |the )?(?:denial|refusal|rejection|failure|error|AccessDenied|Forbidden|40[0-9])\b|\b(?:refused|denied|rejected|fails|failed), (?:as it should|good|fine)\b|\bDryRunOperation\b|\bassuming (?:it is |it['’]s )?(?:off|disabled|none|not|no|empty|absent)\b|\bharmless\b|\binject(?:ed|ing|s) (?:an? |the )?(?:faults?|errors?|failures?|latency|SlowDown|Throttl\w{1,12}|[A-Z]\w{2,40}(?:Exception|Error|Denied|Timeout|Expired|Exceeded))\b|\b(?:safe|safely) (?:to )?ignored?\b|\bcan be ignored\b/i

/** "Access is not working as expected." */
const NOT_SO =
  /(?:\bnot|n['’]t)(?: (?:work\w{0,3}|behav\w{1,4}|respond\w{0,3}|function\w{0,3}|go\w{0,3}|be|been|quite|exactly|return\w{0,2}))? as (?:expected|intended|desired|wanted|planned)\b/gi

/** What Ansible calls well went as its task wanted, whatever was answered. https://docs.ansible.com/ansible/latest/plugins/callback/default_callback.html */
const AS_WANTED = /^(?:[^\n]{0,120}\| )?ok: \[[^\]\n]{1,200}\] =>/

/** What somebody who looks for weak or dangling things makes of AWS's answer, which is a result and no failure. */
const VERDICT =
  /\b(?:is|are|as|not) (?:not )?(?:vulnerable|exploitable|(?:non-?)?compliant|public(?:ly \w{4,12})?|dangling)\b/i
const UNDECIDED = /\b(?:whether|if|could ?n[o']t|cannot|can['’]t|unable|fail(?:ed|ure|s)?|errors?)\b/i

/**
 * A cache drops what nobody renewed in time, as that of a workload that is gone: whoever still needs it will ask anew, and be heard.
 * https://github.com/aws/eks-pod-identity-agent/blob/main/internal/cache
 */
const DROPPED =
  /\b(?:remov|evict|dropp|delet)(?:ing|ed) (?:[\w-]{1,20} ){0,3}(?:credentials?|creds?|sessions?|tokens?|entry|entries) from (?:the )?(?:\w{1,20} )?cache\b[^\n]{0,1500}\bexpired\b/i

/**
 * The CRT's chain says of each provider that nobody configured that it could not be made, at level error, and goes on with the next.
 * https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_default_chain.c
 */
const NOT_MADE =
  /\bFailed to resolve [\w ,]{1,80} during [\w ]{1,60} provider initialization\b|\bUnable to (?:locate (?:credentials|config) file\b|obtain access_key_id, secret_access_key (?:or|and) session_token\b)|\bstatic: invalid environment credentials, missing\b/

export function saysNobodyConfiguredIt(text: string): boolean {
  return NOT_MADE.test(text.slice(0, 2000))
}

/** Not of a failure: all goes as it should. */
const ALL_WELL =
  /\b(?:all|everything|running|runs?|works?|working|worked|up|started|completed|finished|behav\w{1,4}|functioning|healthy|proceed\w{0,3}|going|status|result) (?:\w+ ){0,2}as (?:expected|planned|intended|designed)\b/i

/** Is it somebody's word on a failure that stands beside it? */
export function saysItWasExpected(text: string): boolean {
  const looked = text.slice(0, 2000).replace(NOT_SO, '')
  return EXPECTED.test(looked) && !ALL_WELL.test(looked)
}

/**
 * What a detector found others at, which is its work to tell. https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-active.html
 */
const FINDING =
  /\b(?:Backdoor|Behavior|CredentialAccess|CryptoCurrency|DefenseEvasion|Discovery|Execution|Exfiltration|Impact|InitialAccess|Object|PenTest|Persistence|Policy|PrivilegeEscalation|Recon|Stealth|Trojan|UnauthorizedAccess):(?:IAMUser|EC2|S3|Kubernetes|Runtime|Lambda|RDS|ECS)\/\w{3,60}/

export function isFinding(text: string): boolean {
  return FINDING.test(text.slice(0, 4000))
}

export function saysExpected(text: string): boolean {
  const looked = text.slice(0, 2000)
  return (
    saysItWasExpected(looked) ||
    AS_WANTED.test(text) ||
    DROPPED.test(looked) ||
    wantedDenial(looked) ||
    isFinding(looked) ||
    saysNobodyConfiguredIt(looked) ||
    (VERDICT.test(looked) && !UNDECIDED.test(looked))
  )
}

/** That something is not there, and in one breath that it is made. */
const ABSENT_SO_MADE =
  /\b(?:does ?n[o']t (?:yet )?exist|do ?n[o']t exist|not found|not there|missing|no such \w{1,30})\b[^\n]{0,80}\b(?:creating|will (?:be )?create|(?:will|is|are) (?:be )?(?:now )?(?:being )?created|going to create|let['’]s create|making (?:it|one))/i

/** What is not there is wanted, and comes to be: to have asked was the first step. */
export function saysItIsMade(text: string): boolean {
  return ABSENT_SO_MADE.test(text.slice(0, 2000))
}

/**
 * What a program does without. Spring Cloud warns of a source that is marked so; of any other it throws.
 * https://github.com/awspring/spring-cloud-aws (SecretsManagerPropertySources, ParameterStorePropertySources)
 */
const OPTIONAL =
  /\boptional\b|\bUnable to load AWS (?:secret|parameters?) from\b|\b(?:us(?:e|es|ing)|keep(?:s|ing)?|fall(?:s|ing)? back (?:to|on)|with) (?:the |its |built-in |local |in-memory ){0,2}(?:defaults?|existing|empty|previous)\b|\b(?:do(?:es|ing)?|continu(?:es?|ing)|going on|start(?:s|ing)?) without\b|\b(?:skipp(?:ed|ing)|ignor(?:ed|ing))\b/i

export function saysOptional(text: string): boolean {
  return OPTIONAL.test(text.slice(0, 2000))
}

/** IAM tells its other parts of a new role or policy some seconds later. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html */
const PROPAGATES =
  /\b(?:wait\w{0,3}|retry\w{0,3}|sleep\w{0,3}|try\w{0,3} again)\b[^\n]{0,40}\b(?:iam|role|polic(?:y|ies)|permissions?|trust)\b[^\n]{0,30}\b(?:propagat\w{1,4}|consisten\w{1,2}|ready|assumable|usable|available)\b/i

/** The CDK goes on with its caller's own credentials, which do where they may do as much. */
const PROCEEDS = /\bbut are for the right account\. Proceeding anyway\b/

/** Whoever asks for what is public needs no name. */
const NAMELESS =
  /\b(?:us(?:e(?! [`'"-])|es|ing)|fall(?:s|ing)? back to|fell back to|continu(?:e|es|ing)|proceed(?:s|ing)?|try(?:ing)?|go(?:es|ing)? on|switch(?:es|ing)? to|default(?:s|ing)? to|enabl(?:es|ing|ed)|connect(?:s|ing)?|request(?:s|ing)?|access(?:ing)?|will be)\b[^\n]{0,40}\b(?:anonymous(?:ly)?|unsigned|no[ -]sign[- ]request|unauthenticated|public (?:access|mode|read))\b/i

export function saysNameless(text: string): boolean {
  return NAMELESS.test(text.slice(0, 2000))
}

/** Does it matter only where something fails after it? */
export function mayBeGotOver(text: string): boolean {
  const looked = text.slice(0, 2000)
  return PROPAGATES.test(looked) || PROCEEDS.test(looked)
}
