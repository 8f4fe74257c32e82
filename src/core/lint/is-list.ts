import type { DesignView } from '../views/views'

/** From so many topics on with nobody beside them nobody drew them: they are a list. */
const A_LIST = 10

/** Whether a design is a list of topics, which says nothing of who writes and reads them. */
export const isListOfTopics = ({ design }: DesignView): boolean =>
  design.topics.length >= A_LIST && design.producers.length === 0 && design.consumerGroups.length === 0
