import X from 'lucide-react/icons/x'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { documentStore, useDocument } from '@/stores/document/document-store'
import { dismissNotice, type Notice, sessionStore, useSession } from '@/stores/session/session-store'
import { RichText } from '@/ui/rich-text'

/** Long enough to read; a notice with something to do stays until it is done or dismissed. */
const SHOWN_MS = 6_000
/** By then the drawing stands still again. */
const SETTLED_MS = 400
/** What is only of a moment has been seen by then. */
const MOMENT_MS = 4_000

const TONE: Readonly<Record<Notice['tone'], string>> = {
  info: 'border-line-strong',
  good: 'border-good',
  warning: 'border-warning',
  error: 'border-error',
}

/** Short words to the user, and the same to a screen reader. */
export function Notices() {
  const notices = useSession((session) => session.notices)
  const isUnderDialog = useSession((session) => session.dialog !== null)
  useEscape()
  const announcement = useSession((session) => session.announcement)
  const section = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (notices.length === 0) return
    const move = () =>
      import('./clear-spot').then(
        ({ moveToClearSpot }) => section.current && moveToClearSpot(section.current, isUnderDialog),
        () => undefined,
      )
    void move()
    // What it is about may come to stand under it in the meantime.
    const timer = setTimeout(move, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [notices, isUnderDialog])
  return (
    <>
      <div aria-live="polite" className="sr-only">
        {announcement?.text.replaceAll('`', '')}
      </div>
      <section
        ref={section}
        aria-label="Notices"
        className={`pointer-events-none fixed left-1/2 z-50 flex w-max max-w-[min(560px,90vw)] -translate-x-1/2 flex-col items-center gap-2 ${isUnderDialog ? 'bottom-3' : 'top-13'}`}
      >
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </section>
    </>
  )
}

/** Escape closes the newest notice, where no dialog stands that it would close. */
function useEscape(): void {
  useEffect(() => {
    const close = ({ key, target }: KeyboardEvent) => {
      const { dialog, notices } = sessionStore.getState()
      const isOwn = target instanceof Element && target.closest('[role=dialog], [role=menu], input, textarea')
      const newest = notices.at(-1)
      if (key === 'Escape' && dialog === null && !isOwn && newest) dismissNotice(newest.id)
    }
    window.addEventListener('keydown', close, { capture: true })
    return () => window.removeEventListener('keydown', close, { capture: true })
  }, [])
}

/** What was said of one design is gone with it; what leads back to it, or is of the app, stays. */
function useLeaveWithDesign({ id, action, isOfDesign }: Notice): void {
  const { documentId, isReady } = documentStore.getState()
  const [said] = useState(isReady ? documentId : null)
  const open = useDocument((state) => state.documentId)
  const leaves = action === undefined || isOfDesign === true
  useEffect(() => {
    if (leaves && said !== null && open !== said) dismissNotice(id)
  }, [id, leaves, said, open])
}

/** What is of a moment goes with the next press elsewhere: it has been read, or nobody wants to. */
function useLeaveWithPress({ id, isOfMoment }: Notice): void {
  useEffect(() => {
    if (!isOfMoment) return
    const press = ({ target }: PointerEvent) => {
      if (!(target instanceof Element && target.closest('[data-testid=notice]'))) dismissNotice(id)
    }
    window.addEventListener('pointerdown', press, { capture: true })
    return () => window.removeEventListener('pointerdown', press, { capture: true })
  }, [id, isOfMoment])
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { id, text, tone, action, isOfMoment } = notice
  useLeaveWithDesign(notice)
  useLeaveWithPress(notice)
  useEffect(() => {
    if (action || tone === 'error') return
    const timer = setTimeout(() => dismissNotice(id), isOfMoment ? MOMENT_MS : SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id, tone, action, isOfMoment])
  return (
    <div
      data-testid="notice"
      className={`pointer-events-auto flex items-center gap-3 rounded-control border bg-raised py-2 pr-2 pl-3 shadow-node ${TONE[tone]}`}
    >
      <p className="max-h-40 overflow-auto">
        <RichText text={text} />
      </p>
      {action && (
        <button
          type="button"
          className="whitespace-nowrap font-semibold text-accent hover:underline"
          onClick={() => {
            dismissNotice(id)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        className="rounded-control p-1 text-ink-soft hover:bg-sunk"
        onClick={() => dismissNotice(id)}
      >
        <X size={14} />
      </button>
    </div>
  )
}
