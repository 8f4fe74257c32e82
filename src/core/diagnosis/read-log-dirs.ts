/** What `kafka-log-dirs --describe` says: log directories that are gone, and replicas that are behind their leaders. */
import { formatCount } from '../shared/format'
import { listed } from './evidence'

/** Returns a sentence for each trouble of the brokers that one line of JSON describes; undefined where it is none. */
export function readLogDirs(text: string): readonly string[] | undefined {
  if (!/^\s*\{.*"logDirs"/.test(text)) return undefined
  const [read] = objectsIn([parsed(text)])
  if (!Array.isArray(read?.['brokers'])) return undefined
  const sentences: string[] = []
  for (const { broker, logDirs } of objectsIn(read['brokers']))
    for (const { logDir, error, partitions } of objectsIn(logDirs)) {
      if (error != null)
        sentences.push(
          `Broker ${said(broker)} cannot use its log directory ${said(logDir)} (${said(error)}): the replicas on it are offline until its disk is replaced and the broker started again.`,
        )
      let most = 0
      const behind: string[] = []
      for (const { partition, offsetLag, isFuture } of objectsIn(partitions)) {
        if (typeof offsetLag !== 'number' || offsetLag <= 0 || isFuture === true) continue
        behind.push(said(partition))
        most = Math.max(most, offsetLag)
      }
      if (behind.length > 0)
        sentences.push(
          `On broker ${said(broker)} ${listed(behind)} ${behind.length === 1 ? 'is' : 'are'} behind the end of the log by up to ${formatCount(most)} records: a follower that copies too slowly, unless that goes away at once.`,
        )
    }
  return sentences
}

/** The objects of a list, and nothing else that may stand in a text that was torn or typed. */
const objectsIn = (list: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(list) ? list.filter((one) => typeof one === 'object' && one !== null) : []

const said = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '?'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
