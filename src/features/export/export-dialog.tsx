import { useState } from 'react'
import { exporterEntries } from '@/core/exporters/entries'
import { useDocument } from '@/stores/document/document-store'
import { lastFormats, rememberFormat } from '@/stores/session/last-format'
import { openDialog, useSession } from '@/stores/session/session-store'
import { Dialog } from '@/ui/dialog'
import { useLoaded } from '@/ui/use-loaded'
import { ExportGate } from './export-gate'
import { ExportedFiles } from './exported-files'
import { FormatList } from './format-list'

export function ExportDialog() {
  const open = useSession((session) => session.dialog === 'export')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'export' : null)}
      title="Export"
      description="Files that build what is drawn."
      size="large"
    >
      {open && <ExportBody />}
    </Dialog>
  )
}

function ExportBody() {
  const design = useDocument((state) => state.design)
  const [chosen, setChosen] = useState(() => lastFormats()[0] ?? 'kafka-cli')
  const entry = exporterEntries.find(({ id }) => id === chosen) ?? exporterEntries[0]
  const exporter = useLoaded(entry?.load ?? never)
  return (
    <>
      <ExportGate />
      <div className="flex min-h-0 flex-1 max-md:flex-col max-md:overflow-auto">
        <FormatList
          design={design}
          chosen={entry?.id ?? ''}
          onChoose={(id) => {
            rememberFormat(id)
            setChosen(id)
          }}
        />
        {entry && exporter ? (
          <ExportedFiles key={entry.id} entry={entry} exporter={exporter} design={design} />
        ) : (
          <p className="p-4 text-ink-soft">Loading the format …</p>
        )}
      </div>
    </>
  )
}

const never = () => new Promise<never>(() => undefined)
