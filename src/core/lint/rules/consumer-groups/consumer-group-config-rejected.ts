import { versionOfClient } from '../../../kafka/client-defaults'
import { isJavaClient } from '../../../kafka/client-libraries'
import { checkTopicName } from '../../../kafka/topic-name'
import { explainRejection, type ValidationKind, validateConfig } from '../../../kafka/validate-config'
import type { Config } from '../../../model/design'
import { consumerGroupIntent } from '../../../settings/client-intent'
import { brokerNumber } from '../../../settings/resolve-settings'
import { formatCount } from '../../../shared/format'
import type { ConsumerGroupView } from '../../../views/views'
import { configProblems } from '../../config-problems'
import { hasShareSettings } from '../../described'
import { isFilledIn } from '../../filled-in'
import { setConfig } from '../../fixes'
import { kafkaDocs } from '../../references'
import type { Report } from '../../rule'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const SESSION = 'session.timeout.ms'
const HEARTBEAT = 'heartbeat.interval.ms'
const INSTANCE = 'group.instance.id'
const MECHANISM = 'sasl.mechanism'
/** What the broker decides with group.protocol=consumer, and what only that protocol has. */
const CLASSIC_ONLY = ['partition.assignment.strategy', HEARTBEAT, SESSION] as const
const SHARE = ['share.acknowledgement.mode', 'share.acquire.mode'] as const
const NEW_ONLY = ['group.remote.assignor'] as const

/** What takes part in a contradiction; the rest is judged by itself, which is another finding. */
const JUDGED = [
  INSTANCE,
  'group.protocol',
  'security.protocol',
  HEARTBEAT,
  SESSION,
  ...SHARE,
  ...NEW_ONLY,
] as const

type Cause = Pick<Report, 'fix'> & { readonly what: string; readonly keys: readonly string[] }

function contradiction({
  group: { name, config = {} },
  cluster,
  settings,
}: ConsumerGroupView): Cause | undefined {
  const protocol = settings.text('group.protocol').toLowerCase()
  const forbidden = [...(protocol === 'consumer' ? CLASSIC_ONLY : NEW_ONLY), ...SHARE].filter(
    (key) => Object.hasOwn(config, key) && settings.text(key) !== '',
  )
  const [first] = forbidden
  if (first !== undefined) {
    const rest = forbidden.length === 1 ? '' : ` and ${forbidden.length - 1} more`
    return {
      what: `\`${first}\`${rest} cannot be set with \`group.protocol=${protocol}\``,
      keys: ['group.protocol', ...forbidden],
      fix: setConfig('consumerGroup', name, Object.fromEntries(forbidden.map((key) => [key, undefined]))),
    }
  }
  const security = settings.text('security.protocol').toUpperCase()
  if (security.startsWith('SASL_') && settings.text(MECHANISM) === '') {
    return {
      what: `\`${MECHANISM}\` is empty with \`security.protocol=${security}\``,
      keys: ['security.protocol', MECHANISM],
      fix: setConfig(
        'consumerGroup',
        name,
        { [MECHANISM]: undefined },
        `Use Kafka's default for ${MECHANISM}`,
      ),
    }
  }
  const id = settings.text(INSTANCE)
  if (id !== '' && !isFilledIn(id) && !checkTopicName(id).ok) {
    return {
      what: `\`${INSTANCE}\` breaks the rules of a name`,
      keys: [INSTANCE],
      fix: setConfig('consumerGroup', name, { [INSTANCE]: undefined }),
    }
  }
  const session = settings.number(SESSION)
  const heartbeat = settings.number(HEARTBEAT)
  if (protocol !== 'classic' || heartbeat < session) return undefined
  const third = Math.floor(session / 3)
  // A session that the broker refuses would be the next finding.
  const isSession = third > 0 && session >= brokerNumber(cluster, 'group.min.session.timeout.ms', 6_000)
  const written = [HEARTBEAT, SESSION].filter((key) => Object.hasOwn(config, key))
  return {
    what: `it sends a heartbeat every ${formatCount(heartbeat)} ms, its session ends after ${formatCount(session)} ms`,
    keys: [HEARTBEAT, SESSION],
    fix: setConfig(
      'consumerGroup',
      name,
      isSession ? { [HEARTBEAT]: third } : Object.fromEntries(written.map((key) => [key, undefined])),
    ),
  }
}

export const consumerGroupConfigRejected = defineRule({
  id: 'consumer-group-config-rejected',
  title: 'A group whose members cannot start',
  scope: 'consumerGroup',
  severity: 'error',
  stopsStart: true,
  kind: 'rejected',
  errorClass: 'ConfigException',
  why: 'A consumer checks its settings against each other when it is made. With group.protocol=consumer the broker decides on assignment, heartbeats and sessions, so that naming them is an error; with the classic protocol the broker’s assignors cannot be chosen, and heartbeats must come more often than the session ends. The first contradiction throws, and no member joins.',
  reference: kafkaDocs('configuration/consumer-configs/'),
  examples: () => ({
    bad: [
      soundDesign({ group: { config: { 'group.protocol': 'consumer' } } }),
      soundDesign({ group: { config: { 'group.remote.assignor': 'uniform' } } }),
      soundDesign({ group: { config: { [SESSION]: 10_000, [HEARTBEAT]: 10_000 } } }),
      soundDesign({ group: { config: { [INSTANCE]: 'billing 1' } } }),
      soundDesign({ group: { config: { 'security.protocol': 'SASL_PLAINTEXT', [MECHANISM]: '' } } }),
      soundDesign({ group: { config: { [SESSION]: 3_000 } } }),
    ],
    good: [
      soundDesign({
        group: {
          config: {
            'group.protocol': 'consumer',
            'group.remote.assignor': 'uniform',
            'partition.assignment.strategy': undefined,
          },
        },
      }),
      soundDesign({ group: { config: { [SESSION]: 30_000, [HEARTBEAT]: 9_000 } } }),
    ],
  }),
  check(view, report) {
    const { group, cluster, settings } = view
    // What is a share consumer's by its settings is told as that.
    if (group.reads === 'share' || hasShareSettings(group)) return
    const { config, name } = group
    if (config === undefined || !isJavaClient(group.client)) return
    if (!JUDGED.some((key) => Object.hasOwn(config, key))) return
    const version = versionOfClient(group.client, cluster.kafkaVersion)
    if (configProblems('consumer', config, version).some(({ isName }) => !isName)) return
    const all: Config = {
      ...consumerGroupIntent(group),
      ...config,
      'group.id': name,
      ...(isFilledIn(settings.text(INSTANCE)) && { [INSTANCE]: 'filled-in' }),
    }
    const isNew = settings.text('group.protocol').toLowerCase() === 'consumer'
    const kind: ValidationKind = isNew ? 'consumer' : 'consumer-classic-heartbeat'
    const judged = validateConfig(kind, all, version)
    if (judged.ok) return
    const refusal = explainRejection(kind, all, version) ?? ''
    const { what = refusal.replace(/\.$/, ''), keys = [], fix } = contradiction(view) ?? {}
    report({
      message: `\`${name}\` cannot start: ${what}`,
      ...(keys[0] !== undefined && { field: `config.${keys.at(-1)}` }),
      why: `${refusal} Every member throws when it is made, and none joins the group.`,
      errorClass: judged.errorClass,
      evidence:
        keys.length === 0
          ? [{ name: 'Kafka', value: refusal }]
          : keys.map((key) => ({ name: key, value: settings.text(key) })),
      ...(fix && { fix }),
    })
  },
})
