import { CLIENT_TOO_OLD_PAGE, CLIENT_TOO_OLD_WHY, reportTooOld } from '../../client-too-old'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** What such a release has no cooperative assignor for. */
const OWN_ASSIGNOR = { 'partition.assignment.strategy': 'com.example.OurAssignor' }

export const consumerGroupClientTooOld = defineRule({
  id: 'consumer-group-client-too-old',
  title: 'A group whose client is too old',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: CLIENT_TOO_OLD_WHY,
  reference: kafkaDocs(CLIENT_TOO_OLD_PAGE),
  examples: () => ({
    bad: [
      soundDesign({ group: { client: { library: 'java', version: '2.0.1' } } }),
      soundDesign({ group: { client: { library: 'kafkajs', version: '1.12' } } }),
    ],
    good: [
      soundDesign({ group: { client: { library: 'java', version: '2.1' }, config: OWN_ASSIGNOR } }),
      soundDesign({
        cluster: { kafkaVersion: '3.9' },
        group: { client: { library: 'java', version: '2.0.1' }, config: OWN_ASSIGNOR },
      }),
      soundDesign({ group: { client: { library: 'spring' } } }),
    ],
  }),
  check({ name, group, cluster }, report) {
    reportTooOld({ kind: 'consumerGroup', name, client: group.client, cluster }, report)
  },
})
