/**
 * Makes the page able to do without its host, and says when the host has a newer release. Loaded once the
 * drawing stands. See service-worker/service-worker.decision-log.md.
 */
import type { ReleaseId } from '@/service-worker/protocol'
import { reloadPage } from '../browser/location'
import { holdRelease, lookForUpdate, onNewWorker, registerWorker, sayHello } from '../browser/service-worker'
import { notify } from '../session/session-store'
import { flush } from '../storage/autosave'
import { hostedRelease, ownRelease } from './hosted-release'
import { keepInTab } from './keep-in-tab'
import { type OfflineState, offlineStore } from './offline-store'

const FIRST_RETRY_MS = 15_000
/** A tab that stays open asks this often for a newer release, and tries this often at last what fails. */
const HOUR_MS = 3_600_000
/** A tab that is looked at again asks at once, but not with every look. */
const LEAST_PAUSE_MS = 60_000

/** Saving is tried for so long before the page is loaded anew; what is not saved by then is in the journal. */
const SAVING_MS = 3_000

/** Loads the release that the host has, after what is drawn is saved. */
export async function reloadForNewer(): Promise<void> {
  await Promise.race([flush(), new Promise((resolve) => setTimeout(resolve, SAVING_MS))])
  reloadPage()
}

function sayOutdated(): void {
  if (offlineStore.getState().isOutdated) return
  offlineStore.setState({ isOutdated: true })
  notify({
    text: 'A newer Surveyor is here. Reload to use it.',
    tone: 'info',
    action: { label: 'Reload', run: () => void reloadForNewer() },
  })
}

/** What holds for one page load: its release, and what was there when it looked first. */
class Keeper {
  readonly #release: ReleaseId
  #registration: ServiceWorkerRegistration | null = null
  /** The worker that was there before this page; one that came later is of a newer release. */
  #before: ServiceWorker | null = null
  #retryMs = FIRST_RETRY_MS
  #retry: ReturnType<typeof setTimeout> | undefined
  #lastLook = Date.now()
  #attempt: Promise<void> | null = null

  constructor(release: ReleaseId) {
    this.#release = release
  }

  start(): void {
    onNewWorker(() => void this.attempt())
    // A part of an older release that its host has no more: said as what it is, where it is.
    window.addEventListener('vite:preloadError', () => void this.#askHost())
    window.addEventListener('online', () => void this.#look())
    document.addEventListener('visibilitychange', () => {
      const isDue = Date.now() - this.#lastLook > LEAST_PAUSE_MS
      if (document.visibilityState === 'visible' && isDue) void this.#look()
    })
    setInterval(() => void this.#look(), HOUR_MS)
    void this.attempt()
  }

  /** Tries to have all of this release; one attempt at a time, and another one later where it fails. */
  attempt(): Promise<void> {
    this.#attempt ??= this.#tryOnce().finally(() => {
      this.#attempt = null
    })
    return this.#attempt
  }

  async #tryOnce(): Promise<void> {
    clearTimeout(this.#retry)
    const readiness = (await this.#keepByWorker()) ?? (await this.#keepByTab())
    offlineStore.setState({ readiness })
    if (readiness !== 'unready') return
    this.#retry = setTimeout(() => void this.attempt(), this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, HOUR_MS)
  }

  /** Null where no worker has all of this release. */
  async #keepByWorker(): Promise<OfflineState['readiness'] | null> {
    if (!this.#registration) {
      this.#registration = await registerWorker()
      if (!this.#registration) return null
      this.#before = this.#registration.active
      await holdRelease(this.#registration, this.#release)
    }
    const answer = await sayHello(this.#registration, this.#release)
    if (answer && answer.release !== this.#release && (await this.#isNewer(this.#registration))) sayOutdated()
    return answer?.isWhole ? 'ready' : null
  }

  async #keepByTab(): Promise<OfflineState['readiness']> {
    const files = await this.#askHost()
    return files && (await keepInTab(files)) ? 'in-tab' : 'unready'
  }

  /** Whether the worker's release is the newer one: a page that was loaded past it may be newer itself. */
  async #isNewer(registration: ServiceWorkerRegistration): Promise<boolean> {
    if (registration.active !== this.#before) return true
    return (await lookForUpdate(registration)) && !registration.installing && !registration.waiting
  }

  /** The files of this release; null where the host has another one, which is said, or does not answer. */
  async #askHost(): Promise<readonly string[] | null> {
    const hosted = await hostedRelease()
    if (hosted && hosted.id !== this.#release) sayOutdated()
    return hosted?.id === this.#release ? hosted.files : null
  }

  async #look(): Promise<void> {
    this.#lastLook = Date.now()
    if (offlineStore.getState().readiness === 'unready') await this.attempt()
    else if (this.#registration) await lookForUpdate(this.#registration)
    else await this.#askHost()
  }
}

/** Starts to keep the page; called once. A page that was not built has no release and is left alone. */
export function keepOffline(): void {
  const release = ownRelease()
  if (release === null) return
  offlineStore.setState({ readiness: 'preparing' })
  new Keeper(release).start()
}
