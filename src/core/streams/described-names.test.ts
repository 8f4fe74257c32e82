import { describe, expect, it } from 'vitest'
import { chainsOfDescription, descriptionOf } from './chains-of-description'
import { printChains } from './print-chains'
import { readChains } from './read-chains'

function foundAgain(program: string): string | null {
  const read = readChains(program)
  if (!read.ok) throw new Error('The program does not read.')
  const description = descriptionOf({ name: 'app', processing: read.value })
  const found = description && chainsOfDescription(description)
  return found && printChains(found.processing)
}

describe('a description of which names were given', () => {
  it.each([
    'stream logins | groupByKey | count named counted store per-user | toStream | to alarms',
    'stream logins | groupByKey named users | count named counted store per-user | filter | toStream | to alarms',
    'stream logins | groupByKey | windowedBy tumbling 5 min | count named counted store per-user | suppress until windowCloses | toStream | to alarms',
  ])('is of a count, though neither its name nor that of its store says so: %s', (program) => {
    expect(foundAgain(program)).toContain('count store per-user named counted')
  })

  it('is of a stream made a table, where the numbers of others say so', () => {
    const program =
      'users = stream users | toTable store users-store named users-table\nfrom users | filter | toStream | to known'
    expect(foundAgain(program)).not.toBeNull()
  })

  it.each([
    'stream raw | repartition named spread | groupByKey | count store c | toStream | to counts',
    'stream raw | filter | repartition 12 | repartition named spread | groupByKey | count | toStream | to counts',
  ])('is of a repartition that is counted right away: %s', (program) => {
    expect(foundAgain(program)).toContain('repartition named spread')
  })

  it('is of a processor that looks into the store of a table, and of no join with it', () => {
    const found = foundAgain(
      'limits = table limits store limits-store\nstream payments | processValues stores limits-store named check | to checked',
    )
    expect(found).toContain('processValues stores limits-store named check')
    expect(
      foundAgain(
        'limits = table limits store limits-store\nstream payments | join limits named check | to checked',
      ),
    ).toContain('join limits named check')
  })

  it.each([
    'v = stream in named a | toTable store s1 named b | filter store s2 named c | groupBy named d | count store s3 named e\nfrom v | toStream named f | to out named g',
    't = table t store s1 named a | toStream named b | filter named c | split named d : x named e, y named f\nfrom x | to one named g\nfrom y | to two named h',
    'v = stream in named a | groupByKey named b | count store s1 named c | mapValues store s2 named d\nfrom v | toStream named e | process named f | join v named g | to out named h',
    't = table t store s1 named a | mapValues store s2 named b\nstream s named c | repartition named d | leftJoin t named e | to out named f',
    'v = stream in named a | process store s1 named b | flatMapValues named c | groupByKey named d | cogroup | aggregate store s2 named e\nfrom v | toStream named f | join v named g | to out named h',
    'one = stream one named a\ntwo = stream two named b\nfrom two | join one within 5 min named c | to out named d\nfrom one | leftJoin one within 5 min store s named e | to again named f',
    'v = stream in named a | map named b | selectKey named c | toTable store s1 named d | filter store s2 named e | toStream named f\ng1 = from v | groupBy named g\nfrom v | groupBy named h | cogroup g1 | windowedBy sliding 10 s | aggregate store s3 named i | suppress until windowCloses named j | filterNot store s4 named k',
  ])('is of one program at least, though every operation and every store was named: %s', (program) => {
    expect(foundAgain(program)).not.toBeNull()
  })

  it('keeps the numbers that its sub-topologies have, by which their tasks are called', () => {
    const program =
      'stream b named b-in | filter named b-filter | to b-out named b-sink\na = table a store a-store named a-table\nstream c named c-in | groupByKey named c-group | count store c-store named c-count\nstream d named d-in | join a named d-join | to d-out named d-sink'
    const read = readChains(program)
    const description = read.ok ? descriptionOf({ name: 'app', processing: read.value }) : null
    const found = description && chainsOfDescription(description)
    const again = found && descriptionOf({ name: 'app', processing: found.processing })
    const names = (of: typeof description | null | undefined) =>
      of?.subtopologies.map(({ nodes }) => nodes.map(({ name }) => name).sort())
    expect(names(again)).toEqual(names(description))
  })

  it.each(['named priced', ''])('is of a stream that waits for a versioned table %s', (named) => {
    const found = foundAgain(
      `p = table prices store prices history 1 d\nstream orders | join p grace 5 min ${named} | to priced-orders`,
    )
    expect(found).toContain('history 1 d')
    expect(found).toContain('grace 1 min')
  })
})
