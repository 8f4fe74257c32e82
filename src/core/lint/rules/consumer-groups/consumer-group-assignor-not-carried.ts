import { canRebalance, libraryOf } from '../../../kafka/client-libraries'
import { ownsPartitions } from '../../../model/reading'
import { assignorNamed, assignorNames, isServerSide } from '../../../sizing/assignor'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { ASSIGNOR_KEY } from '../../rebalancing'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const consumerGroupAssignorNotCarried = defineRule({
  id: 'consumer-group-assignor-not-carried',
  title: 'An assignor that the client library does not have',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'With the classic protocol the members assign partitions themselves, each with the assignors of its own library. The cooperative one came to Java with 2.4, to librdkafka with 1.6 and to Sarama with 1.60.1; KafkaJS has none. A library without it cannot make the consumer, or the code does not build; and a member that does not have the assignor of the others is not let into the group.',
  reference: consumerConfigDocs(ASSIGNOR_KEY),
  examples: () => {
    const of = (client: { library: 'sarama' | 'kafkajs' | 'librdkafka'; version: string }) =>
      soundDesign({ group: { client, config: { [ASSIGNOR_KEY]: 'cooperative-sticky' } } })
    return {
      bad: [
        of({ library: 'sarama', version: '1.45.0' }),
        of({ library: 'kafkajs', version: '2.2.4' }),
        of({ library: 'librdkafka', version: '1.5.3' }),
      ],
      good: [of({ library: 'sarama', version: '1.60.1' }), of({ library: 'librdkafka', version: '2.10.0' })],
    }
  },
  check(view, report) {
    const { group, settings } = view
    if (!ownsPartitions(group) || isServerSide(view) || settings.origin(ASSIGNOR_KEY) !== 'user') return
    if (canRebalance(group.client, 'assignor')) return
    const named = assignorNames(view).find((name) => assignorNamed(name) === 'cooperative-sticky')
    if (named === undefined) return
    const { label, cooperative } = libraryOf(group.client)
    const stated = [label, group.client?.version].filter(Boolean).join(' ')
    const since = cooperative.assignor
    report({
      message: `\`${group.name}\` names the assignor \`${named}\`, which ${stated} does not have`,
      field: `config.${ASSIGNOR_KEY}`,
      evidence: [
        { name: ASSIGNOR_KEY, value: settings.text(ASSIGNOR_KEY) },
        { name: 'client', value: stated },
        { name: `in ${label} from`, value: since ?? 'no release' },
      ],
      choices: [
        ...(since === undefined
          ? []
          : [
              asChoice(
                changeNode('consumerGroup', group.name, `Plan for release ${since}`, (node) =>
                  node.client ? { ...node, client: { ...node.client, version: since } } : node,
                ),
              ),
            ]),
        asChoice(
          setConfig(
            'consumerGroup',
            group.name,
            { [ASSIGNOR_KEY]: undefined },
            `Use the default of ${label}`,
          ),
        ),
      ],
    })
  },
})
