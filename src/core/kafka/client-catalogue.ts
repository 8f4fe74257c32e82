import { catalogueOf } from './catalogue-of'
import numberRows from './catalogue-rows.json'

/**
 * The settings of topics, producers and consumers alone: all that traffic and sizing are computed from, and
 * so all of the catalogue that a first drawing waits for.
 */
export const clientCatalogue = catalogueOf<'topic' | 'producer' | 'consumer'>(numberRows)
