import { analyse } from '@/core/analyse'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '@/core/lint/sound-design'
import type { Design } from '@/core/model/design'
import { DEAD_LETTERS_PREFIX, DEAD_LETTERS_TO, TAKES_DEAD_LETTERS } from '@/core/settings/share-group'
import { Cluster } from '../support/cluster'
import type { KafkaTest } from '../support/kafka-test'
import { run } from '../support/leavings'
import { NEWEST, prepareNewest } from '../support/toolchain'

const RULE = 'consumer-group-share-dead-letters-half-set'
const RECORDS = 5
/** What the finding is about where the brokers write nothing; of the others one is of the drawing, and one of what is copied. */
const NOT_WRITTEN: ReadonlySet<string | undefined> = new Set([
  `groupConfig.${DEAD_LETTERS_TO}`,
  `config.${TAKES_DEAD_LETTERS}`,
])

interface Case {
  readonly prefix: string
  readonly topic: string
  readonly takes: boolean
  readonly names: boolean
}

/** Every way in which the brokers may be told too little, under each rule for names. */
const CASES: readonly Case[] = ['dlq.', 'orders.', ''].flatMap((prefix) =>
  ['dlq.orders', 'orders.dead'].flatMap((topic) => [
    { prefix, topic, takes: true, names: true },
    ...(topic.startsWith(prefix)
      ? [
          { prefix, topic, takes: false, names: true },
          { prefix, topic, takes: true, names: false },
        ]
      : []),
  ]),
)

const drawn = ({ prefix, topic, takes, names }: Case): Design =>
  soundDesign({
    cluster: { kafkaVersion: '4.4', config: { [DEAD_LETTERS_PREFIX]: prefix } },
    topic: IN_ANY_ORDER,
    deadLetterTopic: { name: topic, config: { [TAKES_DEAD_LETTERS]: takes } },
    group: {
      ...SOUND_SHARE,
      deadLetter: { topic, recordsShare: 0.001 },
      groupConfig: { ...SOUND_SHARE.groupConfig, ...(names && { [DEAD_LETTERS_TO]: topic }) },
    },
  })

/** Whether the brokers write what the group gives up, as the rule has it. */
const isForetold = (one: Case): boolean =>
  !analyse(drawn(one)).findings.some(({ rule, field }) => rule === RULE && NOT_WRITTEN.has(field))

/** Brokers of Kafka 4.4 write dead letters of share groups where the rule is silent, and nowhere else. */
export async function writeDeadLetters({ report }: KafkaTest): Promise<void> {
  await prepareNewest()
  for (const prefix of new Set(CASES.map((one) => one.prefix))) {
    const cases = CASES.filter((one) => one.prefix === prefix)
    const cluster = await Cluster.start(1, { [DEAD_LETTERS_PREFIX]: prefix }, false, 1, NEWEST)
    const asked = cases.flatMap(({ topic, takes, names }, at) => [
      `group-${at}`,
      `${topic}-${at}`,
      `${takes}`,
      `${names}`,
    ])
    const words = ['-Xmx256m', '-XX:+UseSerialGC', '-Dlog4j2.level=OFF', '-cp', NEWEST.classpath]
    const program = 'e2e/kafka/next/DeadLetters.java'
    const printed = await run('java', [...words, program, cluster.bootstrap, `${RECORDS}`, ...asked])
    const answers = printed.trim().split('\n').slice(-cases.length)
    for (const [at, one] of cases.entries()) {
      const expected = `group-${at} ${RECORDS} ${isForetold(one) ? RECORDS : 0}`
      const what = `${one.topic} under "${prefix}", ${one.takes ? 'which takes' : 'which refuses'} them, ${one.names ? 'named' : 'not named'}`
      report.same(answers[at], expected, `dead letters to ${what}`)
    }
    await cluster.stopBroker(1)
  }
  const written = CASES.filter(isForetold).length
  report.figure(
    'share groups whose dead letters brokers of 4.4 write, or do not, as the rule says',
    `${CASES.length}, ${written} of them written`,
  )
}
