import type { Vocabulary } from './wording.ts'

/** What .NET writes. */
export const vocabulary: Vocabulary = {
  language: '.NET',
  wordings: [
    {
      cause: 'web-token-unreadable',
      words: 'A token could not be loaded from the WebIdentityTokenFile',
      example:
        '2026-07-31 08:12:44.902 +00:00 [ERR] System.InvalidOperationException: A token could not be loaded from the WebIdentityTokenFile.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/AssumeRoleWithWebIdentityCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'Failed to resolve AWS credentials',
      example:
        '2026-07-31 08:12:44.902 +00:00 [ERR] Amazon.Runtime.AmazonClientException: Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors:',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/DefaultAWSCredentialsIdentityResolver.cs',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to get IAM security credentials from EC2 Instance Metadata Service',
      example:
        '2026-07-31 08:12:44.902 +00:00 [ERR] Failed to list: Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/DefaultInstanceProfileAWSCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'NullReferenceException … Amazon.Runtime.DefaultInstanceProfileAWSCredentials.FetchCredentials',
      example:
        '2026-07-31 08:12:44.902 +00:00 [ERR] System.NullReferenceException: Object reference not set to an instance of an object.\n   at Amazon.Runtime.DefaultInstanceProfileAWSCredentials.FetchCredentials()',
      source: 'https://github.com/aws/aws-sdk-net/issues/1403',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to find credentials',
      example: '2026-07-31 08:12:44.902 +00:00 [ERR] Amazon.Runtime.AmazonServiceException: Unable to find credentials',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/FallbackCredentialsFactory.cs',
    },
    {
      cause: 'metadata-silent',
      words: 'Failed to retrieve credentials from EC2 Instance Metadata Service',
      example:
        '2026-07-31 08:12:44.902 +00:00 [ERR] Amazon.Runtime.AmazonClientException: Failed to retrieve credentials from EC2 Instance Metadata Service.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/InstanceProfileAWSCredentials.cs',
    },
    {
      cause: 'metadata-silent',
      words: 'Unable to reach credentials server',
      example:
        '2026-07-31 08:12:44.902 +00:00 [ERR] Amazon.Runtime.AmazonServiceException: Unable to reach credentials server',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/URIBasedRefreshingCredentialHelper.cs',
    },
    {
      cause: 'assume-role-failed',
      words: 'Error calling AssumeRole for role',
      example:
        '2026-07-31 08:12:44.902 +00:00 [ERR] Amazon.Runtime.AmazonClientException: Error calling AssumeRole for role arn:aws:iam::590184726633:role/writer',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Services/SecurityToken/Custom/AmazonSecurityTokenServiceClient.Extensions.cs',
    },
    {
      cause: 'no-region',
      words: 'No RegionEndpoint or ServiceURL configured',
      example:
        '2026-07-31 08:12:44.902 +00:00 [ERR] Amazon.Runtime.AmazonClientException: No RegionEndpoint or ServiceURL configured',
      source: 'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/ClientConfig.cs',
    },
    {
      cause: 'session-expired',
      words: 'The retrieved credentials have already expired',
      example:
        '2026-05-16T11:20:31.642Z ERROR Amazon.Runtime.AmazonClientException: The retrieved credentials have already expired: Now = 05/19/2026 06:43:19, Credentials expiration = 05/16/2026 23:49:10',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/RefreshingAWSCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to generate temporary credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR Amazon.Runtime.AmazonClientException: Unable to generate temporary credentials',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/RefreshingAWSCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'No credentials specified or obtained from persisted/shell defaults',
      example: 'New-CFInvalidation : No credentials specified or obtained from persisted/shell defaults.',
      source: 'https://github.com/aws/aws-tools-for-powershell/blob/main/modules/AWSPowerShell/Common/BaseCmdlets.cs',
    },
    {
      cause: 'no-region',
      words: 'No region specified or obtained from persisted/shell defaults',
      example:
        '2026-05-16T11:20:31.642Z ERROR Get-ECSTaskList: No region specified or obtained from persisted/shell defaults.',
      source: 'https://github.com/aws/aws-tools-for-powershell/blob/main/modules/AWSPowerShell/Common/BaseCmdlets.cs',
    },
    {
      cause: 'sso-expired',
      words: 'No valid SSO Token could be found',
      example: 'fail: Depot.Sync[0]\n      Amazon.Runtime.AmazonClientException: No valid SSO Token could be found.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/Internal/SSOTokenManager.cs',
    },
    {
      cause: 'no-credentials',
      words: 'App.config does not contain credentials information',
      example:
        'System.ArgumentException: App.config does not contain credentials information. Either add the AWSAccessKey and AWSSecretKey properties or the AWSProfileName property.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/AppConfigAWSCredentials.cs',
    },
    {
      cause: 'assume-role-failed',
      words: 'Assembly AWSSDK.SecurityToken could not be found or loaded',
      example:
        '2026-05-16T11:20:31.642Z ERROR System.InvalidOperationException: Assembly AWSSDK.SecurityToken could not be found or loaded. This assembly must be available at runtime to use Amazon.Runtime.AssumeRoleAWSCredentials.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/AssumeRoleAWSCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'Assembly AWSSDK.SSO … could not be found or loaded',
      example:
        '2026-05-16T11:20:31.642Z ERROR Amazon.Runtime.AmazonClientException: Assembly AWSSDK.SSOOIDC could not be found or loaded. This assembly must be available at runtime to use Amazon.Runtime.SSOAWSCredentials.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/SSOAWSCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'AmazonServiceException: Unable to retrieve credentials.',
      example:
        'Unhandled exception. Amazon.Runtime.AmazonServiceException: Unable to retrieve credentials. Message = "Connection refused (169.254.170.23:80)"\n   at Amazon.Runtime.GenericContainerCredentials.GenerateNewCredentialsAsync()',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/GenericContainerCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'Authorization token must not contain the newline sequence',
      example:
        'fail: Depot.Worker[0]\n      System.InvalidOperationException: Authorization token must not contain the newline sequence.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/GenericContainerCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'ProcessAWSCredentialException: Command returned non-zero exit value',
      example:
        'Unhandled exception. Amazon.Runtime.ProcessAWSCredentialException: Command returned non-zero exit value 1 with the error - denied',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/ProcessAWSCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'AWS credential process terminated with',
      example:
        'Unhandled exception. Amazon.Runtime.ProcessAWSCredentialException: AWS credential process terminated with System.ComponentModel.Win32Exception',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/ProcessAWSCredentials.cs',
    },
    {
      cause: 'no-credentials',
      words: 'The response back from the process credential provider returned back a malformed JSON',
      example:
        'Unhandled exception. Amazon.Runtime.ProcessAWSCredentialException: The response back from the process credential provider returned back a malformed JSON document.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/ProcessAWSCredentials.cs',
    },
    {
      cause: 'sso-expired',
      words: 'Unable to get credentials from SSO',
      example:
        'Unhandled exception. System.NotSupportedException: Unable to get credentials from SSO\n   at Amazon.Runtime.SSOAWSCredentials.GenerateNewCredentialsAsync()',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/_bcl+netstandard/SSOAWSCredentials.cs',
    },
    {
      cause: 'sso-expired',
      words: 'Login Token not found. Please reauthenticate',
      example: 'Unhandled exception. System.InvalidOperationException: Login Token not found. Please reauthenticate.',
      source:
        'https://github.com/aws/aws-sdk-net/blob/main/sdk/src/Core/Amazon.Runtime/Credentials/_bcl+netstandard/LoginAWSCredentials.cs',
    },
  ],
}
