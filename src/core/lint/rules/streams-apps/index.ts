import type { AnyRule } from '../../rule'
import { streamsAppCannotBeBuilt } from './streams-app-cannot-be-built'
import { streamsAppClientTooOld } from './streams-app-client-too-old'
import { streamsAppCommitsTooRarely } from './streams-app-commits-too-rarely'
import { streamsAppConfigInvalidValue } from './streams-app-config-invalid-value'
import { streamsAppConfigUnknownKey } from './streams-app-config-unknown-key'
import { streamsAppExactlyOnceOnFewBrokers } from './streams-app-exactly-once-on-few-brokers'
import { streamsAppGeneratedNames } from './streams-app-generated-names'
import { streamsAppGlobalTableTooLarge } from './streams-app-global-table-too-large'
import { streamsAppGraceBeyondRetention } from './streams-app-grace-beyond-retention'
import { streamsAppGroupSettingsRefused } from './streams-app-group-settings-refused'
import { streamsAppGroupSettingsUnread } from './streams-app-group-settings-unread'
import { streamsAppIdTaken } from './streams-app-id-taken'
import { streamsAppInputsNotCoPartitioned } from './streams-app-inputs-not-co-partitioned'
import { streamsAppInternalTopicsUnsafe } from './streams-app-internal-topics-unsafe'
import { streamsAppJoinNotChecked } from './streams-app-join-not-checked'
import { streamsAppJoinedByOtherKeys } from './streams-app-joined-by-other-keys'
import { streamsAppMoreThreadsThanTasks } from './streams-app-more-threads-than-tasks'
import { streamsAppNoStandby } from './streams-app-no-standby'
import { streamsAppOffsetResetLoses } from './streams-app-offset-reset-loses'
import { streamsAppProgramUnread } from './streams-app-program-unread'
import { streamsAppProtocolNotReady } from './streams-app-protocol-not-ready'
import { streamsAppReadUncommitted } from './streams-app-read-uncommitted'
import { streamsAppRecordsWithoutKey } from './streams-app-records-without-key'
import { streamsAppSettingHarmful } from './streams-app-setting-harmful'
import { streamsAppSettingOverruled } from './streams-app-setting-overruled'
import { streamsAppSlowerThanTraffic } from './streams-app-slower-than-traffic'
import { streamsAppStandbyWithoutChangelog } from './streams-app-standby-without-changelog'
import { streamsAppStateDoesNotFit } from './streams-app-state-does-not-fit'
import { streamsAppStateInTemporaryFolder } from './streams-app-state-in-temporary-folder'
import { streamsAppTableForgets } from './streams-app-table-forgets'
import { streamsAppTopicNotDrawn } from './streams-app-topic-not-drawn'
import { streamsAppUnreadableRecordsStopIt } from './streams-app-unreadable-records-stop-it'
import { streamsAppWindowsAssumed } from './streams-app-windows-assumed'
import { streamsAppWindowsByArrival } from './streams-app-windows-by-arrival'

export const streamsAppRules: readonly AnyRule[] = [
  streamsAppCannotBeBuilt,
  streamsAppClientTooOld,
  streamsAppCommitsTooRarely,
  streamsAppConfigInvalidValue,
  streamsAppConfigUnknownKey,
  streamsAppExactlyOnceOnFewBrokers,
  streamsAppGeneratedNames,
  streamsAppGlobalTableTooLarge,
  streamsAppGraceBeyondRetention,
  streamsAppGroupSettingsRefused,
  streamsAppGroupSettingsUnread,
  streamsAppIdTaken,
  streamsAppInputsNotCoPartitioned,
  streamsAppInternalTopicsUnsafe,
  streamsAppJoinNotChecked,
  streamsAppJoinedByOtherKeys,
  streamsAppMoreThreadsThanTasks,
  streamsAppNoStandby,
  streamsAppOffsetResetLoses,
  streamsAppProgramUnread,
  streamsAppProtocolNotReady,
  streamsAppReadUncommitted,
  streamsAppRecordsWithoutKey,
  streamsAppSettingHarmful,
  streamsAppSettingOverruled,
  streamsAppSlowerThanTraffic,
  streamsAppStandbyWithoutChangelog,
  streamsAppStateDoesNotFit,
  streamsAppStateInTemporaryFolder,
  streamsAppTableForgets,
  streamsAppTopicNotDrawn,
  streamsAppUnreadableRecordsStopIt,
  streamsAppWindowsAssumed,
  streamsAppWindowsByArrival,
]
