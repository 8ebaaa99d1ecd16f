import type { HeldOut } from '../held-out.ts'

/** boto3, aiobotocore, s3fs, Airflow, the AWS CLI, litellm, SAM. */
export const pasted: readonly HeldOut[] = [
  {
    name: 's3fs: a HEAD is refused, the debugger’s print',
    source: 'https://github.com/fsspec/s3fs/issues/754',
    text: 'Exception has occurred: PermissionError\nForbidden\nbotocore.exceptions.ClientError: An error occurred (403) when calling the HeadObject operation: Forbidden\n\nThe above exception was the direct cause of the following exception:\n\n  File "/home/kim/task1.py", line 20, in <module>\n    fhand = s3.open(\'depot/notes.txt\')\nPermissionError: Forbidden',
    must: ['access-denied'],
    // An answer to HEAD names no error: it need not be permissions.
    orUnknown: true,
  },
  {
    name: 's3fs in a notebook: a framed traceback',
    source: 'https://github.com/neurohackademy/nh2020-jupyterhub/issues/113',
    text: '---------------------------------------------------------------------------\nNoCredentialsError                        Traceback (most recent call last)\n<ipython-input-3-f77059afe139> in <module>\n----> 1 ll = fs.ls(\'/depot/\')\n\n/srv/conda/envs/notebook/lib/python3.7/site-packages/s3fs/core.py in ls(self, path, detail, refresh, **kwargs)\n    617         """\n--> 619         files = self._ls(path, refresh=refresh)\n\nNoCredentialsError: Unable to locate credentials',
    must: ['no-credentials'],
  },
  {
    name: 'a training job: a clock and a letter for the level, then a traceback',
    source: 'https://github.com/Physical-Intelligence/openpi/issues/686',
    text: '20:23:24.142 [I] Downloading s3://depot-assets/checkpoints/params to /home/kim/.cache/params (4039534:download.py:88)\nTraceback (most recent call last):\n  File "/local/openpi/scripts/train.py", line 280, in <module>\n    main(_config.cli())\n  File "/local/env/botocore/auth.py", line 424, in add_auth\n    raise NoCredentialsError()\nbotocore.exceptions.NoCredentialsError: Unable to locate credentials',
    must: ['no-credentials'],
  },
  {
    name: 'Airflow, double braces: logs are not written',
    source: 'https://github.com/puckel/docker-airflow/issues/414',
    text: "webserver_1  | [2026-08-01 16:36:23,291] {{s3_task_handler.py:173}} ERROR - Could not write logs to s3://depot-airflow/logs/Conversion/1.log\nwebserver_1  | Traceback (most recent call last):\nwebserver_1  |   File \"/usr/local/lib/python3.6/site-packages/airflow/utils/log/s3_task_handler.py\", line 170, in s3_write\nwebserver_1  |     encrypt=configuration.conf.getboolean('core', 'ENCRYPT_S3_LOGS'),\nwebserver_1  | botocore.exceptions.NoCredentialsError: Unable to locate credentials",
    must: ['no-credentials'],
  },
  {
    name: 'Airflow: newest line first, a HEAD refused',
    source: 'https://github.com/apache/airflow/issues/28201',
    text: "[2026-12-06 14:35:46,191: INFO/ForkPoolWorker-7] AWS Connection (conn_id='S3_default', conn_type='s3') credentials retrieved from extra.\n[2026-12-06 14:35:46,290: ERROR/ForkPoolWorker-7] Failed to execute task An error occurred (403) when calling the HeadObject operation: Forbidden.\nTraceback (most recent call last):\n  File \"/home/airflow/.local/lib/python3.7/site-packages/botocore/client.py\", line 934, in _make_api_call\n    raise error_class(parsed_response, operation_name)\nbotocore.exceptions.ClientError: An error occurred (403) when calling the HeadObject operation: Forbidden",
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'boto3: expired while a large file goes up',
    source: 'https://github.com/boto/boto/issues/898',
    text: 'Traceback (most recent call last):\n  File "up.py", line 9, in <module>\n    s3.upload_file(a, b, c)\nboto3.exceptions.S3UploadFailedError: Failed to upload /data/abc.csv to depot/abc.csv: An error occurred (ExpiredToken) when calling the PutObject operation: The provided token has expired.',
    must: ['session-expired'],
  },
  {
    name: 'a list of errors in a repr',
    source: 'https://github.com/counsyl/stor/pull/139',
    text: "FailedUploadError: an error occurred while uploading, info={'completed': [], 'failed': [{'source': 'AUTHORS', 'dest': S3Path(\"s3://depot/AUTHORS\"), 'success': False, 'error': FailedUploadError('Failed to upload AUTHORS to depot/AUTHORS: An error occurred (ExpiredToken) when calling the PutObject operation: The provided token has expired.')}]}",
    must: ['session-expired'],
  },
  {
    name: 'AWS CLI in a workflow: the command is echoed, then the refusal',
    source: 'https://github.com/gardenlinux/gardenlinux/issues/2614',
    text: '+ aws s3api put-object --body image.raw --bucket *** --key objects/image.raw --content-md5 B7i4qFAwEbeD4/NgZoGUSA==\n\nAn error occurred (ExpiredToken) when calling the PutObject operation: The provided token has expired.\nError: Process completed with exit code 254.',
    must: ['session-expired'],
  },
  {
    name: 'awslogs: no region',
    source: 'https://github.com/jorgebastida/awslogs/issues/268',
    text: 'Traceback (most recent call last):\n  File "/usr/local/lib/python2.7/dist-packages/awslogs/bin.py", line 174, in main\n    logs = AWSLogs(**vars(options))\n  File "/usr/local/lib/python2.7/dist-packages/boto3/session.py", line 263, in client\n    aws_session_token=aws_session_token, config=config)\nNoRegionError: You must specify a region.',
    must: ['no-region'],
  },
  {
    name: 'AWS CLI: no region',
    source: 'https://github.com/aws-samples/eks-workshop/issues/176',
    text: '\nYou must specify a region. You can also configure your region by running "aws configure".',
    must: ['no-region'],
  },
  {
    name: 'litellm: Bedrock does not know the token, JSON within a message',
    source: 'https://github.com/BerriAI/litellm/issues/6260',
    text: '14:39:24 - LiteLLM:ERROR: main.py:402 - completion failed\nTraceback (most recent call last):\n  File "/app/litellm/main.py", line 2640, in completion\n    raise AuthenticationError(\nlitellm.exceptions.AuthenticationError: litellm.AuthenticationError: BedrockException Invalid Authentication - {"message":"The security token included in the request is invalid."}',
    must: ['client-token-invalid'],
  },
  {
    name: 'litellm: no credentials, an agent’s loop',
    source: 'https://github.com/OpenHands/OpenHands/issues/7246',
    text: '02:08:17 - openhands:ERROR: agent_controller.py:244 - [Agent Controller default] Error while running the agent: litellm.AuthenticationError: BedrockException Invalid Authentication - Unable to locate credentials',
    must: ['no-credentials'],
  },
  {
    name: 'SAM local: the function’s answer holds the error',
    source: 'https://github.com/aws/aws-sam-cli/issues/3539',
    text: 'START RequestId: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d40 Version: $LATEST\n{"errorMessage": "An error occurred (ExpiredTokenException) when calling the PutItem operation: The security token included in the request is expired", "errorType": "ClientError", "stackTrace": ["  File \\"/var/task/app.py\\", line 61, in lambda_handler\\n    response = table.put_item(\\n"]}\nEND RequestId: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d40',
    must: ['session-expired'],
  },
  {
    name: 'an MCP server’s answer: an error within JSON',
    source: 'https://github.com/awslabs/mcp/issues/892',
    text: '{\n  "response": "",\n  "error": "\\nAn error occurred (InvalidAccessKeyId) when calling the ListBuckets operation: The AWS Access Key Id you provided does not exist in our records.\\n"\n}',
    must: ['client-token-invalid'],
  },
  {
    name: 'a coding agent: SSO expired',
    source: 'https://github.com/anthropics/claude-code/issues/849',
    text: 'API Error: The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
    must: ['sso-expired'],
  },
  {
    name: 'a role is created with expired keys',
    source: 'https://github.com/aws-samples/aws-iot-twinmaker-samples/issues/147',
    text: 'botocore.exceptions.ClientError: An error occurred (ExpiredToken) when calling the CreateRole operation: The security token included in the request is expired',
    must: ['session-expired'],
  },
  {
    name: 'botocore asks for a thing in vain, and the source says which',
    source: 'https://github.com/boto/boto3/issues/2646',
    text: `INFO  2026-05-16 11:20:30,402 archiver 41 batch of 200 records
ERROR 2026-05-16 11:20:31,642 archiver 58 could not archive: Unable to locate credentials
Traceback (most recent call last):
  File "/srv/archiver.py", line 55, in archive
    client.put_object(Bucket='depot-archive', Key=key, Body=body)
    ~~~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  File "/srv/lib/python3.13/site-packages/botocore/client.py", line 569, in _api_call
    return self._make_api_call(operation_name, kwargs)
  File "/srv/lib/python3.13/site-packages/botocore/auth.py", line 424, in add_auth
    raise NoCredentialsError()
botocore.exceptions.NoCredentialsError: Unable to locate credentials`,
    must: ['no-credentials'],
    mention: /S3 PutObject/,
  },
  {
    name: 'botocore refuses what was to be a role, and the program says that it could not assume it',
    source: 'https://github.com/boto/botocore/blob/develop/botocore/validate.py',
    text: `[2026-12-09 14:20:32,651] WARNING depot 48 Unable to assume role with ARN arn:aws:iam.
Traceback (most recent call last):
  File "/opt/depot/provider.py", line 41, in access
    assumed = sts_client.assume_role(**params)
  File "/opt/venv/lib/python3.11/site-packages/botocore/validate.py", line 381, in serialize_to_request
    raise ParamValidationError(report=report.generate_report())
botocore.exceptions.ParamValidationError: Parameter validation failed:
Invalid length for parameter RoleArn, value: 11, valid min length: 20
[2026-12-09 14:20:32,660] WARNING depot 48 Bad Request: /sources/`,
    must: ['role-arn-invalid'],
  },
]
