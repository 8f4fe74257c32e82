import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Exporter } from '@/core/exporters/exporter'
import { goStarter } from '@/core/exporters/starter/go/go-starter'
import { javaStarter } from '@/core/exporters/starter/java/java-starter'
import { pythonStarter } from '@/core/exporters/starter/python/python-starter'
import { typescriptStarter } from '@/core/exporters/starter/typescript/ts-starter'
import { removeFolder, run, temporaryFolder } from '../support/leavings'
import { makeJavaTypes, serializedProtos } from '../support/protoc'
import { installPython, PYTHON_PROTOC, PYTHON_SERDES } from '../support/python'
import { Registry } from '../support/registry'
import type { Report } from '../support/report'
import { makeGoTypes } from './go'
import { compiledProject } from './java'
import { makePythonTypes } from './python'
import { writeProjects } from './runner'
import {
  GO_CHECK,
  javaCheck,
  PYTHON_CHECK,
  SERDES_GROUP,
  SERDES_SOUND,
  serdesDesign,
  TYPESCRIPT_CHECK,
} from './serdes'
import { installTypescript, makeTypescriptTypes, SOURCES } from './typescript'

/** A language: what its check prints, run in the folder of its program; undefined where its client is not to be had. */
type Check = (own: string, env: NodeJS.ProcessEnv, files: readonly string[]) => Promise<string | undefined>

const CHECKS: readonly (readonly [title: string, exporter: Exporter, check: Check])[] = [
  [
    'Java',
    javaStarter,
    async (own, env, files) => {
      const check = join(own, 'src/main/java/com/example/relay/Check.java')
      writeFileSync(check, javaCheck('com.example.relay'))
      const sources = [
        ...files.filter((file) => file.includes('/src/main/java/')),
        ...(await makeJavaTypes(own)),
      ]
      const command = await compiledProject(own, [...sources, check], ['-Xlint:none'])
      const words = (command?.words ?? []).map((word) => word.replace(/\.Main$/, '.Check'))
      return run('java', words, { env })
    },
  ],
  [
    'Python',
    pythonStarter,
    async (own, env) => {
      const python = await installPython(join(own, 'venv'), PYTHON_SERDES, PYTHON_PROTOC)
      if (python === undefined) return undefined
      await makePythonTypes(python, own)
      writeFileSync(join(own, 'check.py'), PYTHON_CHECK)
      return run(python, [join(own, 'check.py')], { env })
    },
  ],
  [
    'Go',
    goStarter,
    async (own, env) => {
      rmSync(join(own, 'worker_test.go'))
      const modules = readFileSync(join(own, 'go.mod'), 'utf8')
      writeFileSync(join(own, 'go.mod'), modules.replace(/.*(?:testcontainers|kadm).*\n/g, ''))
      writeFileSync(join(own, 'serdes_test.go'), GO_CHECK)
      const go = (...words: readonly string[]) =>
        run('go', ['-C', own, ...words], { env: { ...env, GOFLAGS: '-mod=mod' }, timeoutMs: 400_000 })
      await makeGoTypes(own)
      try {
        await go('mod', 'tidy')
      } catch {
        return undefined
      }
      return go('test', '-v', '-run', 'TestSerdes', '.')
    },
  ],
  [
    'TypeScript',
    typescriptStarter,
    async (own, env) => {
      const installed = temporaryFolder('packages')
      try {
        if (!(await installTypescript(installed))) return undefined
        symlinkSync(join(installed, 'node_modules'), join(own, 'node_modules'))
        await makeTypescriptTypes(installed, own)
        rmSync(join(own, 'src/worker.test.ts'))
        writeFileSync(join(own, 'src/check.ts'), TYPESCRIPT_CHECK)
        await run('node', [
          resolve('node_modules/typescript/bin/tsc'),
          '-p',
          own,
          ...SOURCES,
          '--outDir',
          join(own, 'out'),
          '--rootDir',
          join(own, 'src'),
        ])
        cpSync(join(own, 'src/gen'), join(own, 'out/gen'), { recursive: true })
        return await run('node', [join(own, 'out/check.js')], { env })
      } finally {
        removeFolder(installed)
      }
    },
  ],
]

/** Python's projects have the files of Protobuf as they are registered. */
async function startRegistry(): Promise<Registry> {
  const folder = temporaryFolder('registry')
  try {
    writeProjects(folder, pythonStarter, serdesDesign, () => undefined)
    return await Registry.start(serdesDesign, await serializedProtos(join(folder, SERDES_GROUP)))
  } finally {
    removeFolder(folder)
  }
}

/**
 * What programs write by a registry they read again, in every language: records of Avro and of JSON, what no schema
 * explains, what the registry does not know, and a registry that is not there. None registers anything.
 */
export async function proveSerdes(report: Report): Promise<void> {
  const registry = await startRegistry()
  const only = process.env['STARTER_LANGUAGES']?.split(',')
  try {
    for (const [title, exporter, check] of CHECKS) {
      if (only !== undefined && !only.includes(title)) continue
      const folder = temporaryFolder('serdes')
      try {
        const files = writeProjects(folder, exporter, serdesDesign, () => undefined)
        const env = { ...process.env, SCHEMA_REGISTRY_URL: registry.url }
        const printed = await check(resolve(folder, SERDES_GROUP), env, files)
        if (printed === undefined) report.note(`${title}, schemas: skipped: its packages cannot be had here`)
        else
          report.check(
            printed.includes(SERDES_SOUND),
            `${title}: records are written and read by a registry`,
            () => printed,
          )
      } finally {
        removeFolder(folder)
      }
    }
    report.same(registry.refused, [], 'no program registers a schema')
  } finally {
    registry.stop()
  }
}
