import FileArchive from 'lucide-react/icons/file-archive'
import Image from 'lucide-react/icons/image'
import { EXPORT_GROUPS, exporterEntries } from '@/core/exporters/entries'
import type { ExportGroup } from '@/core/exporters/exporter'
import type { Design } from '@/core/model/design'
import { orSayFault } from '@/stores/session/say-fault'
import { openDialog } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { downloadEverything } from './download-zip'

interface FormatListProps {
  readonly design: Design
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** The formats by their groups, and a way to take all of them. */
export function FormatList({ design, chosen, onChoose }: FormatListProps) {
  return (
    <nav
      aria-label="Formats"
      className="w-56 shrink-0 overflow-auto border-line border-r py-2 max-md:flex max-md:w-full max-md:flex-wrap max-md:border-r-0 max-md:border-b"
    >
      {(Object.keys(EXPORT_GROUPS) as ExportGroup[]).map((group) => (
        <div key={group} className="mb-2 max-md:contents">
          <h3 className="px-4 pb-0.5 text-ink-soft text-small max-md:hidden">{EXPORT_GROUPS[group]}</h3>
          {exporterEntries
            .filter((entry) => entry.group === group)
            .map(({ id, label, summary }) => (
              <button
                key={id}
                type="button"
                aria-current={id === chosen}
                title={summary}
                onClick={() => onChoose(id)}
                className="block w-full px-4 py-1.5 text-left text-ink hover:bg-sunk max-md:w-auto aria-[current=true]:bg-sunk aria-[current=true]:font-semibold"
              >
                {label}
              </button>
            ))}
        </div>
      ))}
      <Button
        className="mx-4 mt-1"
        onClick={() => void orSayFault('Downloading', () => downloadEverything(design))}
      >
        <FileArchive size={14} />
        Download everything
      </Button>
      <Button className="mx-4 mt-1.5" onClick={() => openDialog('picture')}>
        <Image size={14} />
        Picture …
      </Button>
    </nav>
  )
}
