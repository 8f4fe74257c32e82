import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { analyse } from '../analyse'
import { checkTopicName } from '../kafka/topic-name'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { templates } from '../templates/index'
import { kafkaCli } from './kafka-cli'
import { lossSentences } from './loss-sentences'
import { takenSettings } from './setting-text'

const script = (design: Design): string => kafkaCli.export(design, analyse(design))[0]?.text ?? ''

/** Tools that write down what they were called with, each argument behind a null character. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: bash, not JavaScript
const FAKE = '#!/usr/bin/env bash\n{ printf "%s\\0" "${0##*/}" "$@"; printf "\\0\\0"; } >> "$CALLS"\n'

// biome-ignore lint/suspicious/noTemplateCurlyInString: bash, not JavaScript
const BRACED = '${X}'

/** What shells and their checkers take for something of their own. */
const AWKWARD = [
  ...[
    '$(x)',
    BRACED,
    '$X',
    '`x`',
    '"',
    "'",
    '\\',
    '\\\\',
    'a\\',
    '!',
    '*',
    '~',
    '#',
    'a b',
    'a=b',
    ',',
    'a]',
  ],
  ...['\u201cx\u201d', '\u2018x\u2019', '\u201c\u2018$x\u201d', '\u00a0', '\u200b', '--x', '{a,b}', '<(x)'],
  ...['a|b;c&', "$'a'", '%s', "'\"'$\"'", '\\"', '\\$', 'a\\`', '\u2013', 'a\nb', ' a', '\u{1F600}'],
]

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'surveyor-cli-'))
  for (const tool of ['kafka-topics.sh', 'kafka-configs.sh']) {
    writeFileSync(join(folder, tool), FAKE)
    chmodSync(join(folder, tool), 0o755)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the script with the fake tools, and returns their calls. */
function run(text: string, environment: Record<string, string> = { BOOTSTRAP: 'b:9092', KAFKA_BIN: folder }) {
  const calls = join(folder, 'calls')
  writeFileSync(calls, '')
  const ran = spawnSync('bash', ['-s'], {
    input: text,
    env: { PATH: process.env['PATH'] ?? '', CALLS: calls, ...environment },
    encoding: 'utf8',
  })
  const said = readFileSync(calls, 'utf8').split('\0\0\0')
  return { status: ran.status, stderr: ran.stderr, calls: said.slice(0, -1).map((call) => call.split('\0')) }
}

/** What a cluster would hold after the calls: Kafka's reading of the arguments, written down again. */
function clusterAfter(calls: readonly (readonly string[])[]) {
  const topics = new Map<string, { partitions: number; replicas: number; config: Record<string, string> }>()
  for (const [tool, ...given] of calls) {
    const option = (name: string) => given[given.indexOf(name) + 1] ?? ''
    expect(given.slice(0, 2)).toEqual(['--bootstrap-server', 'b:9092'])
    if (tool === 'kafka-topics.sh') {
      expect(given).toContain('--if-not-exists')
      const [partitions, replicas] = [Number(option('--partitions')), Number(option('--replication-factor'))]
      topics.set(option('--topic'), { partitions, replicas, config: {} })
    } else {
      expect(given).toContain('--alter')
      const topic = given.includes('topics') ? topics.get(option('--entity-name')) : undefined
      // As ConfigCommand.parseConfigsToBeAdded splits them.
      for (const word of option('--add-config').split(/,(?=[^\]]*(?:\[|$))/)) {
        const [key = '', value = ''] = word.split(/\s*=\s*(?=[^\]]*(?:\[|$))/)
        if (topic) topic.config[key] = value.replace(/\[?\]?/g, '').trim()
      }
    }
  }
  return topics
}

const canBeTold = ([key, value]: readonly [string, string]) =>
  !/[[\],=\s\p{Cc}\p{Cs}]/u.test(key) && !/[[\]\p{Cc}\p{Cs}]/u.test(value) && value.trim() === value

describe('the script', () => {
  it('creates the topics of any design with their settings, whatever the names and values hold', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const { views } = analyse(design)
        const { status, stderr, calls } = run(script(design))
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
        const expected = design.topics
          .filter(({ name }) => checkTopicName(name).ok && (views.topics[name]?.partitions ?? 0) <= 10_000)
          .map(({ name, config }) => [
            name,
            {
              partitions: views.topics[name]?.partitions,
              replicas: views.topics[name]?.replicationFactor,
              config: Object.fromEntries(
                takenSettings('topic', config, design.cluster.kafkaVersion).filter(canBeTold),
              ),
            },
          ])
        expect([...clusterAfter(calls)]).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('asks for the brokers, and passes the tools’ own settings on', () => {
    const design = { ...emptyDesign('x'), topics: [{ name: 'orders' }] }
    const without = run(script(design), { KAFKA_BIN: folder })
    expect(without.status).not.toBe(0)
    expect(without.stderr).toContain('Set BOOTSTRAP to the brokers')
    const secured = run(script(design), {
      PATH: `${folder}:${process.env['PATH']}`,
      BOOTSTRAP: 'b:9092',
      COMMAND_CONFIG: '/etc/my admin.properties',
    })
    expect(secured.calls[0]).toEqual([
      'kafka-topics.sh',
      ...['--bootstrap-server', 'b:9092', '--command-config', '/etc/my admin.properties'],
      ...[
        '--create',
        '--if-not-exists',
        '--topic',
        'orders',
        '--partitions',
        '1',
        '--replication-factor',
        '1',
      ],
    ])
  })

  it('says what it leaves out, in the script and beside it', () => {
    const design = {
      ...emptyDesign('Name\n$(touch /tmp/never)'),
      topics: [{ name: 'two\nlines; rm' }, { name: 'orders', config: { 'x.y': '[1]' } }],
    }
    const text = script(design)
    expect(text).toContain('# Left out: "two\\nlines; rm".')
    expect(text).toContain('# Left out: x.y. kafka-configs.sh cannot be told: it takes brackets away.')
    expect(run(text).calls).toHaveLength(1)
    expect(lossSentences(kafkaCli.losses(design)).join(' ')).toMatch(
      /refuses the name: `two lines; rm`.*cannot be told it: it takes brackets away: `x\.y` of `orders`/,
    )
  })

  it('needs nothing to run where no topic is drawn that Kafka takes, whatever the others are called', () => {
    const text = script({ ...emptyDesign('x'), topics: [{ name: `"${BRACED}"` }] })
    expect(text).not.toContain('connection=')
  })

  it('has no fault that shellcheck finds, whatever names and settings hold', (context) => {
    if (spawnSync('shellcheck', ['--version']).status !== 0) context.skip('shellcheck is not installed')
    const files = AWKWARD.flatMap((awkward, at) => {
      const designs = [
        { ...emptyDesign(awkward), topics: [{ name: awkward }, { name: 't' }] },
        { ...emptyDesign('x'), topics: [{ name: awkward }] },
        {
          ...emptyDesign('x'),
          topics: [{ name: 't', config: { 'cleanup.policy': awkward, [awkward]: 1 } }],
          suppressions: [{ rule: 'r', at: 'topic:t', reason: `shellcheck disable=all\n${awkward}` }],
        },
      ]
      return designs.map((design, number) => {
        const file = join(folder, `awkward-${at}-${number}.sh`)
        writeFileSync(file, script(design))
        return file
      })
    })
    const checked = spawnSync('shellcheck', ['--shell', 'bash', ...files], { encoding: 'utf8' })
    expect(checked.stdout).toBe('')
  })

  it('gives every awkward value to the tool as it is', () => {
    for (const awkward of AWKWARD) {
      const { calls } = run(script({ ...emptyDesign('x'), topics: [{ name: 't', config: { k: awkward } }] }))
      const added = calls[1]?.at(-1)
      const bare = added?.replace(/^k=\[?|\]$/g, '')
      if (added !== undefined) expect(bare).toBe(awkward)
    }
  })

  it('says why a finding is accepted, in full', () => {
    const reason = `Only a test\n${'so it may '.repeat(50)}fail`
    const design: Design = {
      ...emptyDesign('x'),
      topics: [{ name: 'orders' }],
      suppressions: [
        { rule: 'topic-unread', at: 'topic:orders', reason },
        { rule: 'cluster-no-encryption', at: 'cluster', reason: 'One host' },
      ],
    }
    expect(script(design)).toContain(`# Accepted: topic-unread. ${reason.replace('\n', ' ')}\n"`)
    expect(script(design)).toContain('# Accepted: cluster-no-encryption. One host\n')
    expect(run(script(design)).calls).toHaveLength(1)
  })

  it('says in comments what a topic is for, whose it is and what data it holds', () => {
    const design: Design = {
      ...emptyDesign('x'),
      topics: [
        {
          name: 'a',
          description: 'One record\n\n$(touch x) `y`',
          owner: 'team\u2028orders',
          data: 'personal',
        },
      ],
    }
    expect(script(design)).toContain(
      '# Description: One record\n#\n#   $(touch x) `y`\n# Owner: team orders\n# Data: personal\n"',
    )
    expect(run(script(design)).calls).toHaveLength(1)
  })

  it('says what Kafka keeps of no topic, and which topics are named but not drawn', () => {
    const design: Design = {
      ...emptyDesign('x'),
      producers: [{ name: 'p', produces: [{ topic: 'undrawn' }, { topic: 'a' }] }],
      consumerGroups: [{ name: 'g', deadLetter: { topic: 'undrawn.dlq' } }],
      topics: [
        { name: 'a', key: { strategy: 'none' }, coPartitionedWith: ['b'] },
        { name: 'b', record: { maximumBytes: 5 }, config: { 'retention.ms': null } },
      ],
    }
    expect(lossSentences(kafkaCli.losses(design))).toEqual(
      expect.arrayContaining([
        'Not created, since clients name it but nobody has drawn it: `undrawn` and `undrawn.dlq`.',
        'Of no use to Kafka, and not in it: keys, joins, record sizes.',
        'Left out, since there is no value: `retention.ms` of `b`.',
      ]),
    )
  })

  it('has no fault that shellcheck finds, where shellcheck is installed', async (context) => {
    const isInstalled = spawnSync('shellcheck', ['--version']).status === 0
    if (!isInstalled) context.skip('shellcheck is not installed')
    for (const template of templates) {
      const text = script(await template.design())
      expect(execFileSync('shellcheck', ['--shell', 'bash', '-'], { input: text, encoding: 'utf8' })).toBe('')
    }
    const none = script(emptyDesign('Nothing yet'))
    expect(execFileSync('shellcheck', ['--shell', 'bash', '-'], { input: none, encoding: 'utf8' })).toBe('')
  })
})
