import type { ConnectorClass } from './connector-classes'
import families from './connector-settings.json'

const lists = new Map<string, readonly string[]>()
const listOf = (family: keyof typeof families): readonly string[] => {
  const known = lists.get(family) ?? families[family].split(' ')
  lists.set(family, known)
  return known
}

/**
 * Returns all settings of a connector of a class, those that Connect has for every connector among them; these alone
 * where no class is given or none of its are listed.
 */
export const settingsOfClass = (of?: ConnectorClass): readonly string[] =>
  of?.family === undefined ? listOf('common') : [...listOf('common'), ...listOf(of.family)]
