/** The assignor that a new group has written down, and what becomes of it where it is not of use. */
import { type ClientFamily, libraryOf, type StatedClient } from '../kafka/client-libraries'
import type { ConsumerGroup } from './design'
import { ASSIGNOR, PRESET_ASSIGNOR } from './kinds/consumer-group'

/** The same in the words of a family; a family that is not here keeps to its own default. */
const IN_WORDS_OF: Readonly<Partial<Record<ClientFamily, string>>> = {
  java: PRESET_ASSIGNOR,
  librdkafka: 'cooperative-sticky',
}

/** Whether the assignor of a group is the one that it was drawn with, in the words of its library. */
function isPreset({ client, config }: ConsumerGroup): boolean {
  const assignor = config?.[ASSIGNOR]
  return (
    assignor === PRESET_ASSIGNOR ||
    (assignor !== undefined && assignor === IN_WORDS_OF[libraryOf(client).family])
  )
}

function withAssignor(group: ConsumerGroup, assignor: string | undefined): ConsumerGroup {
  const { config, ...rest } = group
  const { [ASSIGNOR]: _, ...others } = config ?? {}
  const changed = assignor === undefined ? others : { ...config, [ASSIGNOR]: assignor }
  return Object.keys(changed).length === 0 ? rest : { ...rest, config: changed }
}

/** Returns the group without the assignor that it was drawn with; one that somebody chose stays. */
export const withoutPresetAssignor = (group: ConsumerGroup): ConsumerGroup =>
  isPreset(group) ? withAssignor(group, undefined) : group

/**
 * Returns the group as it is built with another library. The assignor that it was drawn with is named as that library
 * names it, and goes where the library has none or has it by default; one that somebody chose stays.
 *
 * @see CONFIGURATION.md of librdkafka, partition.assignment.strategy; kgo.Balancers; KafkaJS, partitionAssigners
 */
export function withClient(group: ConsumerGroup, client: StatedClient | undefined): ConsumerGroup {
  const { client: before, ...rest } = group
  const changed: ConsumerGroup = client === undefined ? rest : { ...rest, client }
  return isPreset(group) && before?.library !== client?.library
    ? withAssignor(changed, IN_WORDS_OF[libraryOf(client).family])
    : changed
}
