import type { Design } from './design'
import { DOCUMENT_VERSION } from './document-version'

/** A design with a cluster and nothing drawn on it. */
export function emptyDesign(name: string): Design {
  return {
    surveyor: DOCUMENT_VERSION,
    name,
    cluster: { kafkaVersion: '4.3', brokers: 3, racks: 3, environment: 'production' },
    producers: [],
    topics: [],
    consumerGroups: [],
  }
}
