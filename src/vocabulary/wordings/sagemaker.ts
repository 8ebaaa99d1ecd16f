import type { Vocabulary } from './wording.ts'

/** What SageMaker writes of a job that failed. */
export const vocabulary: Vocabulary = {
  language: 'SageMaker',
  wordings: [
    {
      cause: 'service-role-refused',
      words: 'SageMaker was unable to assume the role',
      example:
        "ValueError: Error training depot-2026-05-16: Failed Reason: ClientError: SageMaker was unable to assume the role 'arn:aws:iam::482913305571:role/depot-training'",
      source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
    },
    {
      cause: 'service-role-refused',
      words: 'is unable to perform: sts:AssumeRole on the role',
      example:
        "ValueError: Error training depot-2026-05-16: Failed Reason: InvalidInputException: SageMaker is unable to perform: sts:AssumeRole on the role. Check if you have a trust relationship for 'sagemaker.amazonaws.com' to assume the role.",
      source: 'https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html',
    },
  ],
}
