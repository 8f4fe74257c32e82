/** Where Kafka's own documentation explains a setting or a mechanism; every rule points at one place. */
const DOCUMENTATION = 'https://kafka.apache.org/43'

/** A page of the documentation: `kafkaDocs('design/design/#replication')`. */
export const kafkaDocs = (page: string): string => `${DOCUMENTATION}/${page}`

export const topicConfigDocs = (key: string): string =>
  kafkaDocs(`configuration/topic-configs/#topicconfigs_${key}`)
export const producerConfigDocs = (key: string): string =>
  kafkaDocs(`configuration/producer-configs/#producerconfigs_${key}`)
export const consumerConfigDocs = (key: string): string =>
  kafkaDocs(`configuration/consumer-configs/#consumerconfigs_${key}`)
export const brokerConfigDocs = (key: string): string =>
  kafkaDocs(`configuration/broker-configs/#brokerconfigs_${key}`)
