import { withNarrowed } from '../../../access/change-acls'
import { ownersOf } from '../../../access/derive-rights'
import { harmful, judgeAcls, neededOf } from '../../../access/judge-acls'
import type { Acl, Design, StreamsApp, Topic } from '../../../model/design'
import { nodeId } from '../../../model/node-id'
import { isEverybody } from '../../../model/principal'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundTopic, withSoundApp } from '../../sound-design'

const PREFIX: Acl = {
  principal: 'User:billing',
  resource: 'topic',
  name: 'orders',
  pattern: 'prefixed',
  operations: ['Read', 'Write'],
}
const REST: readonly Acl[] = [
  { principal: 'User:billing', resource: 'group', name: 'billing', operations: ['Read'] },
]
const ARCHIVE = soundTopic({ name: 'orders-archive', owner: 'team-archive' })
const OWNED = {
  topic: { owner: 'team-shop' },
  deadLetterTopic: { owner: 'team-shop' },
  producer: { owner: 'team-shop' },
  repairGroup: { owner: 'team-shop' },
} as const

/** The sound design with an application that counts, in which everything has an owner. */
const withApp = (app: Partial<StreamsApp>) =>
  soundDesign({
    ...OWNED,
    group: { owner: 'team-shop' },
    topics: [soundTopic({ name: 'order-counts', owner: 'team-shop' }), ARCHIVE],
    streamsApps: withSoundApp(app).streamsApps,
  })

/** Topics of other owners among all that begin with a prefix, but for those that are drawn as joined. */
const foreignIn = (
  { topics }: Pick<Design, 'topics'>,
  prefix: string,
  owners: ReadonlySet<string>,
  joined: (topic: string) => boolean,
): readonly Topic[] =>
  owners.size === 0
    ? []
    : topics.filter(
        ({ name, owner }) =>
          owner !== undefined && !owners.has(owner) && name.startsWith(prefix) && !joined(name),
      )

const listOf = ([first, ...more]: readonly Topic[]): string =>
  `\`${first?.name}\` of \`${first?.owner}\`${more.length > 0 ? ` and ${more.length} more` : ''}`

const evidenceOf = (topics: readonly Topic[]) =>
  topics.slice(0, 5).map(({ name, owner = '' }) => ({ name: `owner of ${name}`, value: owner }))

export const accessPrefixCoversOthers = defineRule({
  id: 'access-prefix-covers-others',
  title: 'Rights on a prefix that another owner’s topics begin with',
  scope: 'design',
  severity: 'warning',
  kind: 'advice',
  why: 'An ACL on a prefix holds for every topic whose name begins with it, also those of others. A Streams application needs one on its application id to make, read, write and purge its internal topics, so that an id that is the beginning of somebody else’s topic lets it write and purge that one as well. Use whole names where they are known, and an id that nothing else begins with.',
  reference: kafkaDocs('security/authorization-and-acls/'),
  examples: () => ({
    bad: [
      soundDesign({
        ...OWNED,
        group: { owner: 'team-shop' },
        cluster: { acls: [PREFIX, ...REST] },
        topics: [ARCHIVE],
      }),
      withApp({ owner: 'team-shop', applicationId: 'orders' }),
    ],
    good: [
      soundDesign({
        ...OWNED,
        group: { owner: 'team-archive' },
        cluster: { acls: [PREFIX, ...REST] },
        topics: [ARCHIVE],
      }),
      withApp({ owner: 'team-shop' }),
    ],
  }),
  check({ design }, report) {
    checkAcls(design, report)
    if (design.cluster.security?.authorization !== 'acl') return
    for (const app of design.streamsApps) {
      if (app.owner === undefined) continue
      const id = app.applicationId ?? app.name
      const names = JSON.stringify(app.processing ?? [])
      const foreign = foreignIn(design, `${id}-`, new Set([app.owner]), (topic) =>
        names.includes(JSON.stringify(topic)),
      )
      if (foreign.length === 0) continue
      report({
        at: nodeId('streamsApp', app.name),
        message: `\`${app.name}\` needs rights on all that begins with \`${id}-\`, and ${listOf(foreign)} does`,
        field: 'applicationId',
        evidence: [{ name: 'prefix', value: `${id}-` }, ...evidenceOf(foreign)],
        fix: changeNode('streamsApp', app.name, 'Use another application id: it starts anew', (node) => ({
          ...node,
          applicationId: freeId(id, design),
        })),
      })
    }
  },
})

/** An id with which no topic begins. */
function freeId(id: string, { topics }: Design): string {
  let free = `${id}-app`
  for (let at = 2; topics.some(({ name }) => name.startsWith(`${free}-`)); at += 1) free = `${id}-app-${at}`
  return free
}

type Reports = Parameters<(typeof accessPrefixCoversOthers)['check']>[1]

function checkAcls(design: Design, report: Reports): void {
  const judged = judgeAcls(design)
  if (!judged) return
  const owners = ownersOf(design)
  for (const [principal, acls] of judged.allowed) {
    const own = owners.get(principal) ?? new Set()
    for (const acl of acls) {
      if (acl.pattern !== 'prefixed' || acl.resource !== 'topic' || isEverybody(principal)) continue
      if (harmful(acl).length === 0) continue
      const needed = neededOf(judged, acl)
      const foreign = foreignIn(design, acl.name, own, (topic) => needed.some(({ name }) => name === topic))
      if (foreign.length === 0) continue
      report({
        at: 'cluster',
        message: `\`${principal}\` has rights on all that begins with \`${acl.name}\`, and ${listOf(foreign)} does`,
        field: 'acls',
        cause: principal,
        evidence: [{ name: 'prefix', value: acl.name }, ...evidenceOf(foreign)],
        fix: {
          label: 'Allow by whole names what is drawn',
          apply: (before) =>
            withNarrowed(
              before,
              (one) =>
                one.principal === principal &&
                one.resource === 'topic' &&
                one.pattern === 'prefixed' &&
                one.name === acl.name &&
                one.permission !== 'deny',
            ),
        },
      })
    }
  }
}
