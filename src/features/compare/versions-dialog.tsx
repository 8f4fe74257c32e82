import Pencil from 'lucide-react/icons/pencil'
import Trash2 from 'lucide-react/icons/trash'
import { type FormEvent, useEffect, useState } from 'react'
import { openDesign, useDocument } from '@/stores/document/document-store'
import { announce, openDialog, useSession } from '@/stores/session/session-store'
import type { VersionSummary } from '@/stores/storage/version-database'
import {
  deleteVersion,
  goBackTo,
  keepVersion,
  NOT_SAVED,
  nameVersion,
  readVersion,
  refreshVersions,
  useVersions,
} from '@/stores/storage/versions'
import { Button, IconButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { CONTROL } from '@/ui/field'
import { compareWithVersion } from './compare-dialog'

/** Earlier states of the open design that are kept by name in this browser. */
export function VersionsDialog() {
  const open = useSession(({ dialog }) => dialog === 'versions')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'versions' : null)}
      title="Versions"
      description="Earlier states of this design, under a name of your own, in this browser. What was opened from a link is kept as well."
    >
      {open && <Body />}
    </Dialog>
  )
}

function Body() {
  const designId = useDocument((state) => state.documentId)
  const versions = useVersions(designId)
  useEffect(() => {
    void refreshVersions(designId)
  }, [designId])
  return (
    <>
      <Keep />
      <ul aria-label="Versions" className="min-h-0 flex-1 overflow-auto pb-2">
        {versions?.map((version) => (
          <Row key={version.id} version={version} />
        ))}
        {versions?.length === 0 && (
          <li className="px-4 py-2 text-ink-soft">
            None is kept yet. Keep one before a larger change: it can be compared with the drawing, and gone
            back to.
          </li>
        )}
      </ul>
    </>
  )
}

function Keep() {
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const called = name.trim()
    if (called === '') return
    const reason = await keepVersion(called)
    setFault(reason && NOT_SAVED[reason])
    if (reason !== null) return
    setName('')
    announce(`Kept as ${called}`)
  }
  return (
    <form onSubmit={keep} className="flex flex-col gap-1 border-line border-b px-4 py-3">
      <span className="flex gap-2">
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to keep a version, most of the time
          autoFocus
          aria-label="Name of the new version"
          placeholder="before the sale"
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
          className={CONTROL}
        />
        <Button type="submit" variant="primary" disabled={name.trim() === ''}>
          Keep as it is now
        </Button>
      </span>
      {fault && (
        <p role="alert" className="text-error">
          {fault}
        </p>
      )}
    </form>
  )
}

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

function Row({ version }: { version: VersionSummary }) {
  const [isNaming, setNaming] = useState(false)
  const { name, at, nodes, kind } = version
  const goBack = async () => {
    await goBackTo(version)
    openDialog(null)
  }
  const openCopy = async () => {
    const design = await readVersion(version)
    if (!design) return
    openDesign({ ...design, name: `${design.name} (${name})`.slice(0, 200) })
    openDialog(null)
  }
  return (
    <li className="flex items-center gap-1.5 py-1.5 pr-2 pl-4 hover:bg-sunk">
      <span className="min-w-0 flex-1">
        {isNaming ? (
          <Rename version={version} onDone={() => setNaming(false)} />
        ) : (
          <span className="block truncate" title={name}>
            {name}
          </span>
        )}
        <span className="block text-ink-soft text-small">
          {nodes} {nodes === 1 ? 'node' : 'nodes'} · {DATE.format(at)}
          {kind === 'link' && ' · by itself'}
        </span>
      </span>
      <Button onClick={() => void compareWithVersion(version)} aria-label={`Compare with ${name}`}>
        Compare
      </Button>
      <Button onClick={() => void goBack()} aria-label={`Go back to ${name}`} title="One undo takes it back">
        Go back
      </Button>
      <Button onClick={() => void openCopy()} aria-label={`Open a copy of ${name}`}>
        Open a copy
      </Button>
      <IconButton label={`Rename ${name}`} onClick={() => setNaming(true)}>
        <Pencil size={14} />
      </IconButton>
      <IconButton label={`Delete ${name}`} onClick={() => void deleteVersion(version)}>
        <Trash2 size={14} />
      </IconButton>
    </li>
  )
}

function Rename({ version, onDone }: { version: VersionSummary; onDone: () => void }) {
  const [typed, setTyped] = useState(version.name)
  const commit = () => {
    const name = typed.trim()
    if (name !== '' && name !== version.name) void nameVersion(version, name)
    onDone()
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the user asked to type the name here
      autoFocus
      aria-label={`New name of ${version.name}`}
      maxLength={200}
      value={typed}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
      className={CONTROL}
    />
  )
}
