import { join } from 'node:path'
import type { Exporter } from '@/core/exporters/exporter'
import { goStarter } from '@/core/exporters/starter/go/go-starter'
import { javaStarter } from '@/core/exporters/starter/java/java-starter'
import { pythonStarter } from '@/core/exporters/starter/python/python-starter'
import { RICH_SCHEMAS } from '@/core/exporters/starter/rich-schemas'
import { springStarter } from '@/core/exporters/starter/spring/spring-starter'
import type { ConsumerGroup, Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { freePorts } from '../support/cluster'
import type { KafkaTest } from '../support/kafka-test'
import { removeFolder, run, temporaryFolder } from '../support/leavings'
import { installPython } from '../support/python'
import { makeGoTypes } from './go'
import { makePythonTypes } from './python'
import { writeProjects } from './runner'
import { copyStandIns, withStandIns } from './spring'

/** How the tests of a language are run in the folder of a project; undefined where what they need cannot be had here. */
type Tests = (own: string, env: NodeJS.ProcessEnv) => Promise<unknown>

const NOT_THERE = /Could not (?:transfer|resolve)|No matching distribution|dial tcp|not found: module/i

const byMaven: Tests = async (own, env) => {
  copyStandIns(join(own, 'src/main/java'))
  await run('mvn', ['-q', '-B', '-f', join(own, 'pom.xml'), 'test'], { env, timeoutMs: 400_000 })
}

const LANGUAGES: readonly (readonly [title: string, exporter: Exporter, tests: Tests])[] = [
  ['Java', javaStarter, byMaven],
  ['Spring Boot', springStarter, byMaven],
  [
    'Python',
    pythonStarter,
    async (own, env) => {
      const python = await installPython(join(own, '../venv'), '-r', join(own, 'requirements-test.txt'))
      if (python === undefined) throw new Error('No matching distribution')
      await makePythonTypes(python, own)
      await run('sh', ['-c', 'cd "$1" && "$2" -m pytest -q', 'sh', own, python], { env, timeoutMs: 200_000 })
    },
  ],
  [
    'Go',
    goStarter,
    async (own, env) => {
      await makeGoTypes(own)
      const go = (...words: readonly string[]) =>
        run('go', ['-C', own, ...words], { env: { ...env, GOFLAGS: '-mod=mod' }, timeoutMs: 400_000 })
      await go('mod', 'tidy')
      await go('test', './...')
    },
  ],
]

/** An application of each kind, whose topics are of this language alone. */
function designOf(prefix: string): Design {
  const at = (name: string): string => `${prefix}-${name}`
  const of = (name: string, more: Partial<ConsumerGroup>): ConsumerGroup => ({
    name,
    consumes: [{ topic: at(`${name}-in`) }],
    ...more,
  })
  const onward = (name: string): Partial<ConsumerGroup> => ({
    produces: [{ topic: at(`${name}-out`) }],
    retries: { attempts: 1, backOffMs: 50 },
    deadLetter: { topic: at(`${name}-dead`) },
  })
  const empty = emptyDesign('Tests of starter code')
  return {
    ...empty,
    // Where they run asks for no login, whatever the design does.
    cluster: { ...empty.cluster, security: { authentication: 'sasl', encryption: 'tls' } },
    topics: [
      { name: at('typed-in'), ...RICH_SCHEMAS['orders'] },
      { name: at('typed-out'), ...RICH_SCHEMAS['prices'] },
    ],
    producers: [
      { name: 'feed', delivery: 'at-least-once', produces: [{ topic: at('feed-out') }] },
      { name: 'exact-feed', delivery: 'exactly-once', produces: [{ topic: at('exact-feed-out') }] },
    ],
    consumerGroups: [
      of('plain', { commit: 'after-processing' }),
      of('typed', { commit: 'after-processing', ...onward('typed') }),
      of('retrying', {
        commit: 'after-processing',
        ...onward('retrying'),
        retryTopics: [{ topic: at('retrying-retry'), delayMs: 100 }],
      }),
      of('exact', { commit: 'transactional', ...onward('exact') }),
      of('late', {
        commit: 'transactional',
        ...onward('late'),
        retries: { attempts: 0 },
        retryTopics: [{ topic: at('late-retry'), delayMs: 100 }],
      }),
      of('all', { reads: 'everything' }),
      of('shared', { reads: 'share', commit: 'after-processing', ...onward('shared') }),
    ],
  }
}

/**
 * The tests that come with the programs, run as their READMEs say against a broker that KAFKA_BOOTSTRAP_SERVERS names:
 * of each guarantee, with retry topics and with types of records, of share groups and of those who read everything.
 */
export async function proveTests({ report, one }: KafkaTest): Promise<void> {
  const only = process.env['STARTER_LANGUAGES']?.split(',')
  for (const [title, exporter, tests] of LANGUAGES) {
    if (only !== undefined && !only.includes(title)) continue
    const folder = temporaryFolder('tests')
    try {
      const design = designOf(`tests-${title.toLowerCase().replace(/[^a-z]/g, '')}`)
      const files = writeProjects(
        folder,
        exporter,
        design,
        (path, text) => (path.endsWith('/pom.xml') ? withStandIns(text) : undefined),
        { build: 'maven' },
      )
      const names = [...design.producers, ...design.consumerGroups]
        .map(({ name }) => name)
        .filter((name) => files.some((file) => file.startsWith(join(folder, name, '/'))))
      const [port = 0] = await freePorts(1)
      const env = { ...process.env, KAFKA_BOOTSTRAP_SERVERS: one.bootstrap, HEALTH_PORT: String(port) }
      let isThere = true
      for (const name of names) {
        const failed = await tests(join(folder, name), env).then(
          () => '',
          ({ message }: Error) => message,
        )
        isThere &&= !NOT_THERE.test(failed)
        if (!isThere) break
        report.check(failed === '', `${title}: the test of ${name} passes`, () => failed.slice(-4000))
      }
      if (isThere) report.figure(`${title}: programs whose own tests were run`, String(names.length))
      else report.note(`${title}, its own tests: skipped: what they need cannot be had here`)
    } finally {
      removeFolder(folder)
    }
  }
}
