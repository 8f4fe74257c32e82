/**
 * Folds the settings of several Kafka releases into compact rows, newest release first, each older
 * difference noted behind. `src/core/kafka/catalogue-row.ts` reads them and has the grammar.
 *
 * A broker's families that no design decides (logins, listeners, quorum ...) and its internal settings are
 * left out, for the catalogue is part of the page that loads first.
 *
 * @param {{ version: string, dump: Record<string, Record<string, object>> }[]} releases oldest first
 * @param {readonly string[]} brokerFamiliesLeftOut how the names of those families begin
 * @returns {Record<string, string[]>} rows by the kinds that share them
 */
export function catalogueRows(releases, brokerFamiliesLeftOut) {
  const kinds = new Map()
  for (const kind of ['topic', 'producer', 'consumer', 'streams', 'group', 'broker']) {
    const covering = releases.filter(({ dump }) => dump[kind])
    const keys = new Set(covering.flatMap(({ dump }) => Object.keys(dump[kind])))
    for (const key of [...keys].sort()) {
      if (kind === 'broker' && brokerFamiliesLeftOut.some((family) => key.startsWith(family))) continue
      const row = rowOf(kind, key, covering, releases)
      if (kind === 'broker' && /^[^|]*\|..x/.test(row)) continue
      if (!kinds.has(row)) kinds.set(row, [])
      kinds.get(row).push(kind)
    }
  }
  const grouped = {}
  for (const [row, of] of kinds) {
    const group = of.join(' ')
    grouped[group] ??= []
    grouped[group].push(row)
  }
  return grouped
}

const TYPES = {
  boolean: 'b',
  string: 's',
  int: 'i',
  long: 'l',
  short: 'h',
  double: 'd',
  list: 'L',
  class: 'c',
  password: 'p',
}

function rowOf(kind, key, covering, releases) {
  const present = covering.filter(({ dump }) => dump[kind][key])
  const newest = present.at(-1)
  if (present.length !== covering.indexOf(newest) - covering.indexOf(present[0]) + 1)
    throw new Error(`${kind} ${key} went and came back, which a row cannot say`)
  const now = facets(newest.dump[kind][key])
  const history = []
  const next = covering[covering.indexOf(newest) + 1]
  if (next) history.push(`-${next.version}`)
  for (let index = present.length - 1; index > 0; index--) {
    const after = facets(present[index].dump[kind][key])
    const before = facets(present[index - 1].dump[kind][key])
    for (const facet of Object.keys(after)) {
      if (after[facet] !== before[facet]) history.push(`${present[index].version}${facet}${before[facet]}`)
    }
  }
  if (present[0] !== releases[0]) history.push(`+${present[0].version}`)
  const property = kind === 'topic' ? brokerProperty(key, releases) : ''
  const fields = [key, now.t, now.d, now.c, history.join(';'), property]
  for (const field of fields) {
    if (/[|\n]/.test(field) || (field !== fields[4] && field.includes(';')))
      throw new Error(`${kind} ${key}: a separator occurs in ${field}`)
  }
  return fields.join('|').replace(/\|+$/, '')
}

const brokerProperty = (key, releases) =>
  releases.findLast(({ dump }) => dump.brokerDefaultProperties?.[key])?.dump.brokerDefaultProperties[key] ??
  ''

/** The three parts of a setting that may differ between releases: type and importance, default, constraint. */
function facets(setting) {
  return {
    t: `${TYPES[setting.type]}${setting.importance[0]}${setting.internal ? 'x' : ''}`,
    d: setting.required
      ? '!'
      : setting.default === null
        ? '~'
        : setting.default.replaceAll('class org.', 'org.'),
    c: constraint(setting),
  }
}

const SPECIAL = {
  '[1,...,9] or -1': '@gzip-level',
  '[partitionId]:[brokerId],[partitionId]:[brokerId],...': '@throttled-replicas',
  '[latest, earliest, none, by_duration:PnDTnHnMn.nS]': '@offset-reset',
  '[latest, earliest, by_duration:PnDTnHnMn.nS]': '@share-offset-reset',
  '[earliest, latest, by_duration:PnDTnHnMn.nS]': '@share-offset-reset',
  '[implicit, explicit]': '=implicit,explicit',
  '[batch_optimized, record_limit]': '~batch_optimized,record_limit',
  '[all, none, reuse.ktable.source.topics, merge.repartition.topics, single.store.self.join]':
    '@topology-optimization',
  'List containing maximum of 5 elements': '@at-most-5',
  'non-empty string': '@non-empty',
  'non-null string': '@non-null',
  'non-empty list': '@quorum',
}

function constraint(setting) {
  if (setting.min !== undefined || setting.max !== undefined)
    return `${setting.min ?? ''}..${setting.max ?? ''}`
  if (setting.list) {
    const flags = setting.anyLength
      ? ''
      : `${setting.isEmptyAllowed ? '' : '+'}${setting.isNullAllowed ? '?' : ''}!`
    return `[${flags}${setting.values.join(',')}`
  }
  if (setting.values) return `${setting.caseInsensitive ? '~' : '='}${setting.values.join(',')}`
  if (setting.validator === undefined) return ''
  return SPECIAL[setting.says] ?? ''
}
