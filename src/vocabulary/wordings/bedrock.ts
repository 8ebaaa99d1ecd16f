import type { Vocabulary } from './wording.ts'

/** What Bedrock writes. */
export const vocabulary: Vocabulary = {
  language: 'Bedrock',
  wordings: [
    {
      cause: 'throttled',
      words: 'Too many tokens, please wait before trying again',
      example: '2026-06-23 16:03:02.915 [error] [roo] Too many tokens, please wait before trying again.',
      source: 'https://github.com/RooCodeInc/Roo-Code/issues/5050',
    },
    {
      cause: 'throttled',
      words: 'Too many requests, please wait before trying again',
      example: '2026-06-23 16:03:02.915 [error] [bedrock] Too many requests, please wait before trying again.',
      source: 'https://github.com/i-dot-ai/caddy-chatbot/issues/97',
    },
    {
      cause: 'api-key-expired',
      words: 'Bearer Token has expired',
      example: 'API Error: 403 {"Message":"Bearer Token has expired"}',
      source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-use.html',
    },
    {
      cause: 'authorization-method',
      words: 'Authorization method mismatch. The agent is configured for a different authorization method',
      example:
        "botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the InvokeAgentRuntime operation: Authorization method mismatch. The agent is configured for a different authorization method than what was used in your request. Check the agent's authorization configuration and ensure your request uses the matching method (OAuth or SigV4)",
      source: 'https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-oauth.html',
    },
    {
      cause: 'model-unknown',
      words: 'The provided model identifier is invalid',
      example: 'litellm.BadRequestError: BedrockException - {"message":"The provided model identifier is invalid."}',
      source: 'https://github.com/BerriAI/litellm/issues/10459',
    },
    {
      cause: 'model-denied',
      words: 'have access to the model with the specified model ID',
      example:
        "litellm.BadRequestError: BedrockException - An error occurred (AccessDeniedException) when calling the Converse operation: You don't have access to the model with the specified model ID.",
      source: 'https://github.com/strands-agents/harness-sdk/issues/38',
    },
    {
      cause: 'model-denied',
      words:
        'Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions',
      example:
        'litellm.APIConnectionError: BedrockException - {"message":"Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model."}',
      source: 'https://github.com/aws-samples/sample-host-openclaw-on-amazon-bedrock-agentcore/issues/41',
    },
    {
      cause: 'model-unknown',
      words: 'with on-demand throughput isn',
      example:
        'botocore.errorfactory.ValidationException: An error occurred (ValidationException) when calling the ConverseStream operation: Invocation of model ID anthropic.claude-3-7-sonnet-20250219-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
      source: 'https://github.com/strands-agents/harness-sdk/issues/38',
    },
  ],
}
