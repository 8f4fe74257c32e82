import { CLIENT_TOO_OLD_PAGE, CLIENT_TOO_OLD_WHY, reportTooOld } from '../../client-too-old'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const producerClientTooOld = defineRule({
  id: 'producer-client-too-old',
  title: 'A producer whose client is too old',
  scope: 'producer',
  severity: 'error',
  kind: 'advice',
  why: CLIENT_TOO_OLD_WHY,
  reference: kafkaDocs(CLIENT_TOO_OLD_PAGE),
  examples: () => ({
    bad: [
      soundDesign({ producer: { client: { library: 'java', version: '2.0.1' } } }),
      soundDesign({ producer: { client: { library: 'kafkajs', version: '1.12' } } }),
    ],
    good: [
      soundDesign({ producer: { client: { library: 'java', version: '2.1' } } }),
      soundDesign({
        cluster: { kafkaVersion: '3.9' },
        producer: { client: { library: 'java', version: '2.0.1' } },
      }),
      soundDesign({ producer: { client: { library: 'spring' } } }),
    ],
  }),
  check(view, report) {
    // A group that writes is built with one library, which its own rule looks at.
    if (view.kind !== 'producer') return
    const { name, producer, cluster } = view
    reportTooOld({ kind: 'producer', name, client: producer.client, cluster }, report)
  },
})
