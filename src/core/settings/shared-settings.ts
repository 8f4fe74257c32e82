import type { Config } from '../model/design'
import type { Settings } from './settings'

/** So many contents are cached; who has more of them than this has forgotten the first ones. */
const MOST_CACHED = 4096

/**
 * Returns a configuration as one text, equal exactly where keys, values and their types are. A key without a value is
 * as one that is not there.
 */
export function contentOf(config: Config): string {
  let content = ''
  for (const key in config) {
    const value = config[key]
    if (value === undefined) continue
    const text = String(value)
    content += `${key.length}:${key}${(typeof value)[0]}${text.length}:${text}`
  }
  return content
}

/** Returns a cache of settings by what they are made of: thousands of nodes that say the same have one, with each key read once. */
export function sharedByContent(): (content: string, make: () => Settings) => Settings {
  const known = new Map<string, Settings>()
  return (content, make) => {
    const before = known.get(content)
    if (before !== undefined) return before
    const settings = make()
    if (known.size >= MOST_CACHED) known.clear()
    known.set(content, settings)
    return settings
  }
}
