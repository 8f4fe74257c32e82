import { withoutAcls } from '../../../access/change-acls'
import { aclInWords, isAllowed, superUsers } from '../../../access/judge-acls'
import type { Acl, Cluster } from '../../../model/design'
import { changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const ANONYMOUS = 'User:ANONYMOUS'
const CLIENT_AUTH = 'ssl.client.auth'
const SUPER = 'super.users'

const READS: Acl = { principal: ANONYMOUS, resource: 'topic', name: 'orders', operations: ['Read'] }
const MTLS = { authentication: 'mtls', encryption: 'tls', authorization: 'acl' } as const

const withConfig = (cluster: Cluster, key: string, value: string): Cluster => {
  const { [key]: _, ...rest } = cluster.config ?? {}
  return { ...cluster, config: value === '' ? rest : { ...rest, [key]: value } }
}

export const accessAnonymous = defineRule({
  id: 'access-anonymous',
  title: 'Rights for clients that do not authenticate',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'A client that does not authenticate is User:ANONYMOUS to the brokers. What that user is allowed is allowed to everyone who reaches a listener without authentication, and no log says who it was. With ssl.client.auth none or requested a client without a certificate comes in as that user too: only required turns it away.',
  reference: kafkaDocs('security/authorization-and-acls/'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { acls: [READS] } }),
      soundDesign({ cluster: { config: { [SUPER]: `User:admin;${ANONYMOUS}` } } }),
      soundDesign({ cluster: { security: MTLS, config: { [CLIENT_AUTH]: 'requested' } } }),
    ],
    good: [
      soundDesign({ cluster: { acls: [{ ...READS, permission: 'deny' }] } }),
      soundDesign({ cluster: { config: { [SUPER]: 'User:admin' } } }),
      soundDesign({ cluster: { security: MTLS, config: { [CLIENT_AUTH]: 'required' } } }),
    ],
  }),
  check({ design: { cluster } }, report) {
    if (cluster.environment === 'development') return
    const acls = (cluster.acls ?? []).filter((acl) => acl.principal === ANONYMOUS && isAllowed(acl))
    const [first] = acls
    if (first)
      report({
        at: 'cluster',
        message: `\`${ANONYMOUS}\` is allowed ${aclInWords(first)}: every client that does not authenticate`,
        field: 'acls',
        cause: 'acls',
        evidence: acls.slice(0, 5).map((acl) => ({ name: ANONYMOUS, value: aclInWords(acl) })),
        fix: {
          label: `Take away the rights of ${ANONYMOUS}`,
          apply: (design) => withoutAcls(design, (acl) => acl.principal === ANONYMOUS && isAllowed(acl)),
        },
      })
    const superior = superUsers(cluster)
    if (superior.has(ANONYMOUS))
      report({
        at: 'cluster',
        message: 'Clients that do not authenticate may do everything',
        severity: 'error',
        field: `config.${SUPER}`,
        cause: SUPER,
        evidence: [{ name: SUPER, value: [...superior].join(';') }],
        fix: changeCluster(`Take ${ANONYMOUS} out of ${SUPER}`, (before) =>
          withConfig(before, SUPER, [...superUsers(before)].filter((user) => user !== ANONYMOUS).join(';')),
        ),
      })
    const asked = String(cluster.config?.[CLIENT_AUTH] ?? '')
      .trim()
      .toLowerCase()
    if (cluster.security?.authentication !== 'mtls' || !/^(?:none|requested)$/.test(asked)) return
    report({
      at: 'cluster',
      message: `Clients are to show a certificate, and ${CLIENT_AUTH} is ${asked}: who shows none gets in all the same`,
      field: `config.${CLIENT_AUTH}`,
      cause: CLIENT_AUTH,
      evidence: [
        { name: 'authentication', value: 'mtls' },
        { name: CLIENT_AUTH, value: asked },
      ],
      fix: changeCluster(`Set ${CLIENT_AUTH} to required`, (before) =>
        withConfig(before, CLIENT_AUTH, 'required'),
      ),
    })
  },
})
