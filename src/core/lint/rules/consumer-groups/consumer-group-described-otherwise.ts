import { SHARE_CONSUMER_ONLY } from '../../../kafka/share-consumer-settings'
import { before } from '../../../kafka/versions'
import type { ConsumerGroup, Design, StreamsApp } from '../../../model/design'
import { retryMs } from '../../../model/retrying'
import { withReading } from '../../../model/with-reading'
import { formatDuration } from '../../../shared/format'
import type { ConsumerGroupView } from '../../../views/views'
import { describedReading, describedRetries, hasShareSettings, isStreams } from '../../described'
import { changeNode, type LabelledFix } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { IN_ANY_ORDER, soundDesign } from '../../sound-design'

const PROTOCOL = 'group.protocol'
/** The release from which share groups may be used in production. */
const SHARE_READY = '4.2'

export const consumerGroupDescribedOtherwise = defineRule({
  id: 'consumer-group-described-otherwise',
  title: 'A group whose description or settings say something else',
  scope: 'consumerGroup',
  severity: 'warning',
  kind: 'advice',
  why: 'How a group reads decides how many of its members can work, what a member has to do, and what becomes of the order of records. A share group, a reader of everything, a Streams application and a wait between two tries each have a field of their own. As long as only the description says it, every figure of the group is wrong.',
  reference: kafkaDocs('design/design/#the-consumer'),
  examples: () => ({
    bad: [
      soundDesign({ group: { description: 'Each of six pods reads everything' } }),
      soundDesign({ topic: IN_ANY_ORDER, group: { description: 'a share group' } }),
      soundDesign({ group: { description: 'Kafka Streams of the billing team' } }),
      soundDesign({ group: { description: 'Retries with a fixed back-off of 290 s' } }),
    ],
    good: [
      soundDesign({ group: { description: 'Not a share group: order counts' } }),
      soundDesign({ group: { description: 'Bills every order' } }),
      soundDesign({
        group: {
          description: 'Retries once after 10 ms',
          retries: { attempts: 1, backOffMs: 10 },
        },
      }),
    ],
  }),
  check(view, report) {
    checkReading(view, report)
    checkRetries(view, report)
  },
})

function checkReading(
  { group, settings, cluster }: ConsumerGroupView,
  report: (report: Report) => void,
): void {
  const { name, reads, description, config } = group
  if (isStreams(group)) {
    const byProtocol = settings.text(PROTOCOL).toLowerCase() === 'streams'
    report({
      message: `\`${name}\` is a Streams application, and drawn as a consumer group`,
      cause: 'streams',
      field: byProtocol ? `config.${PROTOCOL}` : 'description',
      evidence: [
        byProtocol ? { name: PROTOCOL, value: 'streams' } : { name: 'description', value: description ?? '' },
      ],
      ...((group.produces ?? []).length < 2 && { fix: asStreams(group) }),
    })
    return
  }
  const described = hasShareSettings(group) ? 'share' : describedReading(description)
  if (described === undefined || described === 'streams' || (reads ?? 'group') === described) return
  const setting = SHARE_CONSUMER_ONLY.find((key) => config !== undefined && Object.hasOwn(config, key))
  report({
    message:
      described === 'share'
        ? `\`${name}\` is a share group by its ${setting === undefined ? 'description' : 'settings'}, and drawn as one whose members own partitions`
        : `\`${name}\` is described as reading everything in each member, and drawn as one that shares partitions out`,
    cause: 'reads',
    field: 'reads',
    evidence: [
      setting === undefined
        ? { name: 'description', value: description ?? '' }
        : { name: setting, value: String(config?.[setting] ?? '') },
      { name: 'reads', value: reads ?? 'group, where nothing else is said' },
    ],
    // Before 4.2 a share group would be the next finding.
    ...((described !== 'share' || !before(cluster.kafkaVersion, SHARE_READY)) && {
      fix: changeNode(
        'consumerGroup',
        name,
        described === 'share' ? 'Read as a share group' : 'Read everything in each member',
        (node) => withReading(node, described),
      ),
    }),
  })
}

/** The group as an application that reads what it read and writes what it wrote. */
function asStreams({ name }: ConsumerGroup): LabelledFix {
  return {
    label: 'Draw it as a Streams application',
    apply: (design: Design) => {
      const group = design.consumerGroups.find((one) => one.name === name)
      if (group === undefined || design.streamsApps.some((app) => app.name === name)) return design
      const { members, groupId, consumes = [], produces = [], processingMsPerRecord, owner, config } = group
      const protocol = config?.[PROTOCOL]
      const [first, ...more] = consumes.map(({ topic }) => topic)
      if (first === undefined) return design
      const to = produces[0]?.topic
      const app: StreamsApp = {
        name,
        ...(owner !== undefined && { owner }),
        ...(groupId !== undefined && { applicationId: groupId }),
        ...(members !== undefined && { instances: members }),
        ...(processingMsPerRecord !== undefined && { processingMsPerRecord }),
        ...(protocol !== undefined && { config: { [PROTOCOL]: protocol } }),
        processing: [
          {
            stream: more.length === 0 ? first : [first, ...more],
            steps: to === undefined ? ['foreach'] : ['mapValues', { op: 'to', topic: to }],
          },
        ],
      }
      return {
        ...design,
        consumerGroups: design.consumerGroups.filter((one) => one.name !== name),
        streamsApps: [...design.streamsApps, app],
      }
    },
  }
}

function checkRetries({ group, settings }: ConsumerGroupView, report: (report: Report) => void): void {
  const { name, retries, retryTopics, description, processingMsPerRecord = 0 } = group
  if (retries !== undefined || retryTopics !== undefined) return
  const told = describedRetries(description)
  if (told === undefined) return
  const stated: ConsumerGroup = { ...group, retries: told }
  const most = settings.number('max.poll.interval.ms')
  const records = Math.max(1, settings.number('max.poll.records') || 1)
  const onePoll = records * processingMsPerRecord + retryMs(stated)
  const isTooLong = onePoll > most
  report({
    message: isTooLong
      ? `\`${name}\` leaves the group after ${formatDuration(most)}: the work on one poll and the retries of its description take ${formatDuration(onePoll)}`
      : `\`${name}\` retries by its description, and no figure counts these retries`,
    ...(!isTooLong && { severity: 'info' as const }),
    cause: 'retries',
    field: 'retries',
    evidence: [
      { name: 'description', value: description ?? '' },
      { name: 'max.poll.interval.ms', value: settings.text('max.poll.interval.ms') },
      { name: 'work on one poll', value: formatDuration(records * processingMsPerRecord) },
    ],
    fix: changeNode(
      'consumerGroup',
      name,
      `State ${told.attempts === 1 ? 'one retry' : `${told.attempts} retries`} of ${formatDuration(told.backOffMs)}`,
      (before) => ({
        ...before,
        retries: told,
      }),
    ),
  })
}
