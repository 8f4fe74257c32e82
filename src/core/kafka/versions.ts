/** The Kafka releases that a design may name, oldest first; what they change stands in the catalogue. */
export const KAFKA_VERSIONS = ['3.7', '3.9', '4.0', '4.1', '4.2', '4.3', '4.4'] as const

/** The release that a design is for where it names none. */
export const DEFAULT_KAFKA_VERSION = '4.3'

export type KafkaVersion = (typeof KAFKA_VERSIONS)[number]
