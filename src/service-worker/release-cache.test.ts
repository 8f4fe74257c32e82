import { describe, expect, it } from 'vitest'
import { memoryCaches } from '../testing/memory-caches'
import { type Release, releaseLock } from './protocol'
import { ReleaseCache, type Surroundings } from './release-cache'

const SCOPE = 'https://host.example/tools/'

const OLD: Release = { id: 'old1', files: ['assets/a-1.js', 'assets/same.js', 'favicon.svg'] }
const NEW: Release = { id: 'new2', files: ['assets/a-2.js', 'assets/same.js', 'favicon.svg'] }

const TYPES = { js: 'text/javascript', svg: 'image/svg+xml' } as const

/** A host that has one release, which a test may change or take files from. */
function makeHost(release: Release) {
  const host = {
    release,
    missing: new Set<string>(),
    /** Answers with its page, and success, for what it does not have. */
    isForgiving: false,
    asked: [] as string[],
    fetch: async ({ url, cache }: Request): Promise<Response> => {
      const path = url.slice(SCOPE.length)
      host.asked.push(cache === 'reload' ? `${path} again` : path)
      const page = new Response(`<meta content="${host.release.id}">`, {
        headers: { 'content-type': 'text/html' },
      })
      if (path === '') return page
      if (host.release.files.includes(path) && !host.missing.has(path)) {
        const type = path.endsWith('.svg') ? TYPES.svg : TYPES.js
        return new Response(`${host.release.id} ${path}`, { headers: { 'content-type': type } })
      }
      return host.isForgiving ? page : new Response('', { status: 404 })
    },
  }
  return host
}

function makeBrowser(host: ReturnType<typeof makeHost>) {
  const { caches, stores } = memoryCaches()
  const browser = {
    stores,
    pages: [] as string[],
    locks: [] as string[],
    isBeingReplaced: false,
    worker: (release: Release) => {
      const around: Surroundings = {
        scope: SCOPE,
        caches,
        fetch: host.fetch,
        openPages: async () => browser.pages,
        heldLocks: async () => browser.locks,
        isBeingReplaced: () => browser.isBeingReplaced,
      }
      return new ReleaseCache(release, around)
    },
    /** A page of a release is open, and says so. */
    open: (release: Release) => {
      browser.pages.push(SCOPE)
      browser.locks.push(releaseLock(SCOPE, release.id))
    },
    names: () => [...stores.keys()].map((name) => name.split(' ').at(-1)),
  }
  return browser
}

const get = (path: string, mode = 'cors') =>
  ({ method: 'GET', mode, url: SCOPE + path }) as unknown as Request
const text = async (answer: Promise<Response>) => (await answer).text()

describe('filling', () => {
  it('fetches every file once, the page last, and then answers without the host', async () => {
    const host = makeHost(OLD)
    const worker = makeBrowser(host).worker(OLD)
    expect(await worker.isWhole('old1')).toBe(false)
    await worker.fill()
    expect(host.asked.toSorted()).toEqual(['', ...OLD.files])
    expect(host.asked.at(-1)).toBe('')
    expect(await worker.isWhole('old1')).toBe(true)
    await worker.fill()
    expect(await text(worker.answer(get('assets/a-1.js')))).toBe('old1 assets/a-1.js')
    expect(await text(worker.answer(get('?from=mail', 'navigate')))).toContain('old1')
    expect(host.asked).toHaveLength(4)
  })

  it('goes on where it was cut off', async () => {
    const host = makeHost(OLD)
    const worker = makeBrowser(host).worker(OLD)
    host.missing.add('favicon.svg')
    await expect(worker.fill()).rejects.toThrow('favicon.svg')
    expect(await worker.isWhole('old1')).toBe(false)
    host.missing.clear()
    host.asked.length = 0
    await worker.fill()
    expect(host.asked).toEqual(['favicon.svg', ''])
  })

  it('takes the page of a host for no file, and asks past what stands in the browser’s own cache', async () => {
    const host = makeHost(OLD)
    host.isForgiving = true
    host.missing.add('assets/a-1.js')
    const worker = makeBrowser(host).worker(OLD)
    await expect(worker.fill()).rejects.toThrow('cannot be had')
    expect(host.asked).toContain('assets/a-1.js again')
  })

  it('takes no page of another release, which a host in the middle of a change may still have', async () => {
    const host = makeHost({ ...NEW, id: 'old1' })
    await expect(makeBrowser(host).worker(NEW).fill()).rejects.toThrow('not the page of release new2')
  })

  it('fetches again what a browser has thrown away', async () => {
    const host = makeHost(OLD)
    const browser = makeBrowser(host)
    const worker = browser.worker(OLD)
    await worker.fill()
    for (const entries of browser.stores.values()) entries.delete(`${SCOPE}assets/a-1.js`)
    expect(await worker.isWhole('old1')).toBe(false)
    await worker.fill()
    expect(await worker.isWhole('old1')).toBe(true)
  })
})

