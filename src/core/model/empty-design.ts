import { DEFAULT_KAFKA_VERSION } from '../kafka/versions'
import { DEFAULT_BROKERS, DEFAULT_ENVIRONMENT } from './defaults'
import type { Design } from './design'
import { DOCUMENT_VERSION } from './document-version'

/** A design with a cluster and nothing drawn on it. */
export function emptyDesign(name: string): Design {
  return {
    surveyor: DOCUMENT_VERSION,
    name,
    cluster: {
      kafkaVersion: DEFAULT_KAFKA_VERSION,
      brokers: DEFAULT_BROKERS,
      racks: DEFAULT_BROKERS,
      environment: DEFAULT_ENVIRONMENT,
    },
    producers: [],
    topics: [],
    consumerGroups: [],
  }
}
