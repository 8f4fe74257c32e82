import { before } from '../../../kafka/versions'
import type { Cluster, ConsumerGroup, Design } from '../../../model/design'
import {
  DEAD_LETTERS_WHOLE as COPIES,
  deadLettersByBrokers,
  deadLettersPrefix,
  DEAD_LETTERS_PREFIX as PREFIX,
  TAKES_DEAD_LETTERS as TAKES,
  DEAD_LETTERS_TO as TOPIC_NAME,
} from '../../../settings/share-group'
import { changeCluster, changeNode, setConfig, setGroupConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

const isTrue = (value: unknown): boolean => String(value).trim().toLowerCase() === 'true'

/** The group with the dead letter topic that its brokers write to. */
const drawnAsNamed =
  (topic: string) =>
  (group: ConsumerGroup): ConsumerGroup => ({ ...group, deadLetter: { ...group.deadLetter, topic } })

/** The brokers' own topics begin so, and take no dead letters. */
const INTERNAL = '__'

/** The brokers with no rule for how a dead letter topic is called. */
const anyName = (cluster: Cluster): Cluster => ({ ...cluster, config: { ...cluster.config, [PREFIX]: '' } })

export const consumerGroupShareDeadLettersHalfSet = defineRule({
  id: 'consumer-group-share-dead-letters-half-set',
  title: 'Dead letters of a share group that are not written, or not whole',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'From Kafka 4.4 on the brokers themselves write what a share group gives up to a dead letter topic (KIP-1191), once share.version=2 is on. It takes a topic that the group names, whose name begins as the brokers ask for, with dlq. by default, and that says that it takes dead letters. Where one of these is missing the record is given up all the same, and only the log of a broker tells why. By default a dead letter says only where the record stood, and retention deletes it there; a setting of the group has it copied. Where the group names no topic, its code must write dead letters before it rejects a record.',
  reference: kafkaDocs('design/design/#share-groups'),
  examples: () => {
    const share = (
      groupConfig: Readonly<Record<string, string | boolean>>,
      config: Readonly<Record<string, boolean>> = {},
      cluster: Partial<Cluster> = {},
    ): Design =>
      soundDesign({
        cluster: { kafkaVersion: '4.4', ...cluster },
        topic: IN_ANY_ORDER,
        deadLetterTopic: { config },
        group: { ...SOUND_SHARE, groupConfig: { ...SOUND_SHARE.groupConfig, ...groupConfig } },
      })
    const named = { [TOPIC_NAME]: 'orders.dlq' }
    const whole = { ...named, [COPIES]: true }
    const takes = { [TAKES]: true }
    const end = { [PREFIX]: 'orders.' }
    return {
      bad: [
        share({}),
        share(whole, takes),
        share(whole, takes, { config: { [PREFIX]: 'dead.' } }),
        share(whole, {}, { config: end }),
        share(named, takes, { config: end }),
        share({ ...whole, [TOPIC_NAME]: 'dlq.orders' }),
        share({ ...whole, [TOPIC_NAME]: '__orders' }),
      ],
      good: [
        share(whole, takes, { config: end }),
        share(whole, takes, { config: { [PREFIX]: '' } }),
        share({}, {}, { kafkaVersion: '4.3' }),
      ],
    }
  },
  check({ group, cluster, deadLetter }, report) {
    if (group.reads !== 'share' || before(cluster.kafkaVersion, '4.4')) return
    const { name, groupConfig } = group
    const named = deadLettersByBrokers(group, cluster)
    const drawn = deadLetter?.topic
    const prefix = deadLettersPrefix(cluster)
    const evidence = [
      { name: TOPIC_NAME, value: named ?? 'not set' },
      { name: 'dead letter topic drawn', value: drawn?.name ?? 'none' },
    ]
    if (named === undefined) {
      if (drawn === undefined) return
      const fill = setGroupConfig('consumerGroup', name, { [TOPIC_NAME]: drawn.name, [COPIES]: true })
      report({
        message: `The code of \`${name}\` has to write its dead letters; brokers of Kafka ${cluster.kafkaVersion} can`,
        field: `groupConfig.${TOPIC_NAME}`,
        severity: 'info',
        cause: 'topic',
        evidence,
        fix: {
          label: 'Let the brokers write them, with the record',
          apply(design) {
            const filled = setConfig('topic', drawn.name, { [TAKES]: true }).apply(fill.apply(design))
            return drawn.name.startsWith(prefix) ? filled : { ...filled, cluster: anyName(filled.cluster) }
          },
        },
      })
      return
    }
    if (named.startsWith(INTERNAL) || !named.startsWith(prefix)) {
      const isInternal = named.startsWith(INTERNAL)
      report({
        message: isInternal
          ? `The brokers write no dead letters of \`${name}\` to \`${named}\`, a name of their own`
          : `The brokers write no dead letters of \`${name}\` to \`${named}\`: its name does not begin with \`${prefix}\``,
        field: `groupConfig.${TOPIC_NAME}`,
        cause: 'prefix',
        evidence: [...evidence, { name: PREFIX, value: prefix }],
        fix: isInternal
          ? setGroupConfig('consumerGroup', name, { [TOPIC_NAME]: undefined }, 'Let its code write them')
          : changeCluster('Let a topic of any name take them', anyName),
      })
      if (isInternal) return
    }
    if (drawn?.name !== named) {
      report({
        message: `The brokers write the dead letters of \`${name}\` to \`${named}\`, ${drawn ? `the drawing says \`${drawn.name}\`` : 'which the drawing does not say'}`,
        field: 'deadLetter',
        cause: 'drawn',
        evidence,
        fix: changeNode('consumerGroup', name, `Draw them to ${named}`, drawnAsNamed(named)),
      })
      return
    }
    if (!drawn.settings.flag(TAKES))
      report({
        at: drawn.id,
        message: `\`${named}\` takes no dead letters from brokers, and \`${name}\` has them write there`,
        field: `config.${TAKES}`,
        cause: 'takes',
        evidence: [...evidence, { name: `${TAKES} of ${named}`, value: drawn.settings.text(TAKES) }],
        fix: setConfig('topic', named, { [TAKES]: true }),
      })
    if (!isTrue(groupConfig?.[COPIES]))
      report({
        message: `Dead letters of \`${name}\` tell where the record stood, and not what it was`,
        field: `groupConfig.${COPIES}`,
        severity: 'info',
        cause: 'copies',
        evidence: [...evidence, { name: COPIES, value: String(groupConfig?.[COPIES] ?? false) }],
        fix: setGroupConfig('consumerGroup', name, { [COPIES]: true }, 'Copy the record as well'),
      })
  },
})
