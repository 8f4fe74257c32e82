import { changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const clusterNoAuthorization = defineRule({
  id: 'cluster-no-authorization',
  title: 'Every client may do everything',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Without an authorizer every client may write and read every topic, delete it, and change every setting; one wrong name in a configuration is enough. ACLs give each client the few operations that it needs. Kafka has none until authorizer.class.name is set on brokers and controllers.',
  reference: kafkaDocs('security/authorization-and-acls/'),
  examples: () => ({
    bad: [
      soundDesign({
        cluster: { security: { authentication: 'sasl', encryption: 'tls', authorization: 'none' } },
      }),
      soundDesign({ cluster: { security: { authentication: 'sasl', encryption: 'tls' } } }),
    ],
    good: [soundDesign({ cluster: { environment: 'development', security: undefined } })],
  }),
  check({ cluster, topics }, report) {
    if (cluster.environment !== 'production' || topics.length === 0) return
    const chosen = cluster.security?.authorization
    if (chosen !== undefined && chosen !== 'none') return
    report({
      message:
        chosen === undefined
          ? 'Access control is not decided'
          : 'The cluster lets every client do everything',
      ...(chosen === undefined && { notStated: 'access control' }),
      field: 'security.authorization',
      evidence: [{ name: 'authorization', value: chosen ?? 'not stated' }],
      fix: changeCluster('Control access with ACLs', (before) => ({
        ...before,
        security: { ...before.security, authorization: 'acl' },
      })),
    })
  },
})
