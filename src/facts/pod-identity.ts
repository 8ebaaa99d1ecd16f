/** EKS Pod Identity: the agent of the node asks EKS for the credentials of the pod's role, and EKS must be trusted by it. */

const TRUST = {
  Effect: 'Allow',
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
}

/** https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html */
export const POD_TRUST = `The trust policy of the role that the association names needs ${JSON.stringify(TRUST)}: EKS assumes it, not the pod and not its node.`

/** EKS's words for it, as the agent and SDKs hand them on. https://github.com/aws/eks-pod-identity-agent/issues/139 */
export function speaksOfPodTrust(words: string): boolean {
  return /EKS does not have permissions to assume the associated role/.test(words)
}
