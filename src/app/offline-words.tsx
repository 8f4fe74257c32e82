import { reloadForNewer } from '@/stores/offline/keep-offline'
import { useOffline } from '@/stores/offline/offline-store'

const WORDS = {
  preparing: {
    text: 'Getting ready for offline …',
    title: 'Everything that Surveyor may need is being fetched: until then it needs its server.',
  },
  ready: {
    text: 'Works offline',
    title: 'Everything is cached in this browser: Surveyor works, and opens again, without its server.',
  },
  'in-tab': {
    text: 'Works offline in this tab',
    title:
      'This browser caches nothing for this page. Everything is loaded: until the tab is closed or reloaded Surveyor works without its server.',
  },
  unready: {
    text: 'Not ready for offline',
    title: 'Not everything could be fetched: some parts need the server. It is tried again by itself.',
  },
} as const

/** What Surveyor can do without its server now; or that the server has a newer one. */
export function OfflineWords() {
  const readiness = useOffline((state) => state.readiness)
  const isOutdated = useOffline((state) => state.isOutdated)
  if (isOutdated)
    return (
      <button
        type="button"
        title="A newer Surveyor is here. What you drew is saved, and opened again in it."
        onClick={() => void reloadForNewer()}
        className="min-w-0 truncate text-accent text-small hover:underline"
      >
        Reload for the newer Surveyor
      </button>
    )
  if (readiness === null) return null
  const { text, title } = WORDS[readiness]
  return (
    <span
      title={title}
      className="min-w-0 truncate text-ink-soft text-small max-[1180px]:sr-only pointer-coarse:max-[1280px]:sr-only"
    >
      {text}
    </span>
  )
}
