/** Has Surveyor work without a network, and has pages of older releases go on whole. Built into `sw.js`. */
import type { Hello, HelloAnswer, Release } from './protocol'
import { ReleaseCache } from './release-cache'

declare const self: ServiceWorkerGlobalScope
/** Put in by the build. */
declare const SURVEYOR_RELEASE: Release

const release = SURVEYOR_RELEASE
const cache = new ReleaseCache(release, {
  scope: self.registration.scope,
  caches: self.caches,
  fetch: (request) => self.fetch(request),
  openPages: async () => {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    return pages.map(({ url }) => url)
  },
  heldLocks: async () => {
    const { held = [] } = (await self.navigator.locks?.query()) ?? {}
    return held.flatMap(({ name }) => name ?? [])
  },
  isBeingReplaced: () => self.registration.installing !== null || self.registration.waiting !== null,
})

// Whole before it is anybody's: a worker that cannot fetch all of its release is thrown away by the browser.
self.addEventListener('install', (event) => {
  event.waitUntil(cache.fill().then(() => self.skipWaiting()))
})

// The open pages too, the first one among them: those of older releases find their files in their own cache.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim().then(() => cache.dropUnneeded()))
})

self.addEventListener('fetch', (event) => {
  if (cache.answers(event.request)) event.respondWith(cache.answer(event.request))
})

self.addEventListener('message', (event) => {
  const hello = event.data as Partial<Hello> | null
  const [port] = event.ports
  if (hello?.kind !== 'hello' || typeof hello.release !== 'string' || !port) return
  event.waitUntil(answerHello(hello.release).then((answer) => port.postMessage(answer)))
  event.waitUntil(cache.dropUnneeded())
})

/** A page that was loaded past the worker is taken on; what a browser has thrown away is fetched again. */
async function answerHello(pageRelease: string): Promise<HelloAnswer> {
  await self.clients.claim()
  if (pageRelease === release.id) await cache.fill().catch(() => undefined)
  return { release: release.id, isWhole: await cache.isWhole(pageRelease) }
}
