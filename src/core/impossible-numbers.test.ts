/** Of any document, however odd its numbers: no analysis that throws, and no number, said or exported, that cannot be. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { extremeDesignArbitrary } from '@/testing/extreme-designs'
import { analyse } from './analyse'
import type { Analysis } from './analysis'
import { parseDesign } from './document/parse-document'
import { exporters } from './exporters/index'
import { assignmentOf } from './facts/assignment-of'
import { explainPartitions } from './facts/explain-partitions'
import { replicasOf } from './facts/replicas-of'
import { configDefinition } from './kafka/catalogue'
import { checkConfigValue } from './kafka/check-config-value'
import { isNumeric } from './kafka/kafka-number'
import type { Design } from './model/design'
import { memberPartitions } from './sizing/member-partitions'
import { partitionShares } from './sizing/partition-shares'
import type { FigureInput } from './sizing/sizing'

const INT32_MAX = 2_147_483_647

/** Every object of a value that holds a number, with its path. */
function visitObjects(value: unknown, visit: (path: string, holder: object) => void, path = ''): void {
  if (typeof value !== 'object' || value === null) return
  visit(path, value)
  for (const [key, inner] of Object.entries(value)) visitObjects(inner, visit, `${path}.${key}`)
}

/** A group whose work takes no time keeps up with anything: the one number without an end. */
const isCapacity = (path: string, { name }: Partial<FigureInput>): boolean =>
  path.endsWith('.capacity') || name === 'capacity'

/** What an int of 32 bits counts: all of one node, and the brokers. Sums over nodes are as many as they are. */
const COUNTED: ReadonlySet<string> = new Set(['partitions', 'brokers', 'members'])
const isSum = (path: string): boolean =>
  /\.cluster\.(loads|partitions|partitionReplicas|.*inputs)|\.(capacity|memory|busiest|busy)\.inputs/.test(
    path,
  )

function impossibleNumbers({ sizing, traffic }: Analysis): string[] {
  const found: string[] = []
  visitObjects({ sizing, traffic }, (path, holder) => {
    const { unit } = holder as Partial<FigureInput>
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value !== 'number') continue
      const isEndless = value === Number.POSITIVE_INFINITY && isCapacity(path, holder)
      if (!Number.isFinite(value) && !isEndless) found.push(`${path}.${key} is ${value}`)
      if (value < 0 && !path.includes('.inputs')) found.push(`${path}.${key} is ${value}`)
      const isCount = unit === undefined ? COUNT_FIELDS.test(key) : COUNTED.has(unit)
      if (isCount && !isSum(path) && !(Number.isInteger(value) && value <= INT32_MAX)) {
        found.push(`${path}.${key} is no count: ${value}`)
      }
    }
  })
  return found
}

const COUNT_FIELDS = /^(recommended|count|lowerBound|idleMembers|partitions)$/

