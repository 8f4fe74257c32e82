/**
 * The releases of Surveyor that the browser holds, one cache each. A file's name carries a hash of its
 * content, so a page of any release finds its own files in whichever cache has them. See
 * service-worker.decision-log.md.
 */
import { type Release, type ReleaseId, releaseLock } from './protocol'

/** The browser as far as releases need it, so that a test can stand in for it. */
export interface Surroundings {
  /** The folder that the worker is responsible for, with the slash at its end. */
  readonly scope: string
  readonly caches: CacheStorage
  readonly fetch: (request: Request) => Promise<Response>
  /** The addresses of all open pages of this origin. */
  readonly openPages: () => Promise<readonly string[]>
  /** The names of all locks that are held, one for each holder. */
  readonly heldLocks: () => Promise<readonly string[]>
  /** Whether another worker is about to take this one's place. */
  readonly isBeingReplaced: () => boolean
}

/** So many files are fetched at a time: the page may be fetching its own. */
const AT_ONCE = 4

export class ReleaseCache {
  readonly #release: Release
  readonly #around: Surroundings

  constructor(release: Release, around: Surroundings) {
    this.#release = release
    this.#around = around
  }

  #urlOf(path: string): string {
    return new URL(path, this.#around.scope).href
  }

  #nameOf(release: ReleaseId): string {
    return `${this.#prefix}${release}`
  }

  get #prefix(): string {
    return `surveyor ${this.#around.scope} `
  }

  /** The caches of all releases under this scope, with those of the time before each had its own. */
  async #names(): Promise<readonly string[]> {
    const first = `workbox-precache-v2-${this.#around.scope}`
    return (await this.#around.caches.keys()).filter(
      (name) => name.startsWith(this.#prefix) || name === first,
    )
  }

  /** Whether an address is that of the page itself, whatever stands behind its `?`. */
  #isPage(address: string): boolean {
    const { origin, pathname } = new URL(address)
    return [this.#urlOf('./'), this.#urlOf('index.html')].includes(origin + pathname)
  }

  /** Whether a request is for something that a release consists of; all else is left to the browser. */
  answers({ method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>): boolean {
    if (method !== 'GET') return false
    if (mode === 'navigate') return this.#isPage(url)
    return (
      url.startsWith(this.#urlOf('assets/')) || this.#release.files.some((file) => this.#urlOf(file) === url)
    )
  }

  /** Answers a request from this release, from any other one that is still cached, or else from the network. */
  async answer(request: Request): Promise<Response> {
    const url = request.mode === 'navigate' ? this.#urlOf('./') : request.url
    const own = await this.#find(url, this.#nameOf(this.#release.id))
    if (own) return own
    const other = request.mode === 'navigate' ? undefined : await this.#findAnywhere(url)
    return other ?? this.#around.fetch(request)
  }

  #find(url: string, cacheName: string): Promise<Response | undefined> {
    return this.#around.caches.match(url, { cacheName, ignoreVary: true })
  }

  async #findAnywhere(url: string): Promise<Response | undefined> {
    for (const name of await this.#names()) {
      const found = await this.#find(url, name)
      if (found) return found
    }
    return undefined
  }

  /** Fetches what is missing of this release. Rejects where something cannot be had; what came is kept. */
  async fill(): Promise<void> {
    const cache = await this.#around.caches.open(this.#nameOf(this.#release.id))
    const queue = (await this.#missing()).values()
    const work = async () => {
      for (const url of queue) await cache.put(url, await this.#obtain(url))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    // The page comes last: a cache that has it has everything.
    const page = this.#urlOf('./')
    if (!(await cache.match(page))) await cache.put(page, await this.#fetchPage(page))
  }

  /** A file from another release, where its name says that it is the same, or else from the network. */
  async #obtain(url: string): Promise<Response> {
    const isHashed = url.startsWith(this.#urlOf('assets/'))
    const other = isHashed ? await this.#findAnywhere(url) : undefined
    if (other) return other
    const fetched = await this.#fetchFile(url, isHashed ? 'default' : 'no-cache')
    // What a host said when it did not have the file yet may stand in the browser's own cache.
    if (isFile(fetched)) return fetched
    const again = await this.#fetchFile(url, 'reload')
    if (isFile(again)) return again
    throw new Error(`${url} cannot be had: ${again.status}`)
  }

  #fetchFile(url: string, cache: RequestCache): Promise<Response> {
    return this.#around.fetch(new Request(url, { cache, credentials: 'same-origin', priority: 'low' }))
  }

  /** The page of this very release: a host in the middle of a change may still have another one. */
  async #fetchPage(url: string): Promise<Response> {
    const response = await this.#fetchFile(url, 'no-cache')
    const text = await response.text()
    if (!response.ok || !text.includes(this.#release.id))
      throw new Error(`${url} is not the page of release ${this.#release.id}`)
    // Made anew, since a browser takes no redirected response for a page.
    return new Response(text, { headers: response.headers })
  }

  /** Whether every file of a release is cached: of another one only its page tells, which came last. */
  async isWhole(release: ReleaseId): Promise<boolean> {
    const name = this.#nameOf(release)
    if (!(await this.#find(this.#urlOf('./'), name))) return false
    return release !== this.#release.id || (await this.#missing()).length === 0
  }

  /** The addresses of the files of this release that are not cached, without that of the page. */
  async #missing(): Promise<readonly string[]> {
    const cache = await this.#around.caches.open(this.#nameOf(this.#release.id))
    const cached = new Set((await cache.keys()).map(({ url }) => url))
    return this.#release.files.map((file) => this.#urlOf(file)).filter((url) => !cached.has(url))
  }

  /**
   * Drops the releases that no page needs any more. While some page does not tell its release, because it has
   * only begun to load or is of the time before pages told, nothing is dropped.
   */
  async dropUnneeded(): Promise<void> {
    const start = releaseLock(this.#around.scope, '')
    const held = (await this.#around.heldLocks()).filter((lock) => lock.startsWith(start))
    const pages = (await this.#around.openPages()).filter((address) => this.#isPage(address))
    if (pages.length > held.length || this.#around.isBeingReplaced()) return
    const needed = new Set(
      [this.#release.id, ...held.map((lock) => lock.slice(start.length))].map((id) => this.#nameOf(id)),
    )
    for (const name of await this.#names()) if (!needed.has(name)) await this.#around.caches.delete(name)
  }
}

/** Many hosts answer with their page, and success, where they do not have a file. */
const isFile = (response: Response): boolean =>
  response.ok && !(response.headers.get('content-type') ?? '').startsWith('text/html')
