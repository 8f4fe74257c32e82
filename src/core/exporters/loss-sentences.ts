import type { ExportLoss } from './exporter'
import { namesInSentence, settingsInSentence } from './single-line'

/** What nothing in Kafka asks for: what is drawn, said of nodes for people, and what sizes are worked out from. */
const FOR_PEOPLE: ReadonlySet<string> = new Set([
  'layout', 'description', 'owner', 'purpose', 'data', 'record', 'recordsPerSecond', 'external', 'sizing', 'key',
  'processingMsPerRecord', 'longestStopMs', 'snapshotRows', 'suppressions', 'coPartitionedWith', 'system',
  'produces.recordsPerSecond', 'produces.recordsPerRecord', 'deadLetter.recordsShare', 'retryTopics.recordsShare',
]) // biome-ignore format: a list of words

const IS_MISSING = / (?:is|are) not in it\.$/

/** 0: something in the files is not as designed, or must be put there. 1: the files lack it. 2: it is for people alone. */
function weightOf({ field, sentence }: ExportLoss): 0 | 1 | 2 {
  if (!/\bnot in it\b/.test(sentence)) return 0
  return FOR_PEOPLE.has(field) && IS_MISSING.test(sentence) ? 2 : 1
}

/**
 * Losses as sentences, those of one sentence told as one with the nodes that they are of: first what has to be done or
 * is not as designed, then what the files lack, and at the end in one sentence what Kafka would not ask for.
 */
export function lossSentences(losses: readonly ExportLoss[]): string[] {
  const groups = new Map<string, ExportLoss[]>()
  for (const loss of losses) {
    const group = groups.get(loss.sentence)
    if (group) group.push(loss)
    else groups.set(loss.sentence, [loss])
  }
  const all = [...groups.values()]
  const ofWeight = (weight: 0 | 1 | 2) => all.filter(([first]) => first && weightOf(first) === weight)
  const small = ofWeight(2)
  return [
    ...[...ofWeight(0), ...ofWeight(1)].map(sentenceOf),
    ...(small.length > 1 ? [folded(small)] : small.map(sentenceOf)),
  ]
}

function folded(groups: readonly (readonly ExportLoss[])[]): string {
  const parts = groups.map(([loss]) => (loss?.sentence ?? '').replace(IS_MISSING, ''))
  const [first = '', ...rest] = parts
  const others = rest.map((part) => part.charAt(0).toLowerCase() + part.slice(1))
  return `Of no use to Kafka, and not in it: ${[first.charAt(0).toLowerCase() + first.slice(1), ...others].join(', ')}.`
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
