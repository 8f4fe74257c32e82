/** The way of browsers without a service worker: the tab itself takes in every module before it is needed. */

/** So many at a time: the page may be fetching others. */
const AT_ONCE = 4

/** Addresses that this tab holds; a module that was loaded once is never fetched again. */
const held = new Set<string>()

/**
 * Fetches a module and has the browser hold it, without running it. The browser is asked only once the file
 * is sure to be there: some keep a failed module until the page is loaded anew.
 */
async function hold(url: string): Promise<void> {
  if (held.has(url)) return
  const response = await fetch(url, { priority: 'low' })
  const isScript = (response.headers.get('content-type') ?? '').includes('javascript')
  if (!response.ok || !isScript) throw new Error(`${url} cannot be had: ${response.status}`)
  await response.arrayBuffer()
  await new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.crossOrigin = ''
    link.href = url
    link.onload = resolve
    link.onerror = reject
    document.head.append(link)
  })
  held.add(url)
}

/** Takes in every module and font of a release. False where one cannot be had; what came is held. */
export async function keepInTab(files: readonly string[]): Promise<boolean> {
  if (!document.createElement('link').relList.supports('modulepreload')) return false
  const urls = files
    .filter((file) => file.endsWith('.js'))
    .map((file) => new URL(file, document.baseURI).href)
  const queue = urls.values()
  const work = async () => {
    for (const url of queue) await hold(url)
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    await Promise.all(Array.from(document.fonts, (font) => font.load()))
    return true
  } catch {
    return false
  }
}
