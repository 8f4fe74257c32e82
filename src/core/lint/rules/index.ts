/** Every rule. To add one: add its file and its line in the table of its room. */
import type { AnyRule } from '../rule'
import { accessRules } from './access/index'
import { clusterRules } from './cluster/index'
import { connectorRules } from './connectors/index'
import { consumerGroupRules } from './consumer-groups/index'
import { pathRules } from './paths/index'
import { producerRules } from './producers/index'
import { streamsAppRules } from './streams-apps/index'
import { topicRules } from './topics/index'

export const rules: readonly AnyRule[] = [
  ...accessRules,
  ...clusterRules,
  ...connectorRules,
  ...consumerGroupRules,
  ...pathRules,
  ...producerRules,
  ...streamsAppRules,
  ...topicRules,
]
