/** What `kafka-log-dirs --describe` says: log directories that are gone, and replicas that are behind their leaders. */
import { formatCount } from '../shared/format'
import { listed } from './evidence'

interface LogDirs {
  readonly brokers?: readonly {
    readonly broker?: number
    readonly logDirs?: readonly {
      readonly logDir?: string
      readonly error?: string | null
      readonly partitions?: readonly {
        readonly partition?: string
        readonly offsetLag?: number
        readonly isFuture?: boolean
      }[]
    }[]
  }[]
}

/** Returns a sentence for each trouble of the brokers that one line of JSON describes; undefined where it is none. */
export function readLogDirs(text: string): readonly string[] | undefined {
  if (!/^\s*\{.*"logDirs"/.test(text)) return undefined
  const read = parsed(text)
  if (!Array.isArray(read?.brokers)) return undefined
  const sentences: string[] = []
  for (const { broker, logDirs = [] } of read.brokers)
    for (const { logDir, error, partitions = [] } of Array.isArray(logDirs) ? logDirs : []) {
      if (error != null)
        sentences.push(
          `Broker ${broker} cannot use its log directory ${logDir} (${error}): the replicas on it are offline until its disk is mended and the broker started again.`,
        )
      const behind = (Array.isArray(partitions) ? partitions : []).filter(
        ({ offsetLag = 0, isFuture }) => offsetLag > 0 && isFuture !== true,
      )
      const most = behind.reduce((largest, { offsetLag = 0 }) => Math.max(largest, offsetLag), 0)
      if (behind.length > 0)
        sentences.push(
          `On broker ${broker} ${listed(behind.map(({ partition }) => String(partition)))} ${behind.length === 1 ? 'is' : 'are'} behind the end of the log by up to ${formatCount(most)} records: a follower that copies too slowly, unless that goes away at once.`,
        )
    }
  return sentences
}

function parsed(text: string): LogDirs | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
