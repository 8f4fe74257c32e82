const KIND = /^[ \t-]*["']?kind["']?:/m
const API = /^[ \t-]*["']?apiVersion["']?:[ \t]*["']?(\S+?)["']?,?[ \t]*$/gm

const groupsIn = (head: string): string[] => [...head.matchAll(API)].map((found) => found[1] ?? '')

/** How likely a text is of resources that Strimzi or another operator creates topics by. */
export function detectStrimzi(head: string): number {
  if (!KIND.test(head)) return 0
  const groups = groupsIn(head)
  if (groups.some((group) => /^kafka\.strimzi\.io\//.test(group))) return 0.95
  if (
    groups.some((group) =>
      /(?:redpanda\.com|confluent\.io|confluent\.cloud|banzaicloud\.io|aiven\.io|crossplane\.io|nais\.io|knative\.dev|keda\.sh|camel\.apache\.org)\//.test(
        group,
      ),
    )
  )
    return 0.9
  return groups.length > 0 || /apiVersion/.test(head) ? 0.4 : 0
}

export const detectJikkou = (head: string): number =>
  KIND.test(head) && groupsIn(head).some((group) => /jikkou\.io\//.test(group)) ? 0.95 : 0

/** ns4kafka's API has no group, so that only its kinds tell it from Kubernetes' own. */
export const detectNs4kafka = (head: string): number =>
  (/^[ \t]*["']?kafkaUser["']?:|["']?(?:count\/(?:topics|connectors)|user\/(?:producer|consumer)_byte_rate)["']?:/m.test(
    head,
  ) ||
    /^[ \t]*["']?kind["']?:[ \t]*["']?(?:Topic|AccessControlEntry|KafkaStream|Connector|ConnectCluster|Schema|KafkaUserResetPassword)["']?[ \t]*$/m.test(
      head,
    )) &&
  groupsIn(head).some((group) => group === 'v1')
    ? 0.9
    : 0
