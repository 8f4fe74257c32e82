/** Ids that a framework makes for each instance, and how they all begin: that is what access lists can name. */
import type { StatedClient } from '../kafka/client-libraries'
import type { ConsumerGroup } from '../model/design'

/** Libraries that take no transactional id as it stands, but make one for each producer of an instance. */
const MAKES_TRANSACTIONAL_IDS: readonly string[] = ['spring', 'quarkus']

/** Libraries that read in a group alone: with them who reads everything is in a group of its own, made at each start. */
const READS_IN_GROUPS: readonly string[] = ['spring', 'quarkus', 'kafkajs']

/** Whether an application is said to be built with what makes transactional ids of its own. */
export const makesTransactionalIds = (client: StatedClient | undefined): boolean =>
  client !== undefined && MAKES_TRANSACTIONAL_IDS.includes(client.library)

const withoutNumber = (id: string): string => id.replace(/(?<=.)-\d+$/, '')

/** Returns a transactional id that is another for each instance: `instance` stands for the name of one. */
export const ofEachInstance = (id: string, instance: string): string =>
  id.includes('${') ? id.replaceAll(`\${instance}`, instance) : `${withoutNumber(id)}-${instance}`

/** Returns how every id that `ofEachInstance` makes begins. */
export const startOfInstances = (id: string): string =>
  id.includes('${') ? (id.split('${')[0] ?? '') : `${withoutNumber(id)}-`

/** Returns how the groups begin that each instance of a reader of everything is alone in; undefined where it is in none. */
export function startOfOwnGroups({
  name,
  groupId,
  reads,
  client,
}: Pick<ConsumerGroup, 'name' | 'groupId' | 'reads' | 'client'>): string | undefined {
  if (reads !== 'everything' || client === undefined || !READS_IN_GROUPS.includes(client.library))
    return undefined
  return `${client.library === 'kafkajs' ? (groupId ?? name) : name}-`
}
