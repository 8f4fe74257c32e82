/** The only file that touches service workers. There are none on plain http, and a browser may refuse them. */
import { type Hello, type HelloAnswer, type ReleaseId, releaseLock } from '@/service-worker/protocol'

/** A worker that is busy fetching answers late; one that has not by then does not answer. */
const ANSWER_MS = 120_000
const TAKING_ON_MS = 10_000

const container = (): ServiceWorkerContainer | undefined => globalThis.navigator?.serviceWorker

/** Registers the worker of this folder; null where there can be none. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  try {
    const registered = await container()?.register(new URL('./sw.js', document.baseURI), {
      updateViaCache: 'none',
    })
    return registered ?? null
  } catch {
    return null
  }
}

/** Holds the lock that tells the worker which release this page is of. */
export async function holdRelease(
  registration: ServiceWorkerRegistration,
  release: ReleaseId,
): Promise<void> {
  const { locks } = globalThis.navigator
  if (!locks) return
  await new Promise<void>((resolve) => {
    const hold = () => {
      resolve()
      return new Promise(() => undefined)
    }
    locks.request(releaseLock(registration.scope, release), { mode: 'shared' }, hold).catch(() => resolve())
  })
}

/** The worker that answers pages, as soon as there is one; null where it gives up. */
async function activeWorker(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const coming = registration.installing ?? registration.waiting
  if (registration.active || !coming) return registration.active
  return new Promise((resolve) => {
    const look = () => {
      if (coming.state === 'activated') resolve(coming)
      else if (coming.state === 'redundant') resolve(registration.active)
    }
    coming.addEventListener('statechange', look)
    look()
  })
}

/** Asks the worker whether this release is whole; null where it gives no answer, or cannot take the page on. */
export async function sayHello(
  registration: ServiceWorkerRegistration,
  release: ReleaseId,
): Promise<HelloAnswer | null> {
  const worker = await activeWorker(registration)
  if (!worker) return null
  const answer = await ask(worker, { kind: 'hello', release })
  return answer && (await isTakenOn()) ? answer : null
}

function ask(worker: ServiceWorker, hello: Hello): Promise<HelloAnswer | null> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<HelloAnswer>) => resolve(data)
    setTimeout(resolve, ANSWER_MS, null)
    worker.postMessage(hello, [port2])
  }).finally(() => port1.close()) as Promise<HelloAnswer | null>
}

/** Whether what this page fetches goes through the worker by now. */
async function isTakenOn(): Promise<boolean> {
  if (container()?.controller) return true
  await new Promise((resolve) => {
    container()?.addEventListener('controllerchange', resolve, { once: true })
    setTimeout(resolve, TAKING_ON_MS)
  })
  return Boolean(container()?.controller)
}

/** Calls back when another worker takes this page on. */
export function onNewWorker(listener: () => void): void {
  container()?.addEventListener('controllerchange', listener)
}

/** Looks for a newer release on the host. False where the host does not answer. */
export async function lookForUpdate(registration: ServiceWorkerRegistration): Promise<boolean> {
  try {
    await registration.update()
    return true
  } catch {
    return false
  }
}
