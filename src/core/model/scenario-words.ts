import type { ScenarioEventKind } from './design'

/** What an event of each kind is called. */
export const EVENT_LABELS: Readonly<Record<ScenarioEventKind, string>> = {
  burst: 'Burst of traffic',
  growth: 'Growth',
  'member-crash': 'Member crashes',
  'member-stuck': 'Member hangs',
  'rolling-deploy': 'Rolling deploy',
  'group-stopped': 'Group stopped',
  'slow-downstream': 'Slow downstream',
  'poison-record': 'Poison record',
  'broker-lost': 'Broker lost',
  'rack-lost': 'Rack lost',
  'partitions-added': 'Partitions added',
  autoscaler: 'Autoscaler',
  'task-failed': 'Task fails',
  'source-snapshot': 'Snapshot',
  'worker-lost': 'Connect worker lost',
  'workers-added': 'Connect workers added',
  'members-added': 'Members added',
}
