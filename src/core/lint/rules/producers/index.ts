import type { AnyRule } from '../../rule'
import { producerAcksNotAll } from './producer-acks-not-all'
import { producerBatchOverLimit } from './producer-batch-over-limit'
import { producerBatchTooSmallForRate } from './producer-batch-too-small-for-rate'
import { producerBufferMemoryTooSmall } from './producer-buffer-memory-too-small'
import { producerClientTooOld } from './producer-client-too-old'
import { producerCodecNotCarried } from './producer-codec-not-carried'
import { producerConfigInvalidValue } from './producer-config-invalid-value'
import { producerConfigRejected } from './producer-config-rejected'
import { producerConfigUnknownKey } from './producer-config-unknown-key'
import { producerDeliveryTimeoutRaised } from './producer-delivery-timeout-raised'
import { producerIdempotenceOff } from './producer-idempotence-off'
import { producerIdempotenceSilentlyOff } from './producer-idempotence-silently-off'
import { producerLibraryRefuses } from './producer-library-refuses'
import { producerMetadataWaitShort } from './producer-metadata-wait-short'
import { producerPeakBelowAverage } from './producer-peak-below-average'
import { producerQueueTooSmall } from './producer-queue-too-small'
import { producerRegistersSchemas } from './producer-registers-schemas'
import { producerRequestTimeoutShort } from './producer-request-timeout-short'
import { producerRetriesFew } from './producer-retries-few'
import { producerSecurityDiffers } from './producer-security-differs'
import { producerSettingHarmful } from './producer-setting-harmful'
import { producerTopicNotDrawn } from './producer-topic-not-drawn'
import { producerTransactionTimeoutAboveBroker } from './producer-transaction-timeout-above-broker'
import { producerTransactionTimeoutLong } from './producer-transaction-timeout-long'
import { producerTransactionalIdRandom } from './producer-transactional-id-random'
import { producerTransactionalIdShared } from './producer-transactional-id-shared'
import { producerTransactionalIdTaken } from './producer-transactional-id-taken'
import { producerTransactionalWithoutId } from './producer-transactional-without-id'

export const producerRules: readonly AnyRule[] = [
  producerAcksNotAll,
  producerBatchOverLimit,
  producerBatchTooSmallForRate,
  producerBufferMemoryTooSmall,
  producerClientTooOld,
  producerCodecNotCarried,
  producerConfigInvalidValue,
  producerConfigRejected,
  producerConfigUnknownKey,
  producerDeliveryTimeoutRaised,
  producerIdempotenceOff,
  producerIdempotenceSilentlyOff,
  producerLibraryRefuses,
  producerMetadataWaitShort,
  producerPeakBelowAverage,
  producerQueueTooSmall,
  producerRegistersSchemas,
  producerRequestTimeoutShort,
  producerRetriesFew,
  producerSecurityDiffers,
  producerSettingHarmful,
  producerTopicNotDrawn,
  producerTransactionTimeoutAboveBroker,
  producerTransactionTimeoutLong,
  producerTransactionalIdRandom,
  producerTransactionalIdShared,
  producerTransactionalIdTaken,
  producerTransactionalWithoutId,
]
