import { sendsPasswords } from '../../../access/principal'
import { asChoice, changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const SECURITY = { authentication: 'sasl', encryption: 'none', authorization: 'acl' } as const

export const accessPlainWithoutTls = defineRule({
  id: 'access-plain-without-tls',
  title: 'Passwords that cross the network in the clear',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'SASL/PLAIN sends the name and the password of a client as they are, at every connection; only TLS hides them. Whoever can see the traffic of one client can be that client from then on, with all its rights. SCRAM never sends the password, though without TLS the records still cross in the clear.',
  reference: kafkaDocs('security/authentication-using-sasl/'),
  examples: () => ({
    bad: [soundDesign({ cluster: { security: { ...SECURITY, mechanism: 'PLAIN' } } })],
    good: [
      soundDesign({ cluster: { security: { ...SECURITY, encryption: 'tls', mechanism: 'PLAIN' } } }),
      soundDesign({
        cluster: { environment: 'development', security: { ...SECURITY, mechanism: 'PLAIN' } },
      }),
    ],
  }),
  check({ cluster }, report) {
    if (cluster.environment === 'development' || !sendsPasswords(cluster)) return
    report({
      at: 'cluster',
      message: 'Clients send their passwords in the clear: SASL/PLAIN without TLS',
      field: 'security.encryption',
      evidence: [
        { name: 'mechanism', value: 'PLAIN' },
        { name: 'encryption', value: 'none' },
      ],
      choices: [
        asChoice(
          changeCluster('Encrypt with TLS', (before) => ({
            ...before,
            security: { ...before.security, encryption: 'tls' },
          })),
        ),
        asChoice(
          changeCluster('Authenticate with SCRAM-SHA-512', (before) => ({
            ...before,
            security: { ...before.security, mechanism: 'SCRAM-SHA-512' },
          })),
        ),
      ],
    })
  },
})
