import { reportSecurity } from '../../client-security'
import { consumerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const consumerGroupSecurityDiffers = defineRule({
  id: 'consumer-group-security-differs',
  title: 'A group that is secured otherwise than the cluster',
  scope: 'consumerGroup',
  severity: 'error',
  kind: 'advice',
  why: 'security.protocol says which protocol a client speaks, and a listener takes one only. In plain text to a listener with TLS, or without SASL where it is asked for, the broker closes the connection; the client takes that for a fault of the network and tries again until its time is up. The protocol must be the one of the listener that the client is given.',
  reference: consumerConfigDocs('security.protocol'),
  examples: () => ({
    bad: [
      soundDesign({
        group: { config: { 'security.protocol': 'SASL_PLAINTEXT', 'sasl.mechanism': 'PLAIN' } },
      }),
      soundDesign({ group: { config: { 'security.protocol': 'SSL' } } }),
      soundDesign({ group: { config: { 'ssl.endpoint.identification.algorithm': '' } } }),
    ],
    good: [
      soundDesign({ group: { config: { 'security.protocol': 'SASL_SSL', 'sasl.mechanism': 'PLAIN' } } }),
      soundDesign({
        cluster: { security: { authentication: 'mtls', encryption: 'tls', authorization: 'acl' } },
        group: { config: { 'security.protocol': 'SSL' } },
      }),
    ],
  }),
  check({ group, settings, cluster }, report) {
    reportSecurity({ kind: 'consumerGroup', name: group.name, settings, cluster }, report)
  },
})
