import Copy from 'lucide-react/icons/copy'
import Download from 'lucide-react/icons/download'
import { Fragment, type ReactNode, useEffect, useMemo, useState } from 'react'
import { parseMarkId } from '@/core/model/marks'
import { parseNodeId } from '@/core/model/node-id'
import { formatCountOf } from '@/core/shared/format'
import { useDocument } from '@/stores/document/document-store'
import { openDialog, useSession } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import type { Colours } from '../overview/theme-colours'
import { makePicture, type PictureWish } from './make-picture'
import { coloursOf, type Theme } from './picture-colours'
import { copyPicture, type PictureFormat, savePicture } from './take-picture'

/** A picture of the drawing to copy or save: it holds the design, and opens as it. */
export function PictureDialog() {
  const open = useSession(({ dialog }) => dialog === 'picture')
  return (
    <Dialog
      open={open}
      size="large"
      onOpenChange={(now) => openDialog(now ? 'picture' : null)}
      title="Picture"
      description="The design is in the picture itself: opened in Surveyor, it is the design again."
    >
      {open && <PictureBody />}
    </Dialog>
  )
}

const shownTheme = (): Theme => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light')

function PictureBody() {
  const selection = useSession((session) => session.selection)
  const selected = useMemo(
    () => new Set([...selection].filter((id) => parseNodeId(id) !== null || parseMarkId(id) !== null)),
    [selection],
  )
  const [isWhole, setWhole] = useState(selected.size < 2)
  const [theme, setTheme] = useState(shownTheme)
  const [hasBackground, setBackground] = useState(true)
  const wish: PictureWish = { theme, hasBackground, ids: isWhole || selected.size === 0 ? null : selected }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Preview wish={wish} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2 border-line border-t px-4 py-3">
        <Choice legend="What it shows">
          <Pick label="The whole drawing" isPicked={isWhole} onPick={() => setWhole(true)} />
          <Pick
            label={
              selected.size === 0
                ? 'What is selected'
                : `What is selected: ${formatCountOf(selected.size, 'item')}`
            }
            isPicked={!isWhole}
            isDisabled={selected.size === 0}
            onPick={() => setWhole(false)}
          />
        </Choice>
        <Choice legend="Its theme">
          <Pick label="Light" isPicked={theme === 'light'} onPick={() => setTheme('light')} />
          <Pick label="Dark" isPicked={theme === 'dark'} onPick={() => setTheme('dark')} />
        </Choice>
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={hasBackground}
            onChange={(event) => setBackground(event.target.checked)}
            className="accent-accent"
          />
          Background
        </label>
        <span className="ml-auto flex flex-wrap gap-1.5">
          {(['svg', 'png'] as const).map((format) => (
            <Fragment key={format}>
              <Deed
                icon={<Copy size={14} />}
                label="Copy"
                format={format}
                run={() => copyPicture(format, wish)}
              />
              <Deed
                icon={<Download size={14} />}
                label="Save"
                format={format}
                isMain={format === 'png'}
                run={() => savePicture(format, wish)}
              />
            </Fragment>
          ))}
        </span>
      </div>
    </div>
  )
}

interface DeedProps {
  readonly icon: ReactNode
  readonly label: string
  readonly format: PictureFormat
  readonly isMain?: boolean
  readonly run: () => Promise<void>
}

const Deed = ({ icon, label, format, isMain = false, run }: DeedProps) => (
  <Button variant={isMain ? 'primary' : 'plain'} onClick={() => void run()}>
    {icon}
    {label} {format.toUpperCase()}
  </Button>
)

function Choice({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <legend className="sr-only">{legend}</legend>
      {children}
    </fieldset>
  )
}

interface PickProps {
  readonly label: string
  readonly isPicked: boolean
  readonly isDisabled?: boolean
  readonly onPick: () => void
}

const Pick = ({ label, isPicked, isDisabled = false, onPick }: PickProps) => (
  <label className={`flex items-center gap-1.5 ${isDisabled ? 'text-ink-soft' : ''}`}>
    <input
      type="radio"
      checked={isPicked}
      disabled={isDisabled}
      onChange={onPick}
      className="accent-accent"
    />
    {label}
  </label>
)

/** What a picture without a background is shown on. */
const squares = (colour: Colours): string =>
  `repeating-conic-gradient(${colour('line')} 0 25%, ${colour('ground')} 0 50%) 0 0 / 16px 16px`

/** The picture as it will be, on squares where it has no background. */
function Preview({ wish: { theme, hasBackground, ids } }: { wish: PictureWish }) {
  const design = useDocument((state) => state.design)
  const [shown, setShown] = useState<{ readonly address: string | null } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another design there is another picture
  useEffect(() => {
    let address: string | null = null
    let isCurrent = true
    void makePicture({ theme, hasBackground, ids }).then(
      (picture) => {
        if (!isCurrent) return
        address = picture && URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }))
        setShown({ address })
      },
      () => setShown({ address: null }),
    )
    return () => {
      isCurrent = false
      if (address !== null) URL.revokeObjectURL(address)
    }
  }, [design, theme, hasBackground, ids])
  return (
    <div
      className="grid min-h-0 flex-1 place-items-center overflow-hidden bg-sunk p-4"
      style={hasBackground ? undefined : { background: squares(coloursOf(theme)) }}
    >
      {shown === null && <p className="text-ink-soft">Drawing …</p>}
      {shown?.address === null && <p className="text-ink-soft">There is nothing to make a picture of yet.</p>}
      {shown?.address && (
        <img
          src={shown.address}
          alt="The drawing as it will be saved"
          className="max-h-full min-h-0 max-w-full"
        />
      )}
    </div>
  )
}
