import type { Analysis } from '@/core/analysis'
import { exporterEntries } from '@/core/exporters/entries'
import { findingKeys } from '@/core/lint/finding-keys'
import type { Design } from '@/core/model/design'
import { LIST_OF_KIND, NODE_KINDS, nodeId, parseNodeId } from '@/core/model/node-id'
import type { templates } from '@/core/templates/index'
import { documentStore, openDesign } from '@/stores/document/document-store'
import { rememberFormat } from '@/stores/session/last-format'
import { turn } from '@/stores/session/preferences-store'
import { orSayFault } from '@/stores/session/say-fault'
import { activateFinding, openDialog, reveal, select, showTab } from '@/stores/session/session-store'
import { openStored } from '@/stores/storage/document-storage'
import type { DesignSummary } from '@/stores/storage/stored-design'
import type { FurtherEntry } from './find-entries'
import { scenarioEntries } from './scenario-entries'

type Templates = typeof templates
type Kept = readonly Pick<DesignSummary, 'id' | 'name'>[]

const plain = (text: string): string => text.replaceAll('`', '')

function showFinding(key: string, at: string): void {
  turn('bottomPanel', true)
  showTab('findings')
  activateFinding(key)
  if (parseNodeId(at)) reveal(at)
}

const findingsOf = ({ findings }: Analysis): readonly FurtherEntry[] =>
  [...findingKeys(findings)].map(([{ message, at, severity }, key]) => ({
    kind: 'finding',
    id: `finding ${key}`,
    label: plain(message),
    says: severity === 'info' ? 'hint' : severity,
    run: () => showFinding(key, at),
  }))

/** The settings that nodes make themselves, and who owns what. */
function ofNodes(design: Design): readonly FurtherEntry[] {
  const owned = new Map<string, string[]>()
  const settings: FurtherEntry[] = []
  for (const kind of NODE_KINDS)
    for (const node of design[LIST_OF_KIND[kind]]) {
      const id = nodeId(kind, node.name)
      const { config, owner } = node as { config?: Readonly<Record<string, unknown>>; owner?: unknown }
      for (const [key, value] of Object.entries(config ?? {}))
        settings.push({
          kind: 'setting',
          id: `setting ${id} ${key}`,
          label: `${key} of ${node.name}`,
          says: String(value ?? ''),
          run: () => reveal(id, true),
        })
      if (typeof owner !== 'string' || owner === '') continue
      const known = owned.get(owner)
      if (known) known.push(id)
      else owned.set(owner, [id])
    }
  const owners = [...owned].map(
    ([owner, ids]): FurtherEntry => ({
      kind: 'owner',
      id: `owner ${owner}`,
      label: owner,
      says: `owns ${ids.length}`,
      run: () => {
        const [first] = ids
        if (first !== undefined) reveal(first, true)
        select(ids)
      },
    }),
  )
  return [...owners, ...settings]
}

/** The designs that are kept in this browser, without the open one. */
const keptDesigns = (kept: Kept): readonly FurtherEntry[] =>
  kept
    .filter(({ id }) => id !== documentStore.getState().documentId)
    .map(({ id, name }) => ({
      kind: 'design',
      id: `design ${id}`,
      label: name,
      says: 'design',
      run: () => void orSayFault('Opening the design', async () => void (await openStored(id))),
    }))

const examplesOf = (all: Templates): readonly FurtherEntry[] =>
  all.map((template) => ({
    kind: 'example',
    id: `example ${template.id}`,
    label: `${template.title}: ${template.summary}`,
    says: 'example',
    run: () => void orSayFault('Opening the example', async () => openDesign(await template.design())),
  }))

const FORMATS: readonly FurtherEntry[] = exporterEntries.map(({ id, label, summary }) => ({
  kind: 'format',
  id: `format ${id}`,
  label: `Export ${label}: ${summary}`,
  says: 'format',
  run: () => {
    rememberFormat(id)
    openDialog('export')
  },
}))

/** Returns what can be found beyond nodes and commands: findings, settings, owners, scenarios, designs, examples and formats. */
export const furtherEntries = (
  design: Design,
  analysis: Analysis,
  examples: Templates,
  kept: Kept,
): readonly FurtherEntry[] => [
  ...findingsOf(analysis),
  ...ofNodes(design),
  ...scenarioEntries(design),
  ...keptDesigns(kept),
  ...examplesOf(examples),
  ...FORMATS,
]
