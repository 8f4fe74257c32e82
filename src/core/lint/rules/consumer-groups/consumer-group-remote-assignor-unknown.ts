import { ownsPartitions } from '../../../model/reading'
import { isServerSide } from '../../../sizing/assignor'
import { asChoice, setConfig } from '../../fixes'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const REMOTE = 'group.remote.assignor'
const OF_BROKERS = 'group.consumer.assignors'
/** @see GroupCoordinatorConfig: the brokers' own, in the order of their default */
const OWN = ['uniform', 'range']
const CLASSES: Readonly<Record<string, string>> = {
  'org.apache.kafka.coordinator.group.assignor.UniformAssignor': 'uniform',
  'org.apache.kafka.coordinator.group.assignor.RangeAssignor': 'range',
}

/** The names of the assignors that the brokers offer; undefined where one is a class whose name for itself is not known. */
function offered(stated: unknown): readonly string[] | undefined {
  if (stated === undefined || stated === null) return OWN
  const names = String(stated)
    .split(',')
    .map((part) => part.trim())
    .map((part) => CLASSES[part] ?? part)
  return names.some((name) => name.includes('.')) ? undefined : names
}

export const consumerGroupRemoteAssignorUnknown = defineRule({
  id: 'consumer-group-remote-assignor-unknown',
  title: 'An assignor that the brokers do not have',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'With the consumer protocol the brokers assign the partitions, and group.remote.assignor names one of theirs: uniform or range, unless group.consumer.assignors says otherwise. A member that names another is refused with UnsupportedAssignorException when it joins. The names of the classic protocol, as cooperative-sticky, are not among them: the consumer protocol is cooperative with each.',
  reference: consumerConfigDocs(REMOTE),
  examples: () => {
    const of = (remote: string, assignors?: string) =>
      soundDesign({
        cluster: {
          config: { 'auto.create.topics.enable': false, ...(assignors && { [OF_BROKERS]: assignors }) },
        },
        group: {
          config: {
            'partition.assignment.strategy': undefined,
            'group.protocol': 'consumer',
            [REMOTE]: remote,
          },
        },
      })
    return {
      bad: [of('cooperative-sticky'), of('range', 'uniform')],
      good: [of('uniform'), of('rack-first', 'uniform,com.example.RackFirstAssignor')],
    }
  },
  check(view, report) {
    const { group, settings, cluster } = view
    if (!ownsPartitions(group) || !isServerSide(view) || settings.origin(REMOTE) !== 'user') return
    const named = settings.text(REMOTE)
    const names = offered(cluster.config?.[OF_BROKERS])
    if (named === '' || names === undefined || names.includes(named)) return
    report({
      message: `\`${group.name}\` asks the brokers for the assignor \`${named}\`, and they have ${names.map((name) => `\`${name}\``).join(' and ')}`,
      field: `config.${REMOTE}`,
      evidence: [
        { name: REMOTE, value: named },
        { name: OF_BROKERS, value: names.join(', ') },
      ],
      choices: names.map((name) => asChoice(setConfig('consumerGroup', group.name, { [REMOTE]: name }))),
    })
  },
})
