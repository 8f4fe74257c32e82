/** How Confluent's sinks of files divide records into folders, by the class that does it. */

const OWN = String.raw`^(?:io\.confluent\.connect\.[a-z0-9.]+\.)?`
const BY_TIME = new RegExp(`${OWN}(?:TimeBased|Daily|Hourly)Partitioner$`, 'i')
const NOT_BY_TIME = new RegExp(`${OWN}(?:Default|Field)Partitioner$`, 'i')

/** Returns whether a `partitioner.class` of Confluent's divides files by time; the default, of none stated, does not. */
export const isByTime = (partitioner: string): boolean => BY_TIME.test(partitioner.trim())

/** Returns whether it may: a class of one's own may extend TimeBasedPartitioner. @see TopicPartitionWriter */
export const mayBeByTime = (partitioner: string): boolean =>
  partitioner.trim() !== '' && !NOT_BY_TIME.test(partitioner.trim())
