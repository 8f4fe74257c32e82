import Download from 'lucide-react/icons/download'
import { useMemo, useState } from 'react'
import { before, KAFKA_VERSIONS, type KafkaRelease, releaseOf } from '@/core/kafka/versions'
import { parseNodeId } from '@/core/model/node-id'
import { planUpgrade } from '@/core/upgrade/plan-upgrade'
import { changesByKind, headOf, upgradeAsCsv, upgradeAsMarkdown } from '@/core/upgrade/print-upgrade'
import type { UpgradeChange } from '@/core/upgrade/upgrade'
import { copyText } from '@/stores/browser/clipboard'
import { downloadFile, fileName } from '@/stores/browser/download'
import { analyseAside } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { openDialog, reveal, useSession } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { CopyButton } from '@/ui/copy-button'
import { Dialog } from '@/ui/dialog'
import { RichText } from '@/ui/rich-text'
import { SelectField } from '@/ui/select-field'

export function UpgradeDialog() {
  const open = useSession((session) => session.dialog === 'upgrade')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'upgrade' : null)}
      title="What an upgrade of Kafka changes"
      description="For this design, when its brokers go from the release that it names to another one."
      size="large"
    >
      {open && <UpgradeBody />}
    </Dialog>
  )
}

/** The release to ask about first: the newest, or the one before where the design has that already. */
const firstAsked = (from: KafkaRelease): KafkaRelease =>
  KAFKA_VERSIONS.findLast((version) => version !== from) ?? from

function UpgradeBody() {
  const design = useDocument((state) => state.design)
  const from = design.cluster.kafkaVersion
  const [to, setTo] = useState<KafkaRelease>(() => firstAsked(releaseOf(from)))
  const plan = useMemo(() => planUpgrade(design, to, analyseAside), [design, to])
  const options = KAFKA_VERSIONS.filter((version) => before(version, from) || before(from, version)).map(
    (value) => ({ value, label: `Kafka ${value}` }),
  )
  const sections = changesByKind(plan)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-3 border-line border-b px-4 py-2.5">
        <div className="w-60">
          <SelectField label="To" value={to} options={options} onChange={setTo} />
        </div>
        <p className="flex-1 text-ink-soft" role="status">
          {headOf(plan)}
        </p>
        <CopyButton copy={() => copyText(upgradeAsMarkdown(design.name, plan))} label="Copy as Markdown" />
        <Button
          onClick={() =>
            downloadFile(
              fileName(`${design.name} to ${to}`, 'md'),
              upgradeAsMarkdown(design.name, plan),
              'text/markdown',
            )
          }
        >
          <Download size={14} /> Markdown
        </Button>
        <Button
          onClick={() =>
            downloadFile(fileName(`${design.name} to ${to}`, 'csv'), upgradeAsCsv(plan), 'text/csv')
          }
        >
          <Download size={14} /> CSV
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-auto px-4 pb-4">
        {sections.map(({ kind, title, changes }) => (
          <section key={kind} aria-label={title}>
            <h3 className="sticky top-0 bg-raised pt-3 pb-1 font-semibold">
              {title} <span className="font-normal text-ink-soft">{changes.length}</span>
            </h3>
            <ul>
              {changes.map((change) => (
                <Change key={`${change.sentence} ${change.nodes[0]}`} change={change} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

/** Nodes of a change that are shown by name; of more the number is told. */
const SHOWN = 12

function Change({ change: { sentence, nodes, reference } }: { change: UpgradeChange }) {
  return (
    <li className="border-line border-b py-1.5">
      <RichText text={sentence} />
      {reference !== undefined && (
        <>
          {' '}
          <a href={reference} target="_blank" rel="noreferrer" className="text-accent hover:underline">
            Why
          </a>
        </>
      )}
      <div className="mt-0.5 flex flex-wrap gap-x-2">
        {nodes.slice(0, SHOWN).map((id) => (
          <NodeButton key={id} id={id} />
        ))}
        {nodes.length > SHOWN && <span className="text-ink-soft">and {nodes.length - SHOWN} more</span>}
      </div>
    </li>
  )
}

/** Goes to the node; the cluster is shown where nothing is selected. */
function NodeButton({ id }: { id: string }) {
  const name = parseNodeId(id)?.name
  if (name === undefined) return <span className="text-ink-soft text-small">the cluster</span>
  return (
    <button
      type="button"
      onClick={() => {
        openDialog(null)
        reveal(id)
      }}
      className="max-w-full truncate font-mono text-mono text-accent hover:underline"
    >
      {name}
    </button>
  )
}
