import type { Analysis } from '../analysis'
import { libraryOf } from '../kafka/client-libraries'
import { before, type KafkaVersion } from '../kafka/versions'
import { causesOf } from '../lint/causes'
import type { Finding } from '../lint/finding'
import { changeCluster, setConfig } from '../lint/fixes'
import { kafkaDocs } from '../lint/references'
import type { Client, Design } from '../model/design'
import { nodesOf } from '../model/kinds/index'
import { NODE_KINDS, nodeId, parseNodeId } from '../model/node-id'
import { formatCountOf } from '../shared/format'
import { changedDefaults, removedSettings } from './changed-settings'
import { FEATURES, STEPS } from './steps-and-features'
import { CHANGE_KINDS, type ChangeKind, type UpgradeChange, type UpgradePlan } from './upgrade'

/**
 * Returns what changes for a design when its brokers go to another release, newer or older: settings that are gone,
 * what would be found wrong there, clients that cannot connect (KIP-896), defaults that are others, what has to be done
 * on the way, what would no longer be found and what becomes possible. Pure, where `analyse` is. The same release changes
 * nothing.
 *
 * @see the ConfigDefs of Kafka's releases, from which the catalogue is printed; docs/getting-started/upgrade.md
 */
export function planUpgrade(
  design: Design,
  to: KafkaVersion,
  analyse: (design: Design) => Analysis,
): UpgradePlan {
  const { kafkaVersion: from } = design.cluster
  const isBack = before(to, from)
  if (!isBack && !before(from, to)) return { from, to, isBack, changes: [] }
  const now = analyse(design)
  const after = analyse({ ...design, cluster: { ...design.cluster, kafkaVersion: to } })
  const removed = removedSettings(design, to)
  const isSaid = saidBy(removed)
  const appeared = notAmong(after.findings, now.findings)
  // Who is refused for another reason is told that one alone: the one before may still hold.
  const gone = notAmong(now.findings, after.findings).filter(
    ({ rule, at, kind }) =>
      kind !== 'rejected' || !appeared.some((one) => one.rule === rule && one.at === at),
  )
  const lost = lostSettings(appeared, removed)
  // What comes of a setting that is lost is not answered by that: without it, it would not be found now either.
  const answered = lost.length === 0 ? gone : among(gone, analyse(withoutSettings(design, lost)).findings)
  const changes = [
    ...stepsBetween(from, to),
    ...removed,
    ...clients(design, from, to, appeared),
    ...asChanges(
      'refused',
      appeared.filter((one) => !isSaid(one) && !isOfClient(one)),
    ),
    ...changedDefaults(design, to),
    ...asChanges('answered', answered),
    ...(isBack ? [] : features(from, to, now.findings)),
  ]
  const order = Object.keys(CHANGE_KINDS)
  return {
    from,
    to,
    isBack,
    changes: changes.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind)),
  }
}

/** The same finding in both releases, whatever it says of them, or whatever the setting is called there that it speaks of. */
const keysOf = ({ rule, at, field, message }: Finding): readonly string[] => [
  `${rule} ${at} ${field ?? ''}`,
  `${rule} ${at} ${message}`,
]

function isAmong(findings: readonly Finding[]): (finding: Finding) => boolean {
  const known = new Set(findings.flatMap(keysOf))
  return (one) => keysOf(one).some((key) => known.has(key))
}

const among = (these: readonly Finding[], those: readonly Finding[]): readonly Finding[] =>
  these.filter(isAmong(those))

function notAmong(these: readonly Finding[], those: readonly Finding[]): readonly Finding[] {
  const isKnown = isAmong(those)
  return these.filter((one) => !isKnown(one))
}

/** The settings that the other release refuses, or does not have, with the node that makes each. */
const lostSettings = (
  refused: readonly Finding[],
  removed: readonly UpgradeChange[],
): readonly (readonly [at: string, key: string])[] => [
  ...refused
    .filter(({ rule, field }) => /-(?:invalid-value|unknown(?:-key)?)$/.test(rule) && field !== undefined)
    .map(({ at, field = '' }) => [at, field.replace(/^config\./, '')] as const),
  ...removed.flatMap(({ nodes, setting = '' }) => nodes.map((at) => [at, setting] as const)),
]

