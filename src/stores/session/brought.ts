/**
 * What a person pastes and drops on the page. It is listened for from the start and held until the part that takes it
 * has loaded: a browser tells of it once, and what it brings can be read in that moment alone.
 */
import { sessionStore } from './session-store'

export interface Pasted {
  readonly text: string
  /** A picture that has no text: what was copied here before is not what is pasted. */
  readonly file?: File
  /** What stands beside the file. */
  readonly html: string
}

type Taker<What> = (what: What) => void

interface Held<What> {
  /** Hands over what came, or keeps it until somebody takes it. */
  bring(what: What): void
  /** Takes what was kept, and from now on whatever comes. Returns how to stop. */
  take(taker: Taker<What>): () => void
}

function held<What>(): Held<What> {
  let taker: Taker<What> | null = null
  let kept: What[] = []
  return {
    bring(what) {
      if (taker) taker(what)
      else kept.push(what)
    },
    take(next) {
      taker = next
      const before = kept
      kept = []
      for (const what of before) next(what)
      return () => {
        if (taker === next) taker = null
      }
    },
  }
}

export const pasted: Held<Pasted> = held()
export const dropped: Held<readonly File[]> = held()

/** Where text can be typed; a list of choices or a box to tick takes none. */
const TAKES_PASTE =
  'input:not([type=checkbox], [type=radio], [type=range], [type=file]), textarea, [contenteditable=true], [data-takes-paste]'

/** Takes what the browser pastes, wherever the page has no text field that wants it: no permission is needed. */
function paste(event: ClipboardEvent): void {
  const { target, clipboardData } = event
  if (target instanceof Element && target.closest(TAKES_PASTE) !== null) return
  if (sessionStore.getState().dialog !== null) return
  event.preventDefault()
  const text = clipboardData?.getData('text/plain') ?? ''
  const [file] = text === '' ? (clipboardData?.files ?? []) : []
  pasted.bring({ text, html: clipboardData?.getData('text/html') ?? '', ...(file && { file }) })
}

export const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Without this answer the browser would open a file that is dropped in the place of the page. */
function drag(event: DragEvent): void {
  if (hasFiles(event)) event.preventDefault()
}

function drop(event: DragEvent): void {
  if (!hasFiles(event)) return
  event.preventDefault()
  const files = [...(event.dataTransfer?.files ?? [])]
  if (files.length > 0) dropped.bring(files)
}

/** Listens from now on; called once, before anything is shown. */
export function listenForBrought(): void {
  document.addEventListener('paste', paste)
  addEventListener('dragover', drag)
  addEventListener('drop', drop)
}
