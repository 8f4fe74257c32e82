import type { ExportLoss } from './exporter'
import { namesInSentence, settingsInSentence } from './single-line'

/** Losses as sentences, those of one sentence told as one with the nodes that they are of, in the order found. */
export function lossSentences(losses: readonly ExportLoss[]): string[] {
  const groups = new Map<string, ExportLoss[]>()
  for (const loss of losses) {
    const group = groups.get(loss.sentence)
    if (group) group.push(loss)
    else groups.set(loss.sentence, [loss])
  }
  return [...groups.values()].map(sentenceOf)
}

const SETTING = 'config.'

function sentenceOf(group: readonly ExportLoss[]): string {
  const sentence = group[0]?.sentence ?? ''
  const named = group.filter(({ at }) => at.includes(':'))
  if (named.length === 0) return sentence
  const nameOf = (at: string) => at.slice(at.indexOf(':') + 1)
  const areSettings = named.every(({ field }) => field.startsWith(SETTING))
  const list = areSettings
    ? settingsInSentence(
        named.map(({ at, field }) => ({ node: nameOf(at), key: field.slice(SETTING.length) })),
      )
    : namesInSentence([...new Set(named.map(({ at }) => nameOf(at)))])
  return `${sentence.replace(/\.$/, '')}: ${list}.`
}
