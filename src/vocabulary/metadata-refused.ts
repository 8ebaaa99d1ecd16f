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

/** Another cloud's, or a way that is left for the next one. */
export const METADATA_OF_OTHERS = new RegExp(
  String.raw`${FOREIGN.source}|computeMetadata|169\.254\.169\.254\/metadata|\b(?:saml|oidc|openid)\b|\b(?:fall(?:s|ing)? ?back|fell back|trying|switching|continuing|proceeding) (?:\w+ ){0,3}(?:IMDS\w{0,2}|v[12]|session tokens?|a token|next|without)\b`,
  'i',
)
