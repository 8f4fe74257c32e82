import type { Topic } from '../model/design'

/** How many distinct keys a topic is said to have, whole and at least one; undefined where nobody says. */
export const statedKeys = ({ key }: Pick<Topic, 'key'>): number | undefined =>
  key?.cardinality === undefined ? undefined : Math.max(1, Math.floor(key.cardinality))
