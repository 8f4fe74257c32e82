import Download from 'lucide-react/icons/download'
import { useCallback, useState } from 'react'
import type { Design } from '@/core/model/design'
import type { LinkFit } from '@/core/share/link-fits'
import { formatCount } from '@/core/shared/format'
import { copyText } from '@/stores/browser/clipboard'
import { linkTo } from '@/stores/browser/location'
import { documentStore, useDocument } from '@/stores/document/document-store'
import { saveFile } from '@/stores/document/save-file'
import { openDialog, sessionStore, useSession } from '@/stores/session/session-store'
import { keepLinkVersion } from '@/stores/storage/versions'
import { Button } from '@/ui/button'
import { CopyButton } from '@/ui/copy-button'
import { Dialog } from '@/ui/dialog'
import { useLoaded } from '@/ui/use-loaded'

/** A link longer than this is not offered: browsers drop it without a word. */
const LONGEST_LINK = 64_000

interface Link {
  readonly url: string
  readonly fits: LinkFit
}

const TONE: Readonly<Record<LinkFit['tone'], string>> = {
  good: 'text-ink-soft',
  warning: 'text-warning',
  error: 'text-error',
}

export function ShareDialog() {
  const open = useSession((session) => session.dialog === 'share')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'share' : null)}
      title="Share"
      description="The whole design is in the link itself, behind the #. It is sent to no server; whoever has the link can read it."
    >
      {open && <ShareBody />}
    </Dialog>
  )
}

const PLACES = [
  { id: 'start', label: 'Opens the whole drawing' },
  { id: 'node', label: 'Opens at' },
  { id: 'finding', label: 'Opens at the finding that is looked at' },
] as const

async function makeLink(design: Design, target: string | null): Promise<Link> {
  const [{ encodeShareLink }, { linkFits }, { withTarget }] = await Promise.all([
    import('@/core/share/share-link'),
    import('@/core/share/link-fits'),
    import('@/core/share/link-target'),
  ])
  const fragment = await encodeShareLink(design)
  const url = linkTo(target === null ? fragment : withTarget(fragment, target))
  return { url, fits: linkFits(url.length) }
}

/** What a copied link holds is kept as a version, so that a copy that comes back can be merged. */
function noteCopied(): void {
  const { documentId, design } = documentStore.getState()
  void keepLinkVersion(documentId, design, 'A link that you copied')
}

function copyLink(url: string): Promise<boolean> {
  noteCopied()
  return copyText(url)
}

function ShareBody() {
  const design = useDocument((state) => state.design)
  const { selection, activeFinding, bottomTab } = sessionStore.getState()
  const [only] = selection
  const node = selection.size === 1 && only !== undefined && only.includes(':') ? only : null
  const [at, setAt] = useState<'start' | 'node' | 'finding'>('start')
  const target = at === 'node' ? node : at === 'finding' ? `finding:${activeFinding}` : null
  const make = useCallback(() => makeLink(design, target), [design, target])
  const link = useLoaded(make)
  if (!link) return <p className="p-4 text-ink-soft">Making the link …</p>
  const tooLong = link.url.length > LONGEST_LINK
  return (
    <div className="flex flex-col gap-3 p-4">
      {!tooLong && (
        <textarea
          readOnly
          rows={4}
          aria-label="Link to this design"
          value={link.url}
          onFocus={(event) => event.target.select()}
          onCopy={noteCopied}
          className="w-full resize-none break-all rounded-control border border-line-strong bg-sunk p-2 font-mono text-mono"
        />
      )}
      <p className={TONE[link.fits.tone]}>
        <span data-testid="link-length">{formatCount(link.url.length)} characters.</span> {link.fits.text}
      </p>
      {(node !== null || activeFinding !== null) && (
        <fieldset className="flex flex-wrap gap-x-4">
          <legend className="sr-only">What it opens at</legend>
          {PLACES.filter(
            (one) =>
              one.id === 'start' || (one.id === 'node' ? node : activeFinding && bottomTab === 'findings'),
          ).map(({ id, label }) => (
            <label key={id} className="flex items-center gap-1.5">
              <input
                type="radio"
                name="place"
                checked={at === id}
                onChange={() => setAt(id)}
                className="accent-accent"
              />
              {id === 'node' ? `${label} ${node?.slice(node.indexOf(':') + 1)}` : label}
            </label>
          ))}
        </fieldset>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={() => void saveFile()}>
          <Download size={14} />
          Save as a file
        </Button>
        {!tooLong && <CopyButton variant="primary" label="Copy link" copy={() => copyLink(link.url)} />}
      </div>
    </div>
  )
}
