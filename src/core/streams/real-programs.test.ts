/** Catches a program as people write them whose description is read back by its edges alone. */
import { expect, it } from 'vitest'
import { chainsOfDescription } from './chains-of-description'
import { describeTopology } from './describe-topology'
import { type Chain, stepOf, type WrittenStep } from './processing'
import { readChains } from './read-chains'
import { readDescriptions } from './read-descriptions'

const PROGRAMS: readonly string[] = [
  'stream a named n2\n repartition named n3\n selectKey\n map\n to b named n6',
  'stream a\n repartition named n3\n mapValues\n to b',
  'stream a\n repartition\n mapValues\n to b',
  'stream a\n repartition 12 named x\n process named p\n to b',
  'stream a\n repartition named n3\n selectKey\n to b',
  'stream a\n repartition named n3\n selectKey\n processValues named n4\n to b',
  'stream a\n process\n split named n5 : v2 named n3, else v4',
  'stream a\n process\n split v2, else v4\nfrom v2\n to x\nfrom v4\n to y',
  'stream a\n split named s : v2 named big, else v4 named small\nfrom v2\n to x\nfrom v4\n to y',
  'stream a\n filterNot named n3\n processValues\n toTable\n toStream\n to out4',
  'v = stream a\n repartition 6 named n12\n toTable store store13\n toStream\nfrom v\n to out15',
  'v = stream a\n repartition 6 named n12\n peek named n8\n to x',
  't = table t11\n mapValues store s3 named n4\n mapValues unlogged',
  'table t\n filter\n suppress until timeLimit every 1 min\n toStream\n to x',
  'table t\n filter named f\n suppress until timeLimit every 1 min named n8\n toStream\n to x',
  't = table t\n groupBy\n aggregate store "" named n2\n toStream\n to o',
  'a = stream a\nb = stream b\n outerJoin a before 0 ms after 1 min grace 2 s\n toTable\n filterNot named n6\n mapValues',
  'a = stream a\nstream b\n leftJoin a within 1 min\n selectKey\n groupByKey\n count\n toStream\n to x',
  'g = globalTable t11 named n2\nstream t14 named n5\n leftJoin g named x\n map\n filter named n6\n to z',
  'g = globalTable g\nh = globalTable h\nstream s\n leftJoin g\n leftJoin h\n to z',
  'g = globalTable g\nh = globalTable h\nstream s\n leftJoin g named a\n leftJoin h named b\n to z',
  'a = stream a\nfrom a\n groupByKey\n count store c1\nfrom a\n groupBy\n count store c2\n toStream\n to z',
  'a = stream a\n selectKey\nfrom a\n groupByKey\n count store c1\nfrom a\n groupByKey\n reduce store c2\n toStream\n to z',
  'c = table c\no = stream o\n selectKey\n join c\n groupByKey\n windowedBy tumbling 5 min\n aggregate store w\n suppress until windowCloses\n toStream\n to z',
  'c = table c store c\np = table p store p\no = stream o\n leftJoin c named lc\n selectKey named sk\n leftJoin p named lp\n to z named out',
  'o = table o\nc = table c\nfrom o\n leftJoin c foreign key\n toStream\n to z',
  'o = table o\nc = table c\nfrom o\n join c foreign key named fk store e\n toStream\n to z',
  'o = table o\nc = table c\nd = table d\nfrom o\n join c\n join d\n toStream\n to z',
  'a = stream a\nb = stream b\nfrom a\n merge b\n groupByKey\n count\n toStream\n to z',
  'a = stream a\nb = stream b\nc = stream c\nfrom a\n merge b\n merge c\n to z',
  'a = stream a\n groupByKey\nb = stream b\n groupByKey\nfrom a\n cogroup b\n aggregate store co\n toStream\n to z',
  'stream a\n mapValues\n filter\n selectKey\n groupByKey named g\n windowedBy hopping 5 min every 1 min\n count store c\n toStream\n map\n to z',
  'stream a\n flatMapValues\n groupBy\n count store counts\n toStream\n to z',
  'stream a\n process store dedup\n to z',
  'stream a\n process named p store dedup\n filter\n to z',
  'stream a\n processValues store dedup\n groupByKey\n count\n toStream\n to z',
  'a = stream a\nfrom a\n filter\n to x\nfrom a\n filterNot\n to y',
  'a = stream a, b\n filter\n to x',
  'pattern "a.*"\n mapValues\n to x',
  'a = stream a\n selectKey\n toTable store st\nstream b\n join a\n to z',
  'a = stream a\n map\nb = stream b\n map\nfrom a\n join b within 5 min\n to z',
  'a = stream a\n map\nb = stream b\n map\nfrom a\n join b within 5 min named j store js\n to z',
  'a = stream a\nfrom a\n join a within 5 min\n to z',
  'c = table c history 1 h\nstream a\n join c grace 1 min\n to z',
  'a = stream a\n split x, else y\nfrom x\n selectKey\n groupByKey\n count\nfrom y\n to d',
  'a = stream a\n peek\nfrom a\n to x\nfrom a\n foreach',
  'stream a\n repartition\n groupByKey\n count\n toStream\n to z',
  'stream a\n selectKey\n repartition named r\n groupByKey\n count\n toStream\n to z',
  'a = stream a\n repartition named ra\nb = table b\nfrom a\n join b\n to z',
]

const chainsOf = (text: string): readonly Chain[] => {
  const read = readChains(text)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const describedBy = (processing: readonly Chain[], optimization: string): string =>
  describeTopology({ name: 'app', processing, config: { 'topology.optimization': optimization } })

const isFound = (processing: readonly Chain[], optimization: string): boolean => {
  const [description] = readDescriptions(describedBy(processing, optimization))
  if (!description) throw new Error('nothing was described')
  return chainsOfDescription(description) !== null
}

/** The same program with every name given, as those write it who keep state over releases. */
const allNamed = (chains: readonly Chain[]): readonly Chain[] =>
  chains.map((chain, at) => ({
    ...chain,
    ...(chain.from === undefined && { named: chain.named ?? `read-${at}` }),
    ...(chain.steps && {
      steps: chain.steps.map((written, index): WrittenStep => {
        const step = stepOf(written)
        return /^(?:windowedBy|cogroup)$/.test(step.op)
          ? step
          : { ...step, named: step.named ?? `${step.op}-${at}-${index}` }
      }),
    }),
  }))

it.each(PROGRAMS.flatMap((text) => ['none', 'all'].map((optimization) => [optimization, text] as const)))(
  'is found again with topology.optimization %s: %s',
  (optimization, text) => {
    expect(isFound(chainsOf(text), optimization)).toBe(true)
  },
)

it('is mostly found again where every name is given', () => {
  const lost = PROGRAMS.filter((text) => !isFound(allNamed(chainsOf(text)), 'none'))
  // A name that is given says nothing of what is done: several programs have such a description.
  expect(lost.length / PROGRAMS.length).toBeLessThan(0.22)
})
