import { asChoice, changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const METHODS = [
  { authentication: 'sasl', label: 'Authenticate with SASL' },
  { authentication: 'mtls', label: 'Authenticate with client certificates' },
] as const

export const clusterNoAuthentication = defineRule({
  id: 'cluster-no-authentication',
  title: 'Anyone may connect',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'Without authentication every client that reaches a broker is ANONYMOUS: it may write, read and delete whatever the network lets it reach, and no log tells who it was. Access rules and quotas need a name to hold on to. Kafka’s default is no authentication.',
  reference: kafkaDocs('security/authentication-using-sasl/'),
  examples: () => ({
    bad: [
      soundDesign({
        cluster: { security: { authentication: 'none', encryption: 'tls', authorization: 'acl' } },
      }),
      soundDesign({ cluster: { security: { encryption: 'tls', authorization: 'acl' } } }),
    ],
    good: [
      soundDesign({
        cluster: { security: { authentication: 'mtls', encryption: 'tls', authorization: 'acl' } },
      }),
      soundDesign({ cluster: { environment: 'development', security: undefined } }),
    ],
  }),
  check({ cluster, topics }, report) {
    if (cluster.environment !== 'production' || topics.length === 0) return
    const chosen = cluster.security?.authentication
    if (chosen !== undefined && chosen !== 'none') return
    report({
      message: chosen === undefined ? 'Authentication is not decided' : 'The cluster lets anyone connect',
      ...(chosen === undefined && { notStated: 'authentication' }),
      field: 'security.authentication',
      evidence: [{ name: 'authentication', value: chosen ?? 'not stated' }],
      choices: METHODS.map(({ authentication, label }) =>
        asChoice(
          changeCluster(label, (before) => ({ ...before, security: { ...before.security, authentication } })),
        ),
      ),
    })
  },
})
