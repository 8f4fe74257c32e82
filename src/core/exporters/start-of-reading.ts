import type { Config, ConsumerGroup } from '../model/design'

const KEY = 'auto.offset.reset'

/** Who reads everything has no offset to go on from: it begins at the earliest record, unless the design says where. */
export const startOfReading = ({ reads, config = {} }: ConsumerGroup): Config =>
  reads === 'everything' && !Object.hasOwn(config, KEY) ? { [KEY]: 'earliest' } : {}
