/** The caches of a browser, as far as the service worker uses them, in memory. */
export function memoryCaches() {
  const stores = new Map<string, Map<string, Response>>()

  const cacheOf = (entries: Map<string, Response>) => ({
    keys: async () => [...entries.keys()].map((url) => ({ url })),
    match: async (url: string) => entries.get(url)?.clone(),
    put: async (url: string, response: Response) => void entries.set(url, response),
  })

  const caches = {
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    open: async (name: string) => {
      const entries = stores.get(name) ?? new Map<string, Response>()
      stores.set(name, entries)
      return cacheOf(entries)
    },
    match: async (url: string, { cacheName = '' }) => stores.get(cacheName)?.get(url)?.clone(),
  }
  return { caches: caches as unknown as CacheStorage, stores }
}
