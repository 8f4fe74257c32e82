/** Which release this page is of, and which one the host has. */
import type { Release, ReleaseId } from '@/service-worker/protocol'

/** The release that this page is of; null where it was not built, as on the development server. */
export const ownRelease = (): ReleaseId | null =>
  document.querySelector<HTMLMetaElement>('meta[name="release"]')?.content ?? null

const isRelease = (value: unknown): value is Release => {
  const { id, files } = (value ?? {}) as Partial<Release>
  return typeof id === 'string' && Array.isArray(files)
}

/** The release that the host has now; null where it does not say. */
export async function hostedRelease(): Promise<Release | null> {
  try {
    const response = await fetch(new URL('./release.json', document.baseURI), { cache: 'no-store' })
    const release: unknown = response.ok ? await response.json() : null
    return isRelease(release) ? release : null
  } catch {
    return null
  }
}
