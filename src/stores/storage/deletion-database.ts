/** Takes a design out of the database, and puts it back. */
import { writing, written } from './database'
import { deletePieces, draftsOf, gather, pieceIds } from './design-database'
import { historyKey, historyOf, putHistory } from './history-database'
import { type StoredDesign, soundSummary } from './stored-design'

/** Deletes a design and returns it as it was, to be put back. */
export async function deleteStored(id: string): Promise<StoredDesign | null> {
  const transaction = await writing()
  const [summaries, contents] = [transaction.objectStore('summaries'), transaction.objectStore('contents')]
  const [summary, content, steps] = await Promise.all([
    summaries.get(id),
    contents.get(id),
    contents.get(historyKey(id)),
  ])
  const sound = soundSummary(summary)
  const history = sound ? historyOf(steps, sound) : undefined
  const putTogether = sound && (await gather(transaction, { summary: sound, content }))
  const [pieces, drafts] = await Promise.all([pieceIds(transaction, id), draftsOf(transaction, id)])
  const kept = drafts.map((draft) => draft.content)
  await written(transaction, [
    summaries.delete(id),
    contents.delete(id),
    contents.delete(historyKey(id)),
    ...deletePieces(transaction, id, pieces, kept),
  ])
  const stored = putTogether && (await putTogether())
  return (
    stored && {
      summary: stored.summary,
      content: stored.content,
      ...(history !== undefined && { history }),
    }
  )
}

/** Puts a deleted design back, unless something was saved under its id since. */
export async function restoreStored(stored: StoredDesign): Promise<void> {
  const { summary, content } = stored
  const transaction = await writing()
  const summaries = transaction.objectStore('summaries')
  if (await summaries.get(summary.id)) return
  await written(transaction, [
    summaries.put(summary),
    transaction.objectStore('contents').put(content, summary.id),
    ...putHistory(transaction, stored),
  ])
}