/** A browser in which the newer of two releases has taken over, and the host has nothing of the older one. */
async function afterChange() {
  const host = makeHost(OLD)
  const browser = makeBrowser(host)
  await browser.worker(OLD).fill()
  host.release = NEW
  host.asked.length = 0
  const worker = browser.worker(NEW)
  await worker.fill()
  return { host, browser, worker }
}

describe('two releases', () => {
  it('share what has one name, and fetch the rest', async () => {
    const { host } = await afterChange()
    expect(host.asked.toSorted()).toEqual(['', 'assets/a-2.js', 'favicon.svg'])
  })

  it('each find their own files, while a page that is opened is the newer one', async () => {
    const { worker } = await afterChange()
    expect(await text(worker.answer(get('assets/a-1.js')))).toBe('old1 assets/a-1.js')
    expect(await text(worker.answer(get('assets/a-2.js')))).toBe('new2 assets/a-2.js')
    expect(await text(worker.answer(get('favicon.svg')))).toBe('new2 favicon.svg')
    expect(await text(worker.answer(get('', 'navigate')))).toContain('new2')
    expect(await worker.isWhole('old1')).toBe(true)
  })

  it('stay as long as the older one has a page', async () => {
    const { browser, worker } = await afterChange()
    browser.open(OLD)
    browser.open(NEW)
    await worker.dropUnneeded()
    expect(browser.names()).toEqual(['old1', 'new2'])
    browser.pages.pop()
    browser.locks.shift()
    await worker.dropUnneeded()
    expect(browser.names()).toEqual(['new2'])
  })

  it('stay while a page does not say of which release it is', async () => {
    const { browser, worker } = await afterChange()
    browser.open(NEW)
    browser.pages.push(`${SCOPE}index.html`)
    browser.stores.set(`workbox-precache-v2-${SCOPE}`, new Map())
    await worker.dropUnneeded()
    expect(browser.names()).toHaveLength(3)
    browser.pages.pop()
    await worker.dropUnneeded()
    expect(browser.names()).toEqual(['new2'])
  })

  it('stay while a third one is on its way', async () => {
    const { browser, worker } = await afterChange()
    browser.isBeingReplaced = true
    await worker.dropUnneeded()
    expect(browser.names()).toEqual(['old1', 'new2'])
  })

  it('leave what is cached for other folders of the host alone', async () => {
    const { browser, worker } = await afterChange()
    const others = ['surveyor https://host.example/ x', 'workbox-precache-v2-https://host.example/', 'theirs']
    for (const name of others) browser.stores.set(name, new Map())
    browser.locks.push(releaseLock('https://host.example/', 'old1'))
    await worker.dropUnneeded()
    expect([...browser.stores.keys()]).toEqual([`surveyor ${SCOPE} new2`, ...others])
  })
})

describe('what it answers', () => {
  const worker = makeBrowser(makeHost(OLD)).worker(OLD)

  it.each(['assets/a-1.js', 'assets/of-an-older-release.js', 'favicon.svg'])('%s', (path) => {
    expect(worker.answers(get(path))).toBe(true)
  })

  it.each(['', '?a=b', 'index.html'])('a page at “%s”', (path) => {
    expect(worker.answers(get(path, 'navigate'))).toBe(true)
  })

  it.each(['release.json', 'sw.js', 'another-app/assets/a.js'])('not %s', (path) => {
    expect(worker.answers(get(path))).toBe(false)
  })

  it('neither another page below, nor what is sent', () => {
    expect(worker.answers(get('another-app/', 'navigate'))).toBe(false)
    expect(worker.answers({ ...get('assets/a-1.js'), method: 'POST' })).toBe(false)
  })
})
