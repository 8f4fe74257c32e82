import { checkTopicName } from '../../../kafka/topic-name'
import { groupIdOf } from '../../../model/connect-cluster'
import type { Design } from '../../../model/design'
import { replaceNode } from '../../../model/replace-node'
import type { DesignView, TopicView } from '../../../views/views'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSink } from '../../sound-connect'
import { withSoundApp } from '../../sound-design'

/** Room for what Kafka puts after an id: `-KSTREAM-AGGREGATE-STATE-STORE-0000000003-changelog` and names like it. */
const LONGEST_ID = 120

/** The nearest legal id: what Kafka refuses becomes a hyphen. */
function legalId(id: string): string {
  const legal = id
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-zA-Z0-9._-]+/gu, '-')
    .slice(0, LONGEST_ID)
  return checkTopicName(legal).ok ? legal : 'application'
}

const shorten = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

export const clusterInternalTopicNameIllegal = defineRule({
  id: 'cluster-internal-topic-name-illegal',
  title: 'An internal topic whose name Kafka refuses',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'Kafka Streams names its changelogs and repartition topics after its application.id, Connect its own topics after its settings, MirrorMaker after the aliases of its clusters. These are topics like any other: 1 to 249 of the characters a to z, A to Z, 0 to 9, ".", "_" and "-". An application whose internal topics have other names throws InvalidTopicException when it is to create them, and does not run.',
  reference: kafkaDocs('streams/developer-guide/config-streams/#application-id'),
  examples: () => ({
    bad: [
      withSoundApp({ applicationId: 'order counter' }),
      withSoundApp({ applicationId: 'o'.repeat(240) }),
      withSoundSink({}, {}, { groupId: 'main workers' }),
      withSoundSink({}, {}, { config: { 'offset.storage.topic': 'offsets/main' } }),
    ],
    good: [
      withSoundApp({
        applicationId: 'order counter',
        processing: [{ stream: 'orders', steps: ['mapValues', { op: 'to', topic: 'order-counts' }] }],
      }),
      withSoundApp({ applicationId: 'Order_counter.v2' }),
    ],
  }),
  check(view, report) {
    const told = new Set<string>()
    for (const topic of view.internalTopics) {
      const { name, origin } = topic
      const { ok, reason } = checkTopicName(name)
      if (ok || origin === undefined) continue
      const key = origin.of === 'cluster' ? name : origin.of
      if (told.has(key)) continue
      told.add(key)
      if (origin.of.startsWith('streamsApp:')) ofApplication(view, topic, reason ?? '', report)
      else ofOthers(view, topic, reason ?? '', report)
    }
  },
})

function ofApplication(
  view: DesignView,
  topic: TopicView,
  reason: string,
  report: (one: Report) => void,
): void {
  const at = topic.origin?.of ?? 'cluster'
  const app = view.streamsApps.find(({ id }) => id === at)?.app
  if (!app) return
  const id = app.applicationId ?? app.name
  const legal = legalId(id)
  report({
    at,
    message: `\`${shorten(app.name)}\` cannot run: Kafka refuses its internal topic \`${shorten(topic.name)}\`, named after its application id`,
    field: 'applicationId',
    kind: 'rejected',
    errorClass: 'InvalidTopicException',
    stopsStart: true,
    evidence: [
      { name: 'application id', value: shorten(id) },
      { name: `${topic.origin?.role ?? 'internal topic'}`, value: reason },
    ],
    ...(legal !== id && {
      fix: {
        label: `Give it the application id ${shorten(legal)}`,
        apply: (design: Design) =>
          replaceNode(design, 'streamsApp', app.name, (before) => ({ ...before, applicationId: legal })),
      },
    }),
  })
}

function ofOthers(view: DesignView, topic: TopicView, reason: string, report: (one: Report) => void): void {
  const clusters = view.cluster.connect ?? []
  const named = clusters.find(
    (one) => topic.name.startsWith(groupIdOf(one)) && !checkTopicName(groupIdOf(one)).ok,
  )
  const connector = view.connectors.find(({ connect }) => connect === named)
  const at = topic.origin?.of === 'cluster' ? (connector?.id ?? 'cluster') : (topic.origin?.of ?? 'cluster')
  const legal = named && legalId(groupIdOf(named))
  report({
    at,
    message: `Kafka refuses the internal topic \`${shorten(topic.name)}\`: ${topic.origin?.role ?? 'what is kept there'} cannot be kept`,
    kind: 'rejected',
    errorClass: 'InvalidTopicException',
    cause: topic.name,
    evidence: [{ name: topic.origin?.role ?? 'name', value: reason }],
    ...(named &&
      legal !== undefined && {
        fix: {
          label: `Give ${named.name} the group id ${shorten(legal)}`,
          apply: (design: Design) => ({
            ...design,
            cluster: {
              ...design.cluster,
              connect: (design.cluster.connect ?? []).map((one) => {
                if (one.name !== named.name) return one
                const { 'group.id': _, ...config } = one.config ?? {}
                const { config: _1, ...rest } = one
                return { ...rest, groupId: legal, ...(Object.keys(config).length > 0 && { config }) }
              }),
            },
          }),
        },
      }),
  })
}
