import { reportSecurity } from '../../client-security'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Examples' own: tokens, and nothing else. */
const OAUTH = {
  authentication: 'sasl',
  encryption: 'tls',
  authorization: 'acl',
  mechanism: 'OAUTHBEARER',
} as const

export const producerSecurityDiffers = defineRule({
  id: 'producer-security-differs',
  title: 'A producer that is secured otherwise than the cluster',
  scope: 'producer',
  severity: 'error',
  kind: 'advice',
  why: 'security.protocol says which protocol a client speaks, and a listener takes one only. In plain text to a listener with TLS, or without SASL where it is asked for, the broker closes the connection; the client takes that for a fault of the network and tries again until its time is up. The protocol must be the one of the listener that the client is given.',
  reference: producerConfigDocs('security.protocol'),
  examples: () => ({
    bad: [
      soundDesign({
        producer: { config: { 'security.protocol': 'SASL_PLAINTEXT', 'sasl.mechanism': 'PLAIN' } },
      }),
      soundDesign({ producer: { config: { 'security.protocol': 'SSL' } } }),
      soundDesign({
        cluster: {
          security: OAUTH,
        },
        producer: { config: { 'sasl.mechanism': 'SCRAM-SHA-512' } },
      }),
      soundDesign({ producer: { config: { 'ssl.endpoint.identification.algorithm': '' } } }),
    ],
    good: [
      soundDesign({
        cluster: {
          security: OAUTH,
          config: {
            'auto.create.topics.enable': false,
            'sasl.enabled.mechanisms': 'OAUTHBEARER,SCRAM-SHA-512',
          },
        },
        producer: { config: { 'sasl.mechanism': 'SCRAM-SHA-512' } },
      }),
      soundDesign({ producer: { config: { 'security.protocol': 'SASL_SSL', 'sasl.mechanism': 'PLAIN' } } }),
      soundDesign({
        cluster: { security: { authentication: 'mtls', encryption: 'tls', authorization: 'acl' } },
        producer: { config: { 'security.protocol': 'SSL' } },
      }),
    ],
  }),
  check({ producer, settings, cluster }, report) {
    reportSecurity({ kind: 'producer', name: producer.name, settings, cluster }, report)
  },
})
