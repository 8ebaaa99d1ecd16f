import type { HeldOut } from '../held-out.ts'

const CALLER = 'arn:aws:sts::418362907715:assumed-role/web-task/9c1b6c0f6b3d4ad8'

/** Denials of which AWS says where the policy stands that says no, in whatever a tool makes of the sentence. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'PHP cuts the answer off in the middle of a name, and has it whole below: a VPC endpoint says no',
    text: `[2026-03-29 10:02:38] production.ERROR: Unable to write file at location: a.pdf. Error executing "PutObject" on "https://depot.s3.eu-central-1.amazonaws.com/a.pdf"; AWS HTTP error: Client error: \`PUT https://depot.s3.eu-central-1.amazonaws.com/a.pdf\` resulted in a \`403 Forbidden\` response:
<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>User: arn:aws:sts::418362907715:assumed (truncated...)
 AccessDenied (client): User: ${CALLER} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::depot/a.pdf" with an explicit deny in a VPC endpoint policy - <?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code></Error>`,
    must: ['access-denied'],
    leads: true,
    mention:
      /assumed-role\/web-task.*explicit deny in a VPC endpoint policy\), and no Allow.*policy of the VPC endpoint/,
  },
  {
    name: 'Terraform breaks the sentence in which an SCP says no',
    text: `Error: creating EC2 Instance: operation error EC2: RunInstances, https
response error StatusCode: 403, RequestID:
6c0b2ae1-5a49-4a39-93c9-b9c80fd7b6a9, api error UnauthorizedOperation: You are
not authorized to perform this operation. User:
${CALLER} is not
authorized to perform: ec2:RunInstances on resource:
arn:aws:ec2:eu-west-1:418362907715:instance/* with an explicit deny in a
service control policy. Encoded authorization failure message: 0l-KPWQJ8q5z3Ya`,
    must: ['access-denied'],
    leads: true,
    mention: /service control policies \(SCP\)/,
  },
  {
    name: 'Go is denied a role by an SCP: its trust policy is not to blame',
    text: `2026-04-02T06:31:00.912Z ERROR operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: 4f0e26f4-8b6a-4d4c-bfd8-3cc12dd5b1f0, api error AccessDenied: User: ${CALLER} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/writer with an explicit deny in a service control policy`,
    must: ['assume-role-denied'],
    leads: true,
    mention:
      /no Allow outweighs that: look for a Deny on sts:AssumeRole in the organisation’s service control policies/,
  },
  {
    name: 'Node is denied by a resource control policy, whose name AWS gives',
    text: `{"level":50,"time":1784104131603,"msg":"get failed","err":{"type":"AccessDenied","message":"User: ${CALLER} is not authorized to perform: s3:GetObject on resource: \\"arn:aws:s3:::depot/a\\" with an explicit deny in a resource control policy: arn:aws:organizations::418362907715:policy/o-1/resource_control_policy/p-1","$metadata":{"httpStatusCode":403}}}`,
    must: ['access-denied'],
    leads: true,
    mention: /resource control policies \(RCP\)/,
  },
]
