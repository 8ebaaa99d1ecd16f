/** That a service could not work as the role that it was given, in its own words. */
// Wordings: https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html, https://github.com/aws/aws-cdk/issues/7236 (Lambda, Glue),
// https://docs.aws.amazon.com/glue/latest/dg/glue-troubleshooting-errors.html (Glue), https://stackoverflow.com/questions/76091158 (Scheduler),
// https://github.com/awslabs/aws-orbit-workbench (CodeBuild), https://github.com/aws/aws-cdk/issues/19079 (Systems Manager)

import type { Call } from '../model/call.ts'
import { CAUSES } from '../vocabulary/causes.ts'

const CANNOT_ASSUME =
  /(could not|cannot|can't|unable to|(is|not) authorized to|does not have permissions? to) assume (?:[\w-]{1,20} ){0,6}role|role .{0,200}(cannot|can't|can not|could not) be assumed|permissions required to assume the role|unable to perform:? (sts:)?AssumeRole on|allows principal '[\w.-]{1,80}' to assume|must allow [\w ]{1,60} to assume the role|be given assume role permissions|is assumable by '|trust relationship allowing \w{1,40} to assume|assume role is unable to be assumed|\bCode(Build|Pipeline) is not authorized to perform:? (sts:)?AssumeRole on/i
const NOTHING_THERE = /No S3 objects found under S3 URL/i

/** The code of what a service says of its role, where no call is named. */
export const TOLD_REFUSED = CAUSES['service-role-refused'].call.code

/** What it was refused: to work as the role at all, or, as the role, to list what it needs. */
export function serviceRoleRefusal({
  kind,
  outcome,
  errorCode,
  errorMessage = '',
  service,
  operation,
}: Call): 'trust' | 'list' | undefined {
  if (kind !== 'aws' || outcome !== 'error') return undefined
  if (errorCode !== TOLD_REFUSED && (service === 'STS' || /^AssumeRole/.test(operation))) return undefined
  if (NOTHING_THERE.test(errorMessage)) return 'list'
  return errorCode === TOLD_REFUSED || CANNOT_ASSUME.test(errorMessage) ? 'trust' : undefined
}