const IMPOSSIBLE_WORD = /\b(NaN|undefined|Infinity)\b|\[object/

/**
 * Everything that the analysis says, without what a person wrote and it repeats in backticks or as evidence: a name
 * with backticks of its own first, which would pair with those of the text.
 */
const saidOf = ({ findings, checklist, views }: Analysis, written: ReadonlySet<string>): string[] =>
  [
    ...findings
      .filter(({ rule }) => !rule.includes('config'))
      .flatMap(({ message, evidence, why }) => [message, why, ...evidence.map(({ value }) => value)]),
    ...checklist.map((item) => JSON.stringify({ ...item, failing: [] })),
    ...Object.values(views.topics).flatMap((view) => Object.values(explainPartitions(view))),
  ].map((text: string) =>
    [...written]
      .filter((value) => value.includes('`'))
      .reduce((left, value) => left.replaceAll(`\`${value}\``, ''), text)
      .replace(/`[^`]*`/g, ''),
  )

/** What a person wrote, which evidence repeats as it stands. */
function valuesOf(design: Design): ReadonlySet<string> {
  const values = new Set<string>()
  visitObjects(design, (_, holder) => {
    for (const value of Object.values(holder)) if (typeof value !== 'object') values.add(String(value))
  })
  return values
}

/** Whether a text is a number as Kafka reads it, or stands where the release wants none. */
function isTaken(
  kind: 'topic' | 'producer' | 'consumer',
  design: Design,
  key: string,
  value: string,
): boolean {
  const { kafkaVersion } = design.cluster
  if (!isNumeric(configDefinition(kind, key, kafkaVersion))) return true
  return checkConfigValue(kind, key, value, kafkaVersion).ok
}

const exported = (design: Design, analysis: Analysis, id: string) =>
  exporters.find((one) => one.id === id)?.export(design, analysis) ?? []

describe('any document, however odd its numbers', () => {
  const property = (check: (design: Design, analysis: Analysis) => void, numRuns = 100) =>
    fc.assert(
      fc.property(extremeDesignArbitrary, (design) => check(design, analyse(design))),
      { numRuns },
    )

  it('is analysed, in numbers that can be', () => {
    property((_, analysis) => {
      expect(impossibleNumbers(analysis)).toEqual([])
    }, 200)
  })

  it('is spoken of in words and digits', () => {
    property((design, analysis) => {
      const quoted = valuesOf(design)
      for (const text of saidOf(analysis, quoted)) {
        if (quoted.has(text)) continue
        expect(text).not.toMatch(IMPOSSIBLE_WORD)
        expect(text).not.toMatch(/\b\d+(\.\d+)?e[+-]\d+\b/)
      }
    })
  })

  it('has shares that add up, and members and replicas that can be listed', () => {
    property((_, { views }) => {
      for (const view of Object.values(views.topics)) {
        const sum = partitionShares(view).reduce((total, share) => total + share, 0)
        expect(sum).toBeCloseTo(1, 6)
        replicasOf(view)
      }
      for (const view of Object.values(views.consumerGroups)) {
        expect(memberPartitions(view).every((owned) => Number.isSafeInteger(owned))).toBe(true)
        assignmentOf(view)
      }
    }, 60)
  })

  it('is exported without impossible words, and so is what is left out', () => {
    property((design, analysis) => {
      for (const exporter of exporters) {
        for (const sentence of exporter.unsupported(design)) expect(sentence).not.toMatch(IMPOSSIBLE_WORD)
        for (const { path, text } of exporter.export(design, analysis)) {
          // In TypeScript the word is its own.
          const impossible = path.endsWith('.ts') ? /\b(NaN|Infinity)\b/ : /\b(NaN|Infinity|undefined)\b/
          if (!exporter.id.startsWith('surveyor')) expect(text).not.toMatch(impossible)
        }
      }
    })
  })

  it('is exported for Strimzi in numbers that Kafka takes', () => {
    property((design, analysis) => {
      for (const { text } of exported(design, analysis, 'strimzi')) {
        for (const document of parseAllDocuments(text, { intAsBigInt: true })) {
          const resource = document.toJS() as StrimziTopic | null
          if (!resource) continue
          expect(resource.spec.partitions).toSatisfy(isFrom1To(10_000n))
          expect(resource.spec.replicas).toSatisfy(isFrom1To(32_767n))
          for (const [key, value] of Object.entries(resource.spec.config ?? {})) {
            expect([key, value]).toSatisfy(() => isTaken('topic', design, key, String(value)))
          }
        }
      }
    })
  })

  it('is exported for the command line in numbers that Kafka takes', () => {
    property((design, analysis) => {
      for (const { text } of exported(design, analysis, 'kafka-cli')) {
        const lines = text.split('\n').filter((line) => line.startsWith('  --topic '))
        for (const line of lines)
          expect(line).toMatch(/ --partitions [1-9]\d{0,4} --replication-factor [1-9]\d{0,4}$/)
        const kept = Object.values(analysis.views.topics).filter(({ partitions }) => partitions <= 10_000)
        expect(lines.length).toBeLessThanOrEqual(kept.length)
      }
    })
  })

  it.each([
    ['producer-properties', 'producer'],
    ['consumer-properties', 'consumer'],
  ] as const)(
    'is exported as %s in numbers that Kafka takes',
    (id, kind) => {
      property((design, analysis) => {
        for (const { text } of exported(design, analysis, id)) {
          for (const line of text.split('\n')) {
            const [, key, value] = /^([a-z.]+)=(.*)$/.exec(line) ?? []
            if (key === undefined || value === undefined || value.includes('\\')) continue
            // librdkafka lingers for fractions of a millisecond too.
            if (key === 'linger.ms' && /^\d+(\.\d+)?$/.test(value)) continue
            expect(line).toSatisfy(() => isTaken(kind, design, key, value))
          }
        }
      })
    },
    60_000,
  )

  it('is exported as Surveyor’s own text, which opens again as it was', () => {
    property((design, analysis) => {
      for (const id of ['surveyor-yaml', 'surveyor-json']) {
        for (const { text } of exported(design, analysis, id)) {
          expect(parseDesign(text)).toEqual({ ok: true, value: design })
        }
      }
    })
  })
})

const isFrom1To = (most: bigint) => (count: unknown) =>
  typeof count === 'bigint' && count >= 1n && count <= most

interface StrimziTopic {
  readonly spec: {
    readonly partitions: unknown
    readonly replicas: unknown
    readonly config?: Readonly<Record<string, unknown>>
  }
}

describe('the numbers that were seen', () => {
  const design = (fields: string): Design => {
    const parsed = parseDesign(`surveyor: 1\nname: odd\n${fields}`)
    if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join(' '))
    return parsed.value
  }
  const script = (of: Design): string => exported(of, analyse(of), 'kafka-cli')[0]?.text ?? ''

  it('analyses a partition that is said to write next to nothing, with sample keys and without', () => {
    for (const key of ['', ', key: { strategy: entity, samples: [a, b] }']) {
      const odd = design(
        `sizing: { partitionWriteBytesPerSecond: 5e-324 }\ntopics: [{ name: orders${key} }]\n` +
          'producers: [{ name: p, produces: [{ topic: orders, recordsPerSecond: { average: 5 } }] }]',
      )
      const { findings, sizing } = analyse(odd)
      expect(sizing.topics['orders']?.partitions.recommended).toBe(6720)
      expect(findings.map(({ rule }) => rule)).toContain('cluster-number-not-meant')
      expect(script(odd)).toContain('--partitions 6720')
    }
  })

  it('refuses by name a topic of more partitions than Kafka creates', () => {
    const odd = design(
      'topics: [{ name: orders, record: { averageBytes: 1000000000 } }, { name: small }]\n' +
        'producers: [{ name: p, produces: [{ topic: orders, recordsPerSecond: { average: 1000000000 } }] }]',
    )
    const analysis = analyse(odd)
    expect(analysis.findings.find(({ rule }) => rule === 'topic-partitions-refused')?.message).toBe(
      '`orders` would need 2,147,483,647 partitions, and Kafka creates at most 10,000',
    )
    expect(script(odd)).toContain('# Left out: orders. Kafka creates no topic of 2,147,483,647 partitions.')
    expect(script(odd)).toContain("--topic 'small' --partitions 1 ")
    for (const id of ['kafka-cli', 'strimzi']) {
      expect(exporters.find((one) => one.id === id)?.unsupported(odd)).toContain(
        'Left out, since Kafka creates no topic of more than 10,000 partitions: `orders`.',
      )
    }
    expect(parse(exported(odd, analysis, 'strimzi')[0]?.text.split('---\n')[1] ?? '').metadata.name).toBe(
      'small',
    )
  })

  it('leaves out a setting whose number Kafka refuses, by name', () => {
    const odd = design(
      'topics: [{ name: orders, config: { retention.ms: 1e23, segment.ms: 1.5, min.insync.replicas: 2 } }]\n' +
        'consumerGroups: [{ name: g, config: { max.poll.records: 5e-7 } }]',
    )
    expect(script(odd)).toContain("--add-config 'min.insync.replicas=2'")
    expect(exporters.find((one) => one.id === 'kafka-cli')?.unsupported(odd)).toContain(
      'Left out, since Kafka refuses the number: `retention.ms` of `orders` and `segment.ms` of `orders`.',
    )
    const properties = exported(odd, analyse(odd), 'consumer-properties')[0]?.text
    expect(properties).toContain('# Left out: max.poll.records. Kafka refuses the number 0.0000005')
  })
})
