/** Which design is the example of the first visit: a reload shows it as any other, and it is still no one's own. */
import { readLocal, writeLocal } from '../browser/local-storage'

const KEY = 'firstExample'

/** Notes that a design is the example that was shown where there was nothing else to show. */
export const noteFirstExample = (id: string): void => void writeLocal(KEY, id)

/** Whether a design is that example, opened in this visit or an earlier one. */
export const isFirstExample = (id: string): boolean => readLocal(KEY) === id
