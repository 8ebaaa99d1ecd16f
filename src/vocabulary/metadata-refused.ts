/**
 * How programs of any kind say that the metadata service of EC2 answered, and said no: 401 where it wants a session token that did not
 * arrive (IMDSv2, a hop limit of 1), 403 where it is disabled or guarded. What is not there (404) it is asked for every day.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html#instance-metadata-returns
 *
 * Read in https://github.com/aws/aws-node-termination-handler/issues/668, https://github.com/aws/aws-cdi-sdk/issues/136,
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2231 and
 * https://github.com/zalando-incubator/kube-ingress-aws-controller/issues/455.
 */
import { FOREIGN } from './foreign-names.ts'

const SERVICE = String.raw`(?:\bIMDS(?:v[12])?\b|\b(?:EC2|AWS)[ _-]?(?:instance[ _-]?)?metadata|\binstance[ _-]metadata|\bmetadata (?:service|endpoint)\b|169\.254\.169\.254\/latest)`
const SAID_NO = String.raw`(?:\b(?:status(?: ?code)?|code|HTTP|returned|responded|answered|got|with|resulted in)(?: an?)?["']?\W{0,6}(?:HTTP\W{0,3}|(?:status |error )?code\W{0,3}|status\W{0,3})?(?:400|401|403)\b|\b40[013] (?:- )?(?:Client Error|Unauthorized|Forbidden)\b)`

export const METADATA_REFUSED = new RegExp(`${SERVICE}[^\\n]{0,160}?${SAID_NO}|${SAID_NO}[^\\n]{0,120}?${SERVICE}`, 'i')

/** It was not reached, as whoever asked says in words of their own: "Connection to AWS EC2 Metadata timed out", "could not connect to the instance metadata service". */
const OF_EC2 = String.raw`(?:the |aws |amazon ){0,2}(?:EC2(?:['’]s)?|AWS|instance)[ -](?:instance[ -])?metadata(?: (?:service|server|endpoint|api)| v[12]\b){0,2}`
const WAY = `(?:connect(?:ion|ing)? (?:to|with)|reach(?:ing)?|contact(?:ing)?|talk(?:ing)? to|communicat(?:e|ing|ion) with|access(?:ing)?)`
const DID_NOT = `(?:fail(?:ed|ure|s|ing)?(?: to| in)?|unable to|could ?n[o'’]t|cannot|can['’]t|error(?: while| when)?|timed out|timeout(?: while| when)?):? `

export const METADATA_NOT_REACHED = new RegExp(
  `\\b${DID_NOT}${WAY} ${OF_EC2}|\\b${WAY} ${OF_EC2}[^\\n]{0,20}?\\b(?:timed out|timeout|failed|refused|unreachable)\\b`,
  'i',
)
/** Whoever is no machine of EC2's has none. */
export const NOT_THERE = String.raw`\bnot (?:running )?(?:on|in|an?) (?:an? )?(?:EC2|AWS)\b|\b(?:assum(?:e|ing)|skip\w{0,5}|ignor\w{1,3}|optional|disabl\w{1,3}|without)\b`

/** Another cloud's, or a way that is left for the next one. */
export const METADATA_OF_OTHERS = new RegExp(
  String.raw`${FOREIGN.source}|computeMetadata|169\.254\.169\.254\/metadata|\b(?:saml|oidc|openid)\b|\b(?:fall(?:s|ing)? ?back|fell back|trying|switching|continuing|proceeding) (?:\w+ ){0,3}(?:IMDS\w{0,2}|v[12]|session tokens?|a token|next|without)\b`,
  'i',
)
