/**
 * The most partitions that one request may create. A topic is created by one request, so that a larger one is
 * refused with a PolicyViolationException.
 *
 * @see org.apache.kafka.controller.ReplicationControlManager.validateTotalNumberOfPartitions
 */
export const MOST_PARTITIONS_OF_A_REQUEST = 10_000
