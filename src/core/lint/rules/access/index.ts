import type { AnyRule } from '../../rule'
import { accessAnonymous } from './access-anonymous'
import { accessPlainWithoutTls } from './access-plain-without-tls'
import { accessPrefixCoversOthers } from './access-prefix-covers-others'
import { accessQuotaBelowTraffic } from './access-quota-below-traffic'
import { accessQuotaOfChangesSmall } from './access-quota-of-changes-small'
import { accessQuotaOfRequestsSmall } from './access-quota-of-requests-small'
import { accessRightsMissing } from './access-rights-missing'
import { accessRightsTooWide } from './access-rights-too-wide'
import { accessRightsUnused } from './access-rights-unused'
import { accessSensitiveReadWithoutCause } from './access-sensitive-read-without-cause'

export const accessRules: readonly AnyRule[] = [
  accessAnonymous,
  accessPlainWithoutTls,
  accessPrefixCoversOthers,
  accessQuotaBelowTraffic,
  accessQuotaOfChangesSmall,
  accessQuotaOfRequestsSmall,
  accessRightsMissing,
  accessRightsTooWide,
  accessRightsUnused,
  accessSensitiveReadWithoutCause,
]
