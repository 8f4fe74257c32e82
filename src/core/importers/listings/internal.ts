/** Whether a topic is made by Kafka itself. */
export const isInternal = (name: string): boolean => /^__/.test(name)
