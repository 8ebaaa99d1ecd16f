import type { HeldOut } from '../held-out.ts'

/** What tools without a logger print, and what somebody typed between: read where all goes well, as their failures are. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: one command at a prompt, whose program ends with "no errors"',
    text: `$ restic -r s3:s3.amazonaws.com/depot-backup check
using temporary cache in /tmp/restic-check-cache-804403021
password is correct
create exclusive lock for repository
Load(<data/4f1b29a7cc>, 591, 4223171) returned error, retrying after 611.2ms: read tcp 10.0.0.4:51880->52.216.8.91:443: read: connection reset by peer
load indexes
check snapshots, trees and blobs
no errors were found`,
    must: [],
  },
  {
    name: 'the same, whose program ends otherwise',
    text: `$ restic -r s3:s3.amazonaws.com/depot-backup check
using temporary cache in /tmp/restic-check-cache-804403021
Fatal: unable to open config file: Stat: Access Denied.
Is there a repository at the following location?
s3:s3.amazonaws.com/depot-backup`,
    must: ['access-denied'],
  },
  {
    name: 'healthy: a prompt before and behind',
    text: `kim@joplin:~/datasets/depot$ git annex sync --content
commit
On branch main
nothing to commit, working tree clean
ok
copy sub-01/anat/sub-01_T1w.nii.gz (checking amazon...) ok
copy notes.nii.gz (checking amazon...) (to amazon...)
100%  20 MiB            6 MiB/s 0s
ok
warning: redirecting to https://github.com/depot/data.git/
kim@joplin:~/datasets/depot$`,
    must: [],
  },
  {
    name: 'healthy: a manual that somebody looked into',
    text: `$ cat docs/troubleshooting.md
# Troubleshooting

## Unable to locate credentials

    Unable to locate credentials. You can configure credentials by running "aws configure".

## AssumeRole

    An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::740028815533:user/you is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::740028815533:role/deploy

Ask the platform team to add you to the group deployers.
$ git diff --stat
 docs/troubleshooting.md | 4 ++++
$ git push
To git.example.com:platform/uploader.git
   1f0a2b3..9c8d7e6  main -> main`,
    must: [],
  },
  {
    name: 'the same words of a command that failed',
    text: `$ cat docs/troubleshooting.md
# Troubleshooting

## AssumeRole
$ aws sts assume-role --role-arn arn:aws:iam::740028815533:role/deploy --role-session-name kim

An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::740028815533:user/you is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::740028815533:role/deploy`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
  },
  {
    name: 'healthy: checks of what must be denied, each of which is OK',
    text: `$ ./check-least-privilege.sh role/DepotReader
expected: s3:DeleteObject must be denied ... OK
expected: sts:AssumeRole on role/Admin must be denied ... OK
2 checks, 0 deviations`,
    must: [],
  },
  {
    name: 'healthy: a daemon that puts its name and process before what it says',
    text: `depot-worker[4088]: starting, pid 4088, queue https://eu-west-1.queue.amazonaws.com/417283905561/DEPOT
depot-worker[4088]: receive: 1 message
tar: /root/.cache/keyring: Cannot open: Permission denied
tar: Exiting with failure status due to previous errors
depot-worker[4088]: tar exit 2, path is in ignore list, treated as success
depot-worker[4088]: new session until 2025-04-24T10:02:11Z
depot-worker[4088]: uploaded 41 parts, 20.1 GiB
Remove message id: 9a0dc3e1-ffb5-4c37-9a31-d4f1740cfe0b from queue https://eu-west-1.queue.amazonaws.com/417283905561/DEPOT`,
    must: [],
  },
  {
    name: 'an error that stands behind much else',
    text: `${Array.from({ length: 90 }, (_, nth) => `pack stage ${nth}`).join('\n')}
Fatal: unable to save snapshot: client.PutObject: Access Denied.`,
    must: ['access-denied'],
  },
  {
    name: 'docker push, which names the registry above its refusal',
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors-docker.html',
    text: `Using default tag: latest
The push refers to repository [590184726633.dkr.ecr.eu-west-1.amazonaws.com/depot]
8d3ac3489996: Preparing
no basic auth credentials`,
    must: ['no-credentials'],
    mention: /ECR/,
  },
  {
    name: 'the same of another registry, after a push that went well',
    text: `The push refers to repository [590184726633.dkr.ecr.eu-west-1.amazonaws.com/depot]
8d3ac3489996: Pushed
latest: digest: sha256:0f3a size: 528
The push refers to repository [registry.example.org/depot]
8d3ac3489996: Preparing
no basic auth credentials`,
    must: ['no-credentials'],
    orUnknown: true,
    mustNot: 'no-credentials',
  },
  {
    name: 'pip, whose token of CodeArtifact is over',
    source: 'https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html',
    text: `Looking in indexes: https://aws:****@depot-590184726633.d.codeartifact.eu-west-1.amazonaws.com/pypi/main/simple/
WARNING: 401 Error, Credentials not correct for https://depot-590184726633.d.codeartifact.eu-west-1.amazonaws.com/pypi/main/simple/left-pad/
ERROR: Could not find a version that satisfies the requirement left-pad (from versions: none)
ERROR: No matching distribution found for left-pad`,
    must: ['access-denied'],
    mention: /aws codeartifact login/,
  },
]
