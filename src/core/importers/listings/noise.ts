import type { Command } from './listing'

/** What tools, shells and loggers print around a listing. */
const NOISE: readonly RegExp[] = [
  /^\s*$/,
  /^[\s|+=*~-]+$/,
  /^\s*```/,
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/,
  /^(?:\[[^\]]*\]\s*)?(?:WARN|WARNING|INFO|DEBUG|ERROR|Note|Warning|Hint|Error)\b[: ]/i,
  /^(?:SLF4J|log4j|Picked up |OpenJDK |Defaulted container |Unable to use a TTY|Handling connection |Option .* is deprecated)/,
  /^\s+at [\w.$]+\(/,
  /^(?:SUMMARY|CONFIGS|PARTITIONS|BROKERS|TOPICS|CLUSTER|ACLS)\s*$/,
  /^Exception in thread |^(?:Caused by: )?[\w.]+(?:Exception|Error): /,
  /^Querying brokers for log directories|^Received log directory information/,
  /^(?:Consumer|Share|Streams)? ?[Gg]roup '.*' (?:is rebalancing|does not exist)/,
  // The tasks of a member, below its row.
  /^\s*(?:TARGET-)?(?:ACTIVE|STANDBY|WARMUP)-TASKS:/,
  // A prompt that waits: `[me@host ~]$`.
  /^\s*(?:[^\s|]+\s+){0,2}(?:[^\s|]*[$#>\u276f]|[^\s|]*[^\d\s|]%|%)\s*$/,
  /^Completed |^Created topic |^There are no |^ACLs for principal /,
]

/** Whether a line says nothing about topics, groups or the cluster. */
export const isNoise = (text: string): boolean => NOISE.some((pattern) => pattern.test(text))

const TOOL =
  /(?:^|[\s/\\])(kafka-[a-z-]+(?:\.sh|\.bat)?|rpk|confluent|ccloud|kcat|kafkacat|kafkactl|docker|kubectl|oc)\s+\S/

/** The command line that a prompt shows, or undefined where a line is none. */
export function commandOf(text: string): Command | undefined {
  const line = text.replace(
    /^\s*(?:(?:PS )?[A-Za-z]:\\[^>]*>\s*|[^\s$#>%]*[\w\])~:/ .@-]*[$#>%\u276f]\s+|\+\s+)/,
    '',
  )
  const isPrompt =
    line !== text ||
    /^\s*(?:\S*[\\/])?(?:kafka-[a-z-]+(?:\.sh|\.bat)?|rpk|confluent|ccloud|kafkactl|kcat)\s/.test(text) ||
    /^\s*(?:docker(?:[- ]compose)?|kubectl|oc)\s+(?:exec|run)\b/.test(text)
  if (!isPrompt || !TOOL.test(` ${line}`)) return undefined
  const [group, topic] = [optionOf(line, 'group'), optionOf(line, 'topic')]
  return {
    text: line,
    ...(group !== undefined && { group }),
    ...(topic !== undefined && { topic }),
    isWhole:
      /--all-(?:groups|topics)\b/.test(line) ||
      (/--(?:describe|list)\b/.test(line) && group === undefined && topic === undefined),
  }
}

/** The value of an option: `--topic x`, `--topic=x`, or what `rpk topic describe x` and `confluent kafka topic describe x` name. */
function optionOf(line: string, name: 'group' | 'topic'): string | undefined {
  const found = new RegExp(`--${name}[ =]+(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`).exec(line)
  const said = found?.[1] ?? found?.[2] ?? found?.[3]
  if (said !== undefined) return said
  const named = new RegExp(
    `\\b(?:rpk|confluent kafka|ccloud kafka|kafkactl)\\s+(?:consumer\\s+)?${name}\\s+(?:configuration\\s+|lag\\s+)?(?:describe|list)\\s+([^\\s-]\\S*)`,
  ).exec(line)
  return named?.[1]
}
