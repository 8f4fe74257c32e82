import { readLocal, writeLocal } from '../browser/local-storage'

const KEY = 'export-format'

/** The id of the format that was last looked at in this browser; null where none was. */
export const lastFormat = (): string | null => readLocal(KEY)

export const rememberFormat = (id: string): void => void writeLocal(KEY, id)
