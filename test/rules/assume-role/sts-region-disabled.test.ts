import { assume, raisesAnError } from './kit.ts'

raisesAnError(
  'sts-region-disabled',
  assume(
    'RegionDisabledException',
    'STS is not activated in this region for account:391827364550. Your account administrator can activate STS in this region using the IAM Console.',
  ),
  /for account 391827364550/,
)
