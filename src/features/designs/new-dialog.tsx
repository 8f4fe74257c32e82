import FilePlus2 from 'lucide-react/icons/file-plus-corner'
import FolderOpen from 'lucide-react/icons/folder-open'
import Shapes from 'lucide-react/icons/shapes'
import { emptyDesign } from '@/core/model/empty-design'
import { openDesign } from '@/stores/document/document-store'
import { readForNew } from '@/stores/session/reading-store'
import { openDialog, useSession } from '@/stores/session/session-store'
import { Dialog } from '@/ui/dialog'

const WAYS = [
  {
    id: 'example',
    label: 'An example',
    says: 'Orders, clickstream, telemetry or traces, with traffic and findings, to change into yours.',
    icon: Shapes,
    run: () => openDialog('designs'),
  },
  {
    id: 'empty',
    label: 'An empty drawing',
    says: 'Press T for a topic, P for a producer, G for a consumer group, and type.',
    icon: FilePlus2,
    run: () => {
      openDesign(emptyDesign('Untitled design'))
      openDialog(null)
    },
  },
  {
    id: 'have',
    label: 'What I have',
    says: 'A file or text: Surveyor, what kafka-topics --describe printed, Strimzi, Terraform, Spring and others.',
    icon: FolderOpen,
    run: readForNew,
  },
] as const

/** One question: what a new design starts from. What is open stays kept. */
export function NewDialog() {
  const open = useSession(({ dialog }) => dialog === 'new')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'new' : null)}
      title="New design"
      description="What do you start from? What is open stays in this browser."
    >
      <ul className="flex flex-col gap-1 p-3">
        {WAYS.map(({ id, label, says, icon: Icon, run }) => (
          <li key={id}>
            <button
              type="button"
              onClick={run}
              className="flex w-full items-start gap-3 rounded-control px-3 py-2.5 text-left hover:bg-sunk"
            >
              <Icon size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-soft" />
              <span>
                <span className="block font-semibold">{label}</span>
                <span className="block text-ink-soft">{says}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
