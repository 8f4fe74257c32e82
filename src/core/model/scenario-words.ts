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

/** What else people call it, as they look for it. */
export const EVENT_WORDS: Readonly<Record<ScenarioEventKind, string>> = {
  burst: 'spike peak surge load more traffic increase black friday multiply rate wave',
  growth: 'grow more traffic increase load double ramp rate',
  'member-crash':
    'kill consumer instance pod dies death oom killed stop member lose lost fail failure restart',
  'member-stuck':
    'stuck consumer instance blocked hang freeze deadlock slow poll max.poll.interval.ms live lock',
  'rolling-deploy': 'deployment release restart rollout bounce upgrade redeploy roll consumers members pods',
  'group-stopped': 'stop consumer group consumers pause down maintenance halt outage scale to zero',
  'slow-downstream':
    'slow database external call service latency timeout processing slower backend dependency',
  'poison-record': 'poison pill bad record corrupt message deserialization error skip dead letter block',
  'broker-lost':
    'stop broker kill broker crash broker down broker restart broker shut down fail failure node dies lose outage',
  'rack-lost':
    'stop rack kill rack availability zone az data center datacentre down fail failure lose outage',
  'partitions-added': 'add partitions increase more partitions repartition grow topic',
  autoscaler: 'autoscale auto scale scaling keda hpa lag add members consumers',
  'task-failed': 'task fails failed stop kill connector error exception',
  'source-snapshot': 'initial snapshot full load reload debezium connector',
  'worker-lost': 'stop worker kill worker crash connect worker down fails lose restart',
  'members-added': 'add members scale out scale up more consumers instances pods',
  'workers-added': 'add workers scale out connect worker more',
}
