import type { Vocabulary } from './wording.ts'

/** What the EBS CSI driver writes. */
export const vocabulary: Vocabulary = {
  language: 'EBS CSI driver',
  wordings: [
    {
      cause: 'metadata-silent',
      words: 'Retrieving IMDS metadata failed',
      example:
        'E0516 11:20:31.642000       1 metadata.go:81] "Retrieving IMDS metadata failed" err="context deadline exceeded"',
      source: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/pkg/cloud/metadata/metadata.go',
    },
    {
      cause: 'metadata-silent',
      words: 'all specified --metadata-sources … are unavailable',
      example:
        'E0516 11:20:31.642000       1 main.go:179] "Failed to initialize metadata when it is required" err="all specified --metadata-sources \'imds,kubernetes\' are unavailable"',
      source: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/pkg/cloud/metadata/metadata.go',
    },
  ],
}
