import type { ConfigKind } from '../kafka/catalogue'
import { type ConfigCheck, checkConfigValue } from '../kafka/check-config-value'
import type { KafkaVersion } from '../kafka/versions'
import type { Config, ConfigValue } from '../model/design'

export interface ConfigProblem {
  readonly key: string
  readonly value: ConfigValue
  /** The value as a reader may see it. */
  readonly shown: string
  /** Whether the release does not know the name; else it is the value that is wrong. */
  readonly isName: boolean
  readonly problem: Extract<ConfigCheck, { ok: false }>['problem']
  readonly message: string
  readonly suggestion: string | undefined
}

const NONE: readonly ConfigProblem[] = []
const NAME_PROBLEMS: ReadonlySet<string> = new Set(['unknown', 'not-yet', 'removed'])

/** The same few settings stand at thousands of nodes: what is known of each is cached, up to some number. */
const MOST_CACHED = 5_000
let count = 0

/** By the kind, the release, the key and the value, one in the other: a text made of all four would have to be hashed each time. */
const known = new Map<ConfigKind, Map<KafkaVersion, Map<string, Map<ConfigValue, ConfigCheck>>>>()

function mapAt<Key, Of, Value>(maps: Map<Key, Map<Of, Value>>, key: Key): Map<Of, Value> {
  const before = maps.get(key)
  if (before !== undefined) return before
  const map = new Map<Of, Value>()
  maps.set(key, map)
  return map
}

function check(kind: ConfigKind, key: string, value: ConfigValue, version: KafkaVersion): ConfigCheck {
  const ofKey = mapAt(mapAt(mapAt(known, kind), version), key)
  const before = ofKey.get(value)
  if (before !== undefined) return before
  const checked = checkConfigValue(kind, key, value, version)
  count += 1
  if (count <= MOST_CACHED) ofKey.set(value, checked)
  else {
    known.clear()
    count = 0
  }
  return checked
}

interface Last {
  readonly kind: ConfigKind
  readonly config: Config
  readonly version: KafkaVersion
  readonly problems: readonly ConfigProblem[]
}

/** What was found last: several rules ask for it of one node, one after the other. */
let last: Last | undefined

/** What Kafka's catalogue has against the settings of one node; allocates nothing where that is nothing. */
export function configProblems(
  kind: ConfigKind,
  config: Config | undefined,
  version: KafkaVersion,
): readonly ConfigProblem[] {
  if (config === undefined) return NONE
  if (last?.config === config && last.version === version && last.kind === kind) return last.problems
  const problems = problemsOf(kind, config, version)
  last = { kind, config, version, problems }
  return problems
}

function problemsOf(kind: ConfigKind, config: Config, version: KafkaVersion): readonly ConfigProblem[] {
  let problems: ConfigProblem[] | undefined
  for (const key of Object.keys(config)) {
    const value = config[key] ?? null
    const checked = check(kind, key, value, version)
    if (checked.ok) continue
    const { problem, message, suggestion } = checked
    const shown = value === null || value === '' ? 'nothing' : String(value)
    problems ??= []
    problems.push({ key, value, shown, isName: NAME_PROBLEMS.has(problem), problem, message, suggestion })
  }
  return problems ?? NONE
}
