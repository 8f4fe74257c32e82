import { parseMarkId } from '../model/marks'
import { countNodes } from './count-nodes'

/** `3 nodes`, or `4 items` where notes or areas are among them. */
export const countItems = (ids: readonly string[]): string =>
  ids.some((id) => parseMarkId(id) !== null) ? `${ids.length} items` : countNodes(ids.length)
