import { before } from '../../../kafka/versions'
import { asChoice, changeCluster, readAsGroup } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { IN_ANY_ORDER, SOUND_SHARE, soundDesign } from '../../sound-design'

const READY = '4.2'

const NOT_THERE =
  'Share groups came with Kafka 4.0. Brokers of an older release do not know the requests of a share consumer: it throws at its first poll, and reads nothing. Read as a group until then, or plan for a release that has them.'

export const consumerGroupShareNotReady = defineRule({
  id: 'consumer-group-share-not-ready',
  title: 'A share group on a release before 4.2',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'Share groups came as early access in 4.0 and as a preview in 4.1: off until the feature share.version is raised by hand, and likely to change. From 4.2 on they may be used in production. Read as a group until then, or plan for that release.',
  reference: kafkaDocs('design/design/#share-groups'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { kafkaVersion: '4.1' }, topic: IN_ANY_ORDER, group: SOUND_SHARE }),
      soundDesign({ cluster: { kafkaVersion: '3.9' }, topic: IN_ANY_ORDER, group: SOUND_SHARE }),
    ],
    good: [
      soundDesign({ cluster: { kafkaVersion: '4.2' }, topic: IN_ANY_ORDER, group: SOUND_SHARE }),
      soundDesign({
        cluster: { kafkaVersion: '4.1', environment: 'development' },
        topic: IN_ANY_ORDER,
        group: SOUND_SHARE,
      }),
    ],
  }),
  check({ group, cluster }, report) {
    if (group.reads !== 'share' || !before(cluster.kafkaVersion, READY)) return
    const isThere = !before(cluster.kafkaVersion, '4.0')
    if (isThere && cluster.environment === 'development') return
    report({
      ...(!isThere && {
        severity: 'error' as const,
        stopsStart: true,
        kind: 'rejected' as const,
        errorClass: 'UnsupportedVersionException',
        why: NOT_THERE,
      }),
      message: isThere
        ? `\`${group.name}\` is a share group, which Kafka ${cluster.kafkaVersion} has for tests only`
        : `\`${group.name}\` is a share group, which Kafka ${cluster.kafkaVersion} does not have`,
      field: 'reads',
      evidence: [
        { name: 'Kafka', value: cluster.kafkaVersion },
        { name: 'ready from', value: READY },
      ],
      choices: [
        asChoice(readAsGroup(group.name)),
        asChoice(changeCluster(`Plan for Kafka ${READY}`, (one) => ({ ...one, kafkaVersion: READY }))),
      ],
    })
  },
})
