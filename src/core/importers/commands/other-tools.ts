import { settingsOfText } from '../listings/settings-text'
import type { Place } from '../source'
import type { Options } from './options'
import type { ScriptState } from './script-state'

/** The words that are no options and no values of options. */
function plainWords(words: readonly string[]): string[] {
  const names: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (!/^-/.test(word)) names.push(word)
    else if (!word.includes('=') && !/^--(?:if-not-exists|no-confirm|detailed)$/.test(word)) at += 1
  }
  return names
}

/** Reads a call of rpk, Confluent's command line, kaf or kafkactl. Returns whether it changes topics. */
export function otherTool(
  tool: string,
  rest: readonly string[],
  options: Options,
  place: Place,
  state: ScriptState,
): boolean {
  const at = rest.findIndex((word) => /^topics?$/.test(word))
  const verb = at < 0 ? undefined : rest[at + 1]
  const isReversed = tool === 'kafkactl' && /^(?:create|alter|delete)$/.test(rest[0] ?? '')
  const action = isReversed ? rest[0] : verb
  const names = plainWords(rest.slice(isReversed ? 2 : at + 2))
  if (at < 0 || action === undefined) return false
  const configs = [
    ...options.all('topic-config'),
    ...options.all('c'),
    ...options.all('config'),
    ...options.all('set'),
    ...options.all('s'),
  ].flatMap((text) => settingsOfText(text))
  for (const name of names) {
    if (action === 'create') {
      const made = state.create(name, place, options.has('if-not-exists'))
      made?.say('partitions', options.one('partitions') ?? options.one('p'), place)
      made?.say(
        'replicationFactor',
        options.one('replicas') ?? options.one('replication-factor') ?? options.one('r'),
        place,
      )
      for (const [key, value] of configs) made?.say(`config.${key}`, value, place)
    } else if (/^(?:alter-config|update|alter|set-config)$/.test(action)) {
      const known = state.known(name, place)
      known.set('partitions', options.one('partitions') ?? options.one('p'), place)
      for (const [key, value] of configs) known.set(`config.${key}`, value, place)
      for (const key of options.all('delete')) known.unset(`config.${key}`, place)
    } else if (action === 'add-partitions')
      state.known(name, place).add(Number(options.one('num') ?? options.one('n')), place)
    else if (action === 'delete') state.remove(name, place)
    else return false
  }
  return names.length > 0
}
