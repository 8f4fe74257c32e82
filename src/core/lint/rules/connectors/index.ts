import type { AnyRule } from '../../rule'
import { connectGroupTaken } from './connect-group-taken'
import { connectInternalTopicsUnsafe } from './connect-internal-topics-unsafe'
import { connectWorkerSettingHarmful } from './connect-worker-setting-harmful'
import { connectorChangeRecordsAsDocuments } from './connector-change-records-as-documents'
import { connectorConverterAgainstSchema } from './connector-converter-against-schema'
import { connectorConverterWithoutRegistry } from './connector-converter-without-registry'
import { connectorCopiesWholeTables } from './connector-copies-whole-tables'
import { connectorDatabaseIdentityShared } from './connector-database-identity-shared'
import { connectorDeadLettersInFewCopies } from './connector-dead-letters-in-few-copies'
import { connectorDeadLettersOfASource } from './connector-dead-letters-of-a-source'
import { connectorDeadLettersStopIt } from './connector-dead-letters-stop-it'
import { connectorDeletionsNotApplied } from './connector-deletions-not-applied'
import { connectorDocumentForEveryChange } from './connector-document-for-every-change'
import { connectorErrorsDropped } from './connector-errors-dropped'
import { connectorExactlyOnceNotOffered } from './connector-exactly-once-not-offered'
import { connectorExactlyOnceNotReady } from './connector-exactly-once-not-ready'
import { connectorFilesIllSized } from './connector-files-ill-sized'
import { connectorInsertsAgain } from './connector-inserts-again'
import { connectorJoinedToNothing } from './connector-joined-to-nothing'
import { connectorMirrorCopiesFew } from './connector-mirror-copies-few'
import { connectorMirrorLeavesOut } from './connector-mirror-leaves-out'
import { connectorMirrorOffsetsNotSynced } from './connector-mirror-offsets-not-synced'
import { connectorMirrorPoliciesDisagree } from './connector-mirror-policies-disagree'
import { connectorMirrorTopicNamedOtherwise } from './connector-mirror-topic-named-otherwise'
import { connectorMirrorWithoutCheckpoints } from './connector-mirror-without-checkpoints'
import { connectorMoreTasksThanParts } from './connector-more-tasks-than-parts'
import { connectorOffsetResetLoses } from './connector-offset-reset-loses'
import { connectorOverrideRefused } from './connector-override-refused'
import { connectorPollIntervalTooShort } from './connector-poll-interval-too-short'
import { connectorPredicateUnused } from './connector-predicate-unused'
import { connectorReadUncommitted } from './connector-read-uncommitted'
import { connectorSchemaHistoryUnsafe } from './connector-schema-history-unsafe'
import { connectorSecretInSettings } from './connector-secret-in-settings'
import { connectorSecretNotResolved } from './connector-secret-not-resolved'
import { connectorSettingHarmful } from './connector-setting-harmful'
import { connectorSettingMissing } from './connector-setting-missing'
import { connectorSettingUnknown } from './connector-setting-unknown'
import { connectorSlotHeldBack } from './connector-slot-held-back'
import { connectorSlowerThanTraffic } from './connector-slower-than-traffic'
import { connectorSnapshotOutgrowsRetention } from './connector-snapshot-outgrows-retention'
import { connectorTombstonesDropped } from './connector-tombstones-dropped'
import { connectorTopicNotDrawn } from './connector-topic-not-drawn'
import { connectorWithoutClass } from './connector-without-class'
import { connectorWritesOtherTopics } from './connector-writes-other-topics'
import { connectorWritesWithoutKey } from './connector-writes-without-key'

export const connectorRules: readonly AnyRule[] = [
  connectGroupTaken,
  connectInternalTopicsUnsafe,
  connectWorkerSettingHarmful,
  connectorChangeRecordsAsDocuments,
  connectorConverterAgainstSchema,
  connectorConverterWithoutRegistry,
  connectorCopiesWholeTables,
  connectorDatabaseIdentityShared,
  connectorDeadLettersInFewCopies,
  connectorDeadLettersOfASource,
  connectorDeadLettersStopIt,
  connectorDeletionsNotApplied,
  connectorDocumentForEveryChange,
  connectorErrorsDropped,
  connectorExactlyOnceNotOffered,
  connectorExactlyOnceNotReady,
  connectorFilesIllSized,
  connectorInsertsAgain,
  connectorJoinedToNothing,
  connectorMirrorCopiesFew,
  connectorMirrorLeavesOut,
  connectorMirrorOffsetsNotSynced,
  connectorMirrorPoliciesDisagree,
  connectorMirrorTopicNamedOtherwise,
  connectorMirrorWithoutCheckpoints,
  connectorMoreTasksThanParts,
  connectorOffsetResetLoses,
  connectorOverrideRefused,
  connectorPollIntervalTooShort,
  connectorPredicateUnused,
  connectorReadUncommitted,
  connectorSchemaHistoryUnsafe,
  connectorSecretInSettings,
  connectorSecretNotResolved,
  connectorSettingHarmful,
  connectorSettingMissing,
  connectorSettingUnknown,
  connectorSlotHeldBack,
  connectorSlowerThanTraffic,
  connectorSnapshotOutgrowsRetention,
  connectorTombstonesDropped,
  connectorTopicNotDrawn,
  connectorWithoutClass,
  connectorWritesOtherTopics,
  connectorWritesWithoutKey,
]
