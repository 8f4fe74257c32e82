import { shortestLimit } from '../../facts/retention-limits'
import type { About } from '../../model/about'
import { groupIdOf } from '../../model/reading'
import { formatDuration, formatSignificant } from '../../shared/format'
import type { Rate } from '../../traffic/traffic'
import type { ConsumerGroupView, TopicView } from '../../views/views'
import type { Exporter } from '../exporter'
import { optionValues } from '../option-values'
import { singleLine, wholeLine } from '../single-line'
import { groupsWithLag, lagLosses } from './groups-with-lag'
import { LAG_METRICS, LAG_OPTIONS } from './lag-metrics'

/** Lag of so much of the time that records are kept is a warning, of so much an emergency. */
const SHARES = { warning: 0.25, critical: 0.7 } as const

/**
 * Alerts for Prometheus: for each group that reads a topic with a stated rate, lag against the time in which retention
 * deletes it unread; for the cluster, what JMX says of replicas, partitions and controllers.
 *
 * @see names of kafka_exporter 1.9.0, KMinion 2.3.5 and jmx_exporter's examples/kafka-kraft-3_0_0.yml
 */
export const prometheusAlerts: Exporter = {
  options: LAG_OPTIONS,
  losses: (design) =>
    lagLosses(design, {
      nodes: {
        consumerGroup: ['groupId', 'owner', 'description', 'consumes.topic', 'retryTopics.topic'],
        topic: ['config.retention.ms', 'config.retention.bytes'],
      },
    }),
  export: (design, analysis, values) => {
    const { exporter } = optionValues(LAG_OPTIONS, values)
    const names = LAG_METRICS[exporter] ?? { metric: '', topic: '', group: '' }
    const rules = groupsWithLag(design)
      .flatMap(({ name }) => analysis.views.consumerGroups[name] ?? [])
      .flatMap((group) => lagRules(group, names))
    const text = `# Alerts for ${singleLine(design.name)}; check them with promtool check rules.
groups:
  - name: kafka-cluster
    rules:
${CLUSTER.join('')}${rules.length === 0 ? '' : `  - name: kafka-consumer-groups\n    rules:\n${rules.join('')}`}`
    return [{ path: 'kafka-alerts.yaml', text, language: 'yaml' }]
  },
}

/** Prometheus reads labels as templates, in which two braces begin an expression. */
const field = (name: string, text: string | undefined): string =>
  text === undefined || text === ''
    ? ''
    : `          ${name}: ${JSON.stringify(wholeLine(text).replace(/\{(?=\{)/g, '{ '))}\n`

const rule = (
  alert: string,
  expr: string,
  forTime: string,
  severity: string,
  summary: string,
  { owner, description }: About = {},
): string =>
  `      - alert: ${alert}
        expr: ${JSON.stringify(expr)}
        for: ${forTime}
        labels:
          severity: ${severity}
${field('owner', owner)}        annotations:
          summary: ${JSON.stringify(summary)}
${field('description', description)}`

const CLUSTER = [
  rule(
    'KafkaOfflinePartitions',
    'sum(kafka_controller_kafkacontroller_offlinepartitionscount) > 0',
    '1m',
    'critical',
    'Partitions without a leader: they can be neither written nor read.',
  ),
  rule(
    'KafkaUnderMinIsr',
    'sum(kafka_server_replicamanager_underminisrpartitioncount) > 0',
    '1m',
    'critical',
    'Partitions with too few in-sync replicas: writes with acks=all are refused.',
  ),
  rule(
    'KafkaUnderReplicated',
    'sum(kafka_server_replicamanager_underreplicatedpartitions) > 0',
    '10m',
    'warning',
    'Partitions with a replica that is behind or gone.',
  ),
  rule(
    'KafkaNoController',
    'sum(kafka_controller_kafkacontroller_activecontrollercount) != 1',
    '1m',
    'critical',
    'Not exactly one active controller.',
  ),
  rule(
    'KafkaOfflineLogDirectory',
    'sum(kafka_log_logmanager_offlinelogdirectorycount) > 0',
    '1m',
    'critical',
    'A log directory of a broker is offline.',
  ),
]

interface Watched {
  readonly topic: TopicView
  readonly rate: Rate
  /** Records wait for so long in it on purpose: a retry topic. */
  readonly waitMs: number
}

/** What a group reads, with its retry topics. */
const watchedOf = ({ reads, retries }: ConsumerGroupView): readonly Watched[] => [
  ...reads.map(({ topic, rate }) => ({ topic, rate, waitMs: 0 })),
  ...retries.map(({ view, rate, delayMs = 0 }) => ({ topic: view, rate, waitMs: delayMs })),
]

const MINUTE_MS = 60_000

function lagRules(
  group: ConsumerGroupView,
  names: { metric: string; topic: string; group: string },
): string[] {
  return watchedOf(group).flatMap(({ topic, rate, waitMs }) => {
    const kept = shortestLimit(topic)
    const perPartition = rate.averageRecords / topic.partitions
    const selector = `${names.metric}{${names.group}=${JSON.stringify(groupIdOf(group.group))}, ${names.topic}=${JSON.stringify(topic.name)}}`
    const noMember = rule(
      alertName('KafkaGroupStalled', group.name, topic.name),
      `max(${selector}) > 0 and max(delta(${selector}[15m])) > 0 and min(delta(${selector}[15m])) >= 0`,
      // What is due for the first time has waited so long by then, and as long again.
      `${Math.max(30, Math.ceil((2 * waitMs) / MINUTE_MS))}m`,
      'warning',
      `${wholeLine(group.name)} falls behind on ${topic.name} in every partition.`,
      group.group,
    )
    if (!kept || perPartition <= 0 || kept.retainedMs <= waitMs) return [noMember]
    const severities = Object.entries(SHARES).map(([severity, share]) => {
      const behindMs = waitMs + (kept.retainedMs - waitMs) * share
      const records = Math.ceil(perPartition * (behindMs / 1000))
      const wait = waitMs === 0 ? '' : `, after a wait of ${formatDuration(waitMs)}`
      return rule(
        alertName(`KafkaLag${severity === 'critical' ? 'Critical' : 'Warning'}`, group.name, topic.name),
        `max(${selector}) > ${records}`,
        severity === 'critical' ? '1m' : '10m',
        severity,
        `${wholeLine(group.name)} is more than ${formatDuration(behindMs)} behind on ${topic.name}, which keeps records for ${formatDuration(kept.retainedMs)} (${formatSignificant(perPartition)} records/s a partition${wait}).`,
        group.group,
      )
    })
    return [...severities, noMember]
  })
}

const alertName = (prefix: string, ...names: readonly string[]): string =>
  [prefix, ...names.map((name) => name.replace(/[^A-Za-z0-9]+/g, '_'))].join('_').replace(/_+$/, '')
