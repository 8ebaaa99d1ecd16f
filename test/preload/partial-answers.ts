/** Operation, what the SDK gives its caller, and the code of the entry that was denied: of both preloads. */
export const PARTIAL_ANSWERS: readonly (readonly [string, object | undefined, string | undefined])[] = [
  ['PublishBatch', { Failed: [{ Id: '1', Code: 'AuthorizationError', Message: 'no' }] }, 'AuthorizationError'],
  ['PutEvents', { Entries: [{ EventId: '1' }, { ErrorCode: 'AccessDeniedException' }] }, 'AccessDeniedException'],
  ['BatchExecuteStatement', { Responses: [{ Error: { Code: 'AccessDenied' } }] }, 'AccessDenied'],
  [
    'TagResources',
    { FailedResourcesMap: { 'arn:1': { ErrorCode: 'AccessDeniedException' } } },
    'AccessDeniedException',
  ],
  ['BatchGetCollection', { collectionErrorDetails: [{ errorCode: 'ACCESS_DENIED' }] }, 'AccessDenied'],
  ['DeleteFlowLogs', { Unsuccessful: [{ Error: { Code: 'UnauthorizedOperation' } }] }, 'UnauthorizedOperation'],
  ['PutRecords', { Records: [{ ErrorCode: 'ProvisionedThroughputExceededException' }] }, undefined],
  ['BatchGetItem', { Responses: { table: [{ Error: { S: 'AccessDenied' } }] } }, undefined],
  ['DescribeTasks', { failures: [{ code: 'AccessDenied' }] }, undefined],
  ['Invoke', { StatusCode: 200, FunctionError: 'Unhandled' }, 'Unhandled'],
  ['Invoke', { StatusCode: 200, ExecutedVersion: '$LATEST' }, undefined],
  ['GetObject', undefined, undefined],
]
