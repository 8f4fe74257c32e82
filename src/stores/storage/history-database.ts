/** The steps to undo and redo, stored beside the state of a design that they lead away from. */
import { reading, type Writing } from './database'
import { type DesignSummary, isWriter, type StoredDesign } from './stored-design'

export const historyKey = (id: string) => ['history', id]

/** What is stored: it holds for the state that this writer wrote in this format, and for no other. */
type StoredHistory = Pick<DesignSummary, 'writer' | 'format'> & { readonly text: string }

/** Writes the steps of a state, where it comes with any. */
export function putHistory(
  transaction: Writing,
  { summary: { id, writer, format }, history }: StoredDesign,
): readonly Promise<unknown>[] {
  if (history === undefined) return []
  const stored: StoredHistory = { writer, format, text: history }
  return [transaction.objectStore('contents').put(stored, historyKey(id))]
}

/** The steps of a state; undefined where those that are stored are of another one. */
export function historyOf(stored: unknown, { writer, format }: DesignSummary): string | undefined {
  const { writer: own, format: ownFormat, text } = (stored ?? {}) as Partial<StoredHistory>
  if (!isWriter(own) || own.tab !== writer.tab || own.sequence !== writer.sequence) return undefined
  return ownFormat === format && typeof text === 'string' ? text : undefined
}

/** The stored steps of a stored state; undefined where there are none. */
export async function loadHistory(summary: DesignSummary): Promise<string | undefined> {
  const transaction = await reading()
  return historyOf(await transaction.objectStore('contents').get(historyKey(summary.id)), summary)
}
