import Copy from 'lucide-react/icons/copy'
import FilePlus2 from 'lucide-react/icons/file-plus-corner'
import FolderOpen from 'lucide-react/icons/folder-open'
import Trash2 from 'lucide-react/icons/trash'
import { useEffect } from 'react'
import { emptyDesign } from '@/core/model/empty-design'
import { formatCountOf } from '@/core/shared/format'
import { openDesign, useDocument } from '@/stores/document/document-store'
import { orSayFault } from '@/stores/session/say-fault'
import { openDialog, useSession } from '@/stores/session/session-store'
import { openStored, refreshDesigns, useDesigns } from '@/stores/storage/document-storage'
import { deleteDesign, duplicateDesign } from '@/stores/storage/manage-designs'
import { Button, IconButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { useLoaded } from '@/ui/use-loaded'

/** Designs that this browser keeps, and examples to start from. */
export function DesignsDialog() {
  const open = useSession(({ dialog }) => dialog === 'designs')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'designs' : null)}
      title="Designs"
      description="Kept in this browser alone. An example opens as a design of your own."
      size="large"
    >
      {open && (
        <div className="grid min-h-0 flex-1 grid-cols-2 max-md:grid-cols-1">
          <OwnDesigns />
          <Examples />
        </div>
      )}
    </Dialog>
  )
}

const close = () => openDialog(null)

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

const TO_THE_SECOND = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

interface Listed {
  readonly name: string
  readonly nodes: number
  readonly updatedAt: number
}

/** How much is in a design and when it was changed: to the second where another one would look the same. */
function lineOf(one: Listed, all: readonly Listed[]): string {
  const alike = ({ name, nodes, updatedAt }: Listed) =>
    name === one.name && nodes === one.nodes && DATE.format(updatedAt) === DATE.format(one.updatedAt)
  const at = (all.filter(alike).length > 1 ? TO_THE_SECOND : DATE).format(one.updatedAt)
  return `${one.nodes === 0 ? 'empty' : formatCountOf(one.nodes, 'node')} · ${at}`
}

function OwnDesigns() {
  const designs = useDesigns()
  const openId = useDocument((state) => state.documentId)
  useEffect(() => {
    void refreshDesigns()
  }, [])
  return (
    <section aria-label="My designs" className="flex min-h-0 flex-col border-line border-r">
      <div className="flex items-center gap-2 border-line border-b px-4 py-2">
        <h3 className="flex-1 font-semibold">My designs</h3>
        <Button
          onClick={() => {
            openDesign(emptyDesign('Untitled design'))
            close()
          }}
        >
          <FilePlus2 size={14} />
          New empty design
        </Button>
        <Button onClick={() => openDialog('open')}>
          <FolderOpen size={14} />
          Open a file
        </Button>
        <Button onClick={() => openDialog('versions')}>Versions</Button>
      </div>
      <ul className="min-h-0 flex-1 overflow-auto py-1">
        {designs?.map(({ id, name, ...rest }) => (
          <li key={id} className="flex items-center gap-1 pr-2 hover:bg-sunk">
            <button
              type="button"
              aria-current={id === openId}
              onClick={async () => {
                if (id === openId || (await openStored(id))) close()
              }}
              className="min-w-0 flex-1 px-4 py-1.5 text-left"
            >
              <span className={`block truncate ${id === openId ? 'font-semibold' : ''}`}>{name}</span>
              <span className="block text-ink-soft text-small">
                {lineOf({ name, ...rest }, designs)}
                {id === openId && ' · open now'}
              </span>
            </button>
            <IconButton label={`Duplicate ${name}`} onClick={() => void duplicateDesign(id)}>
              <Copy size={14} />
            </IconButton>
            <IconButton label={`Delete ${name}`} onClick={() => void deleteDesign(id)}>
              <Trash2 size={14} />
            </IconButton>
          </li>
        ))}
        {designs?.length === 0 && (
          <li className="px-4 py-2 text-ink-soft">
            Nothing is stored yet. What you draw is stored as you draw it.
          </li>
        )}
      </ul>
    </section>
  )
}

const loadTemplates = () => import('@/core/templates/index').then((module) => module.templates)

function Examples() {
  const templates = useLoaded(loadTemplates)
  return (
    <section aria-label="Examples" className="flex min-h-0 flex-col">
      <h3 className="flex h-[45px] items-center border-line border-b px-4 font-semibold">
        Start from an example
      </h3>
      <ul className="min-h-0 flex-1 overflow-auto py-1">
        {templates?.map((template) => (
          <li key={template.id}>
            <button
              type="button"
              onClick={() =>
                void orSayFault('Opening the example', async () => {
                  openDesign(await template.design())
                  close()
                })
              }
              className="block w-full px-4 py-1.5 text-left hover:bg-sunk"
            >
              <span className="block">{template.title}</span>
              <span className="block text-ink-soft text-small">{template.summary}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
