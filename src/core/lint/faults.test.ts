/**
 * Faults of all kinds, each put into a design that an expert approves of: what is said then must speak of the fault,
 * at the node where it is. Catches a rule that no longer sees its fault in a whole design, where other nodes, other
 * spellings and other places of a setting surround it.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { parseDesign } from '../document/parse-document'
import type { Design } from '../model/design'
import { acrossNodes, ofClients, ofKeysAndWork, ofTheCluster, ofTopics } from './fixtures/faults'
import { ofBrokersAndDisks, ofJoinsAndTables, ofReleases } from './fixtures/faults-across-clients'
import { ofBrokers, ofConnectors, ofProviders, ofStreams, ofTimes } from './fixtures/faults-beside-brokers'
import { acrossLaterNodes, ofFewBrokers, ofLibraries } from './fixtures/faults-of-clients-and-brokers'
import { ofMissingSettings, ofWorkers } from './fixtures/faults-of-connect-settings'
import { ofHarmfulSettings } from './fixtures/faults-of-harmful-settings'
import {
  ofForgetting,
  ofKeysAcrossClients,
  ofMirrors,
  ofProtocols,
  ofQueuesAndTimes,
  ofSinks,
} from './fixtures/faults-of-later-designs'
import { ofQuotasAndTiers } from './fixtures/faults-of-quotas-and-tiers'
import { ofAccessAndLimits, ofWhatIsLeftOut } from './fixtures/faults-of-whole-companies'

function approved(name: string): Design {
  const parsed = parseDesign(
    readFileSync(new URL(`./fixtures/approved/${name}.yaml`, import.meta.url), 'utf8'),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}

const said = (design: Design): readonly string[] =>
  analyse(design).findings.map(({ rule, at, severity }) => `${severity} ${rule} at ${at}`)

describe.each([
  ['between nodes', acrossNodes],
  ['of clients', ofClients],
  ['of topics', ofTopics],
  ['of keys and work', ofKeysAndWork],
  ['of the cluster', ofTheCluster],
  ['of connectors', ofConnectors],
  ['of Streams', ofStreams],
  ['of providers', ofProviders],
  ['of times', ofTimes],
  ['of brokers', ofBrokers],
  ['of mirrors', ofMirrors],
  ['of sinks', ofSinks],
  ['of protocols', ofProtocols],
  ['of what is forgotten', ofForgetting],
  ['of queues and long times', ofQueuesAndTimes],
  ['of keys across clients', ofKeysAcrossClients],
  ['of client libraries', ofLibraries],
  ['of few brokers', ofFewBrokers],
  ['between nodes of later designs', acrossLaterNodes],
  ['of releases of libraries', ofReleases],
  ['of joins and tables', ofJoinsAndTables],
  ['of brokers and disks', ofBrokersAndDisks],
  ['of what is left out', ofWhatIsLeftOut],
  ['of access and limits', ofAccessAndLimits],
  ['of missing settings', ofMissingSettings],
  ['of workers', ofWorkers],
  ['of settings that do harm', ofHarmfulSettings],
  ['of quotas, tiers and windows', ofQuotasAndTiers],
] as const)('faults %s', (_, faults) => {
  it.each(faults.map((one) => [one.fault, one] as const))('%s', (__, { into, change, finding }) => {
    const sound = approved(into)
    const before = said(sound)
    const found = said(change(sound)).filter((one) => !before.includes(one))
    expect(found).toContain(finding)
  })
})
