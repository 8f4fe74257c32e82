import { sendsPasswords } from '../../../access/principal'
import { changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const clusterNoEncryption = defineRule({
  id: 'cluster-no-encryption',
  title: 'Records cross the network in the clear',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Without TLS everyone on the path reads the records, and with SASL/PLAIN the passwords as well. Turning it on later means new listeners and a change in every client. It costs brokers processor time, since they can no longer pass data from disk to network untouched: plan for it.',
  reference: kafkaDocs('security/encryption-and-authentication-using-ssl/'),
  examples: () => ({
    bad: [
      soundDesign({
        cluster: { security: { authentication: 'sasl', encryption: 'none', authorization: 'acl' } },
      }),
      soundDesign({ cluster: { security: { authentication: 'sasl', authorization: 'acl' } } }),
    ],
    good: [soundDesign({ cluster: { environment: 'development', security: undefined } })],
  }),
  check({ cluster, topics }, report) {
    if (cluster.environment !== 'production' || topics.length === 0) return
    const chosen = cluster.security?.encryption
    if ((chosen !== undefined && chosen !== 'none') || sendsPasswords(cluster)) return
    report({
      message: chosen === undefined ? 'Encryption is not decided' : 'The cluster sends records in the clear',
      ...(chosen === undefined && { notStated: 'encryption' }),
      field: 'security.encryption',
      evidence: [{ name: 'encryption', value: chosen ?? 'not stated' }],
      fix: changeCluster('Encrypt with TLS', (before) => ({
        ...before,
        security: { ...before.security, encryption: 'tls' },
      })),
    })
  },
})
