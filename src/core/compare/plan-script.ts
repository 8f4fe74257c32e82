import { SETUP, topicCommands } from '../exporters/kafka-cli'
import { settingText } from '../exporters/setting-text'
import { addConfigWord, shellQuote } from '../exporters/shell'
import { singleLine } from '../exporters/single-line'
import type { Config, Design } from '../model/design'
import { parseNodeId } from '../model/node-id'
import { formatBytes } from '../shared/format'
import type { TopicView } from '../views/views'
import { createPlanner, type HandedOver, type Planner } from './plan-change'
import { type Copied, type Copying, copyingOf, copyingTime, throttleInWords } from './safe-throttle'
import type { Step } from './step'
import { BROKER_THROTTLES, TOPIC_THROTTLES } from './throttles'

/**
 * Returns one bash script with Kafka's own tools that makes a cluster as the earlier design says into what the later
 * one says, in the order of the plan. What cannot be taken back or loses records waits for a word of whoever runs it
 * (`PLAN_AGREED=yes` gives it for all). Steps that Kafka refuses or the tools leave alone stand in it as comments.
 *
 * @see org.apache.kafka.tools.TopicCommand, kafka.admin.ConfigCommand, ReassignPartitionsCommand of Kafka 4.3.1
 */
export function planScript(before: Design, after: Design, handedOver?: HandedOver): string {
  const planner = createPlanner(before, after)
  const steps = planner.plan('kafka-cli', handedOver)
  const views = planner.topics.after
  const blocks = steps.map((step, index) => block(step, index + 1, views))
  const isBusy = steps.some(({ outcome }) => outcome === 'applies')
  const copying = copyingOfSteps(steps, planner)
  const asks = steps.some(isGrave)
  return [
    header(before, after, copying),
    isBusy ? SETUP : '',
    asks ? AGREED : '',
    copying ? reassignment(copying.throttle) + throttlesOfBrokers(after) : '',
    ...blocks,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

const isGrave = ({ outcome, losesData, reversible }: Step): boolean =>
  outcome === 'applies' && (losesData || !reversible)

const header = (before: Design, after: Design, copying: Copying | undefined): string => `#!/usr/bin/env bash
# From ${singleLine(before.name)} to ${singleLine(after.name)}, step by step.
# What cannot be taken back asks first; PLAN_AGREED=yes answers yes to all.
#
#   BOOTSTRAP       where the brokers are: kafka-1:9092,kafka-2:9092
#   COMMAND_CONFIG  a properties file for the tools, where the cluster asks who they are
#   KAFKA_BIN       the folder with kafka-topics.sh, where it is not on the PATH
${copying ? aboutCopying(copying) : ''}set -euo pipefail
`

const aboutCopying = (copying: Copying): string => {
  const { bytes, throttle } = copying
  const time = bytes > 0 ? `: ${formatBytes(bytes)} take about ${copyingTime(copying)}` : ''
  return `#   BROKER_IDS      the brokers, with their racks: 1=a,2=b,3=c; asked of the cluster where it is not set
#   THROTTLE        bytes a second that moving replicas may take on each broker, ${throttle} where it is not set${time}.
#                   ${throttleInWords(copying)} Taken away again at the end, and with it any other throttle
#                   of these topics and the brokers that the design does not state. THROTTLE=none moves without one.
`
}

/** What the steps of a plan copy between brokers that give topics more replicas or fewer; undefined without any. */
function copyingOfSteps(steps: readonly Step[], { topics, room }: Planner): Copying | undefined {
  const names = new Set(
    steps.flatMap(({ at, field, outcome }) =>
      outcome === 'applies' && field === 'replicationFactor' ? [parseNodeId(at)?.name ?? ''] : [],
    ),
  )
  if (names.size === 0) return undefined
  const copied = [...names].flatMap((name): Copied[] => {
    const [was, view] = [topics.before.get(name), topics.after.get(name)]
    return was && view ? [{ was, view, share: 1 }] : []
  })
  return copyingOf(copied, room)
}

const AGREED = `# agreed WHAT: whether whoever runs this says yes.
agreed() {
  [[ "\${PLAN_AGREED:-}" == yes ]] && return 0
  local answer=''
  read -r -p "$1 Go on? Type yes: " answer || true
  [[ "$answer" == yes ]] && return 0
  echo 'Left out.'
  return 1
}
`

/** The preferred leader stays; new replicas go round over the brokers, of the racks that hold the fewest first. */
const reassignment = (throttle: number): string => `
# The brokers with their racks, as 1=a,2=b; asked of the cluster where BROKER_IDS does not say them.
brokers="\${BROKER_IDS:-}"
if [[ -z "$brokers" ]]; then
  brokers="$("\${tools}kafka-broker-api-versions.sh" "\${connection[@]}" |
    sed -nE 's/^.*\\(id: ([0-9]+) rack: ([^ )]+).*$/\\1=\\2/p' | paste -sd, -)"
fi
[[ -n "$brokers" ]] || { echo 'No broker answers; set BROKER_IDS, as in BROKER_IDS=1,2,3.' >&2; exit 1; }
throttle="\${THROTTLE:-${throttle}}"
if [[ "$throttle" == none ]]; then throttle=''; fi

# reassign TOPIC COUNT [SETTING ...]: gives each partition so many replicas, the ones it has first, and waits until
# they are there. The end of a throttle clears every throttle of the topic and of the brokers; SETTING sets one again.
reassign() {
  local plan setting
  plan="$(mktemp)"
  "\${tools}kafka-topics.sh" "\${connection[@]}" --describe --topic "$1" |
    awk -v topic="$1" -v count="$2" -v ids="$brokers" '
      BEGIN {
        brokers = split(ids, broker, ",")
        for (at = 1; at <= brokers; at++) { split(broker[at], pair, "="); broker[at] = pair[1]; rack[pair[1]] = pair[2] }
        printf "{\\"version\\":1,\\"partitions\\":["
      }
      $1 == "Topic:" && $2 == topic && $3 == "Partition:" {
        has = split($8, replica, ",")
        split("", in_rack)
        for (at = 1; at <= has; at++) in_rack[rack[replica[at]]]++
        for (; has > count; has--) {
          gone = has
          for (at = has; at > 1; at--) if (in_rack[rack[replica[at]]] > 1) { gone = at; break }
          in_rack[rack[replica[gone]]]--
          for (at = gone; at < has; at++) replica[at] = replica[at + 1]
        }
        split("", taken)
        for (at = 1; at <= has; at++) taken[replica[at]] = 1
        for (; has < count; has++) {
          best = ""
          for (step = 0; step < brokers; step++) {
            id = broker[(($4 + step) % brokers) + 1]
            if (id in taken) continue
            if (best == "" || in_rack[rack[id]] + 0 < in_rack[rack[best]] + 0) best = id
          }
          if (best == "") break
          replica[has + 1] = best; taken[best] = 1; in_rack[rack[best]]++
        }
        list = replica[1]
        for (at = 2; at <= has; at++) list = list "," replica[at]
        printf "%s{\\"topic\\":\\"%s\\",\\"partition\\":%s,\\"replicas\\":[%s]}", separator, topic, $4, list
        separator = ","
      }
      END { print "]}" }' > "$plan"
  "\${tools}kafka-reassign-partitions.sh" "\${connection[@]}" --reassignment-json-file "$plan" --execute \${throttle:+--throttle "$throttle"}
  while "\${tools}kafka-reassign-partitions.sh" "\${connection[@]}" --reassignment-json-file "$plan" --verify --preserve-throttles | grep -q 'still in progress'; do
    sleep 1
  done
  if [[ -n "$throttle" ]]; then
    "\${tools}kafka-reassign-partitions.sh" "\${connection[@]}" --reassignment-json-file "$plan" --verify
    for setting in "\${@:3}"; do
      "\${tools}kafka-configs.sh" "\${connection[@]}" --alter --entity-type topics --entity-name "$1" --add-config "$setting"
    done
    throttle_brokers
  fi
  rm -f "$plan"
}
`

/** Returns the function that gives each broker the throttles which the design states for all of them. */
function throttlesOfBrokers({ cluster }: Design): string {
  const words = throttleWords(cluster.config, BROKER_THROTTLES)
  if (words.length === 0)
    return '\n# The design states no throttle of the brokers.\nthrottle_brokers() { :; }\n'
  return `
# throttle_brokers: sets the brokers' own throttles, which the design states, again.
throttle_brokers() {
  local broker
  for broker in \${brokers//,/ }; do
    "\${tools}kafka-configs.sh" "\${connection[@]}" --alter --entity-type brokers --entity-name "\${broker%%=*}" \\
      --add-config ${shellQuote(words.join(','))}
  done
}
`
}

/** Returns what the design states of these settings, as kafka-configs.sh takes it. */
const throttleWords = (config: Config | undefined, keys: readonly string[]): string[] =>
  keys.flatMap((key) => {
    const value = config?.[key]
    return value === undefined || value === null ? [] : (addConfigWord(key, settingText(value)) ?? [])
  })

function block(step: Step, number: number, views: ReadonlyMap<string, TopicView>): string {
  const head = `# ${number}. ${singleLine(step.title)}\n`
  if (step.outcome === 'refused')
    return `${head}# Left out, since it is refused: ${singleLine(step.sentence)}\n`
  if (step.outcome !== 'applies') return `${head}# Left to you: ${singleLine(step.sentence)}\n`
  const view = views.get(parseNodeId(step.at)?.name ?? '')
  const command = view ? commandOf(step, view) : undefined
  if (command === undefined) return `${head}# Left out: the tools cannot be told.\n`
  if (!isGrave(step)) return head + command
  const question = shellQuote(`${number}. ${singleLine(step.title)}. ${singleLine(step.sentence)}`)
  return `${head}if agreed ${question}; then\n${indented(command)}fi\n`
}

const indented = (lines: string): string => lines.replace(/^(?=.)/gm, '  ')

const CONFIGS = `"\${tools}kafka-configs.sh" "\${connection[@]}" --alter --entity-type topics`

function commandOf(step: Step, view: TopicView): string | undefined {
  const name = shellQuote(view.name)
  if (step.change === 'add') {
    const topic = step.creates === undefined ? view.topic : { ...view.topic, name: step.creates }
    return topicCommands(topic, view, undefined)
  }
  if (step.field === 'partitions')
    return `"\${tools}kafka-topics.sh" "\${connection[@]}" --alter --topic ${name} --partitions ${view.partitions}\n`
  if (step.field === 'replicationFactor') {
    const throttles = throttleWords(view.topic.config, TOPIC_THROTTLES).map(shellQuote)
    return `${['reassign', name, view.replicationFactor, ...throttles].join(' ')}\n`
  }
  const key = step.field.replace(/^config\./, '')
  const value = view.topic.config?.[key]
  if (value === undefined || value === null)
    return `${CONFIGS} \\\n  --entity-name ${name} --delete-config ${shellQuote(key)}\n`
  const word = addConfigWord(key, settingText(value))
  return word === undefined
    ? undefined
    : `${CONFIGS} \\\n  --entity-name ${name} --add-config ${shellQuote(word)}\n`
}
