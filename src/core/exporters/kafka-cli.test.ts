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
import { settingsOf } from './setting-text'

const script = (design: Design): string => kafkaCli.export(design, analyse(design))[0]?.text ?? ''

/** Tools that write down what they were called with, each argument behind a null character. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: bash, not JavaScript
const FAKE = '#!/usr/bin/env bash\n{ printf "%s\\0" "${0##*/}" "$@"; printf "\\0\\0"; } >> "$CALLS"\n'

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
      const topic = topics.get(option('--entity-name'))
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
          .filter(({ name }) => checkTopicName(name).ok)
          .map(({ name, config }) => [
            name,
            {
              partitions: views.topics[name]?.partitions,
              replicas: views.topics[name]?.replicationFactor,
              config: Object.fromEntries(settingsOf(config).filter(canBeTold)),
            },
          ])
        expect([...clusterAfter(calls)]).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  }, 60_000)

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
    expect(run(text).calls).toHaveLength(1)
    expect(kafkaCli.unsupported(design).join(' ')).toMatch(
      /refuses the name: `two lines; rm`.*brackets of `orders`/,
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
