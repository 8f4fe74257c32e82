/** The release that a design is for where it names none. */
export const DEFAULT_KAFKA_VERSION = '4.3'
