/** The Web Locks of a browser, as far as tabs tell by them which tabs live; a test ends a tab by its lock. */
export function memoryLocks() {
  const held = new Set<string>()
  const released = new EventTarget()

  const release = (name: string) => {
    held.delete(name)
    released.dispatchEvent(new Event(name))
  }

  const freed = (name: string, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      released.addEventListener(name, () => resolve(), { once: true })
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    })

  return {
    request: async (name: string, { signal }: { signal?: AbortSignal }, use: () => unknown) => {
      while (held.has(name)) await freed(name, signal)
      held.add(name)
      await use()
      release(name)
    },
    query: async () => ({ held: [...held].map((name) => ({ name })) }),
    release,
  }
}
