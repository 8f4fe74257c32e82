import { DEFAULT_KAFKA_VERSION } from '../kafka/default-version'
import { DEFAULT_BROKERS, DEFAULT_ENVIRONMENT } from './defaults'
import type { Design } from './design'
import { DOCUMENT_VERSION } from './document-version'
import type { NodeLists } from './kinds/index'
import { LIST_OF_KIND } from './node-id'

/** The lists of nodes of a document that has none. */
export const emptyLists = () =>
  Object.fromEntries(Object.values(LIST_OF_KIND).map((list) => [list, []])) as unknown as NodeLists

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
    ...emptyLists(),
  }
}
