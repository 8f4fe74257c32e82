import { readLocal, writeLocal } from '../browser/local-storage'

const KEY = 'export-format'
/** Older ones are not offered first any more. */
const REMEMBERED = 3

/** The ids of the formats that were last looked at in this browser, the last one first. */
export const lastFormats = (): readonly string[] =>
  (readLocal(KEY) ?? '').split(',').filter((id) => id !== '')

export const rememberFormat = (id: string): void =>
  void writeLocal(KEY, [id, ...lastFormats().filter((known) => known !== id)].slice(0, REMEMBERED).join(','))