/** The design without some settings. */
const withoutSettings = (design: Design, lost: ReturnType<typeof lostSettings>): Design =>
  lost.reduce((so, [at, key]) => {
    if (at === 'cluster')
      return changeCluster('', ({ config: { [key]: _lost, ...config } = {}, ...rest }) => ({
        ...rest,
        config,
      })).apply(so)
    const node = parseNodeId(at)
    return node === null ? so : setConfig(node.kind, node.name, { [key]: undefined }).apply(so)
  }, design)

/** Whether a finding is about a setting that is listed as removed already. */
function saidBy(removed: readonly UpgradeChange[]): (finding: Finding) => boolean {
  const said = new Set(
    removed.flatMap(({ nodes, setting }) => nodes.map((node) => `${node} config.${setting}`)),
  )
  return ({ at, field }) => said.has(`${at} ${field ?? ''}`)
}

const isOfClient = ({ rule }: Finding): boolean => rule.endsWith('client-too-old')

/** Findings as lines, one a cause. */
const asChanges = (kind: ChangeKind, findings: readonly Finding[]): readonly UpgradeChange[] =>
  causesOf(findings).map(({ message, nodes, findings: [first] }) => ({
    kind,
    sentence: message,
    nodes,
    ...(first && { reference: first.reference }),
  }))

const stepsBetween = (from: KafkaVersion, to: KafkaVersion): readonly UpgradeChange[] =>
  STEPS.filter(({ at }) => before(from, at) && !before(to, at)).map(({ sentence, reference }) => ({
    kind: 'step',
    sentence,
    nodes: ['cluster'],
    reference,
  }))

/** KIP-896 counts on brokers that speak what 2.1 spoke, and so do clients of 4.0: every release here is newer. */
const CROSSING: KafkaVersion = '4.0'
const KIP_896 = kafkaDocs('getting-started/compatibility')

/**
 * Clients that brokers of 4.0 and later may not answer, and those of which nobody says how old they are. The other way
 * there is nothing to say: clients of 4.0 and later talk to brokers of 2.1 and later, and no design is for older ones.
 */
function clients(
  design: Design,
  from: KafkaVersion,
  to: KafkaVersion,
  appeared: readonly Finding[],
): readonly UpgradeChange[] {
  const tooOld = appeared.filter(isOfClient).map((finding): UpgradeChange => {
    const client = clientOf(design, finding.at)
    return {
      kind: 'client',
      sentence: finding.message,
      nodes: [finding.at],
      setting: 'client.version',
      before: client?.version ?? '',
      after: libraryOf(client).oldestFor40 ?? '',
      reference: KIP_896,
    }
  })
  if (!before(from, CROSSING) || before(to, CROSSING)) return tooOld
  const unknown = applications(design).filter(({ client }) => client?.version === undefined)
  if (unknown.length === 0) return tooOld
  return [
    ...tooOld,
    {
      kind: 'client',
      sentence: `Nobody says which version the client of ${formatCountOf(unknown.length, 'application')} has: brokers of Kafka 4.0 answer Java’s from 2.1 on (KIP-896)`,
      nodes: unknown.map(({ id }) => id),
      setting: 'client.version',
      before: '',
      after: '',
      reference: KIP_896,
    },
  ]
}

interface Application {
  readonly id: string
  readonly client: Client | undefined
}

/** Every node that connects with a client of its own. */
const applications = (design: Design): readonly Application[] =>
  NODE_KINDS.flatMap((kind) =>
    kind === 'producer' || kind === 'consumerGroup'
      ? nodesOf(design, kind).map((node) => ({ id: nodeId(kind, node.name), client: node.client }))
      : [],
  )

const clientOf = (design: Design, id: string): Client | undefined =>
  applications(design).find((one) => one.id === id)?.client

/** What comes between the two releases and would answer what is found now. */
const features = (
  from: KafkaVersion,
  to: KafkaVersion,
  findings: readonly Finding[],
): readonly UpgradeChange[] =>
  FEATURES.filter(({ since }) => before(from, since) && !before(to, since)).flatMap(
    ({ since, name, does, answers, reference }): UpgradeChange[] => {
      const answered = findings.filter(answers)
      if (answered.length === 0) return []
      return [
        {
          kind: 'feature',
          sentence: `${name} is there from ${since} on: it ${does}`,
          nodes: [...new Set(answered.map(({ at }) => at))],
          reference,
        },
      ]
    },
  )
