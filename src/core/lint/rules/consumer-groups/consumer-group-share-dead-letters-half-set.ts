import { before } from '../../../kafka/versions'
import type { ConsumerGroup, Design } from '../../../model/design'
import { changeNode, setConfig, setGroupConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

/** Of the group, kept by the brokers: where they write what they give up, and whether with the record itself. */
const TOPIC_NAME = 'errors.deadletterqueue.topic.name'
const COPIES = 'errors.deadletterqueue.copy.record.enable'
/** Of the topic: whether brokers may write dead letters to it. */
const TAKES = 'errors.deadletterqueue.group.enable'

const isTrue = (value: unknown): boolean => String(value).trim().toLowerCase() === 'true'

/** The group with the dead letter topic that its brokers write to. */
const drawnAsNamed =
  (topic: string) =>
  (group: ConsumerGroup): ConsumerGroup => ({ ...group, deadLetter: { ...group.deadLetter, topic } })

export const consumerGroupShareDeadLettersHalfSet = defineRule({
  id: 'consumer-group-share-dead-letters-half-set',
  title: 'Dead letters of a share group that are not written, or not whole',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'From Kafka 4.4 on the brokers themselves write what a share group gives up to a dead letter topic (KIP-1191), once share.version=2 is on. It takes three settings: the group names the topic, the topic says that it takes dead letters, and the group says whether the record is copied. By default a dead letter tells only where the record is, and retention deletes it there. Where the group names no topic, its code must write dead letters before it rejects a record.',
  reference: kafkaDocs('design/design/#share-groups'),
  examples: () => {
    const share = (
      groupConfig: Readonly<Record<string, string | boolean>>,
      config: Readonly<Record<string, boolean>> = {},
      kafkaVersion: '4.3' | '4.4' = '4.4',
    ): Design =>
      soundDesign({
        cluster: { kafkaVersion },
        topic: IN_ANY_ORDER,
        deadLetterTopic: { config },
        group: { ...SOUND_SHARE, groupConfig: { ...SOUND_SHARE.groupConfig, ...groupConfig } },
      })
    const named = { [TOPIC_NAME]: 'orders.dlq' }
    const whole = { ...named, [COPIES]: true }
    return {
      bad: [
        share({}),
        share(whole),
        share(named, { [TAKES]: true }),
        share({ ...whole, [TOPIC_NAME]: 'dlq.orders' }),
      ],
      good: [share(whole, { [TAKES]: true }), share({}, {}, '4.3')],
    }
  },
  check({ group, cluster, deadLetter }, report) {
    if (group.reads !== 'share' || before(cluster.kafkaVersion, '4.4')) return
    const { name, groupConfig } = group
    const named = String(groupConfig?.[TOPIC_NAME] ?? '').trim()
    const drawn = deadLetter?.topic
    const evidence = [
      { name: TOPIC_NAME, value: named === '' ? 'not set' : named },
      { name: 'dead letter topic drawn', value: drawn?.name ?? 'none' },
    ]
    if (named === '') {
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
          apply: (design) => setConfig('topic', drawn.name, { [TAKES]: true }).apply(fill.apply(design)),
        },
      })
      return
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
