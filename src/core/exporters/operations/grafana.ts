import { groupIdOf } from '../../model/reading'
import { ABOUT_CARRIED, aboutLines } from '../about'
import type { Exporter } from '../exporter'
import { optionValues } from '../option-values'
import { groupsWithLag, lagLosses } from './groups-with-lag'
import { LAG_METRICS, LAG_OPTIONS } from './lag-metrics'

/**
 * A dashboard for Grafana: the cluster by what JMX says, and a panel for each group with the lag of every topic that
 * it reads.
 *
 * @see names of kafka_exporter 1.9.0, KMinion 2.3.5 and jmx_exporter's examples/kafka-kraft-3_0_0.yml
 */
export const grafana: Exporter = {
  options: LAG_OPTIONS,
  losses: (design) =>
    lagLosses(design, {
      nodes: { consumerGroup: ['groupId', ...ABOUT_CARRIED, 'consumes.topic', 'retryTopics.topic'] },
      design: ['name'],
    }),
  export: (design, _, values) => {
    const { exporter } = optionValues(LAG_OPTIONS, values)
    const names = LAG_METRICS[exporter] ?? LAG_METRICS['kafka-exporter']
    const groups = groupsWithLag(design).map((group) => {
      const id = JSON.stringify(groupIdOf(group))
      const targets = [...(group.consumes ?? []), ...(group.retryTopics ?? [])].map(({ topic }) => ({
        expr: `sum(${names?.metric}{${names?.group}=${id}, ${names?.topic}=${JSON.stringify(topic)}})`,
        legendFormat: topic,
      }))
      const about = aboutLines(group).join('\n')
      return { title: `Lag of ${group.name}, records`, targets, ...(about !== '' && { description: about }) }
    })
    const dashboard = {
      title: design.name,
      schemaVersion: 39,
      tags: ['kafka'],
      time: { from: 'now-6h', to: 'now' },
      refresh: '30s',
      templating: {
        list: [{ name: 'source', label: 'Prometheus', type: 'datasource', query: 'prometheus' }],
      },
      panels: [...CLUSTER, ...groups].map(panel),
    }
    const text = `${JSON.stringify(dashboard, null, 2)}\n`
    return [{ path: 'kafka-dashboard.json', text, language: 'json' }]
  },
}

interface Panel {
  readonly title: string
  /** Shown at the panel's title. */
  readonly description?: string
  readonly unit?: string
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[]
}

const CLUSTER: readonly Panel[] = [
  {
    title: 'Records in',
    unit: 'ops',
    targets: [
      {
        expr: 'sum(rate(kafka_server_brokertopicmetrics_messagesin_total{topic!=""}[5m])) by (topic)',
        legendFormat: '{{topic}}',
      },
    ],
  },
  {
    title: 'Bytes in and out',
    unit: 'Bps',
    targets: [
      { expr: 'sum(rate(kafka_server_brokertopicmetrics_bytesin_total{topic=""}[5m]))', legendFormat: 'in' },
      {
        expr: 'sum(rate(kafka_server_brokertopicmetrics_bytesout_total{topic=""}[5m]))',
        legendFormat: 'out',
      },
    ],
  },
  {
    title: 'Replicas in trouble, partitions',
    targets: [
      {
        expr: 'sum(kafka_server_replicamanager_underreplicatedpartitions)',
        legendFormat: 'under-replicated',
      },
      { expr: 'sum(kafka_server_replicamanager_underminisrpartitioncount)', legendFormat: 'under min ISR' },
      { expr: 'sum(kafka_controller_kafkacontroller_offlinepartitionscount)', legendFormat: 'offline' },
    ],
  },
]

/** Two panels side by side, in the order given. */
const panel = ({ title, description, unit = 'short', targets }: Panel, at: number) => ({
  id: at + 1,
  type: 'timeseries',
  title,
  ...(description !== undefined && { description }),
  datasource: { type: 'prometheus', uid: '$source' },
  gridPos: { h: 8, w: 12, x: (at % 2) * 12, y: Math.floor(at / 2) * 8 },
  fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
  options: { legend: { displayMode: 'list', placement: 'bottom' } },
  targets: targets.map((target, index) => ({
    refId: String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26))),
    ...target,
  })),
})
