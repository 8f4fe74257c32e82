import { useSyncExternalStore } from 'react'

/** Narrower than this, the panels stand under the drawing instead of beside it: a phone, or a slim window. */
const query = window.matchMedia('(max-width: 767px)')

function subscribe(onChange: () => void): () => void {
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches)
