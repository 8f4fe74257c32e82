import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { analyse } from '@/core/analyse'
import { registrySubjects, SCHEMA_TYPES } from '@/core/exporters/registry/registry-subjects'
import { schemaReaders } from '@/core/exporters/schema-readers'
import type { Design } from '@/core/model/design'

interface Registered {
  readonly subject: string
  readonly version: number
  readonly id: number
  readonly schema: string
  readonly schemaType: string
  readonly references: readonly unknown[]
}

/** What clients ask of a schema registry, with the subjects of a design registered; it takes none from a client. */
export class Registry {
  readonly #server: Server
  readonly #schemas: readonly Registered[]
  readonly #serialized: ReadonlyMap<string, string>
  /** Every request that would have registered something. */
  readonly refused: string[] = []

  private constructor(schemas: readonly Registered[], serialized: ReadonlyMap<string, string>) {
    this.#schemas = schemas
    this.#serialized = serialized
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const [path = '', asked = ''] = (request.url ?? '').split('?')
        const body = Buffer.concat(chunks).toString()
        const answer = this.#answer(request.method ?? '', decodeURIComponent(path), body)
        const found = asked.includes('format=serialized') ? this.#inBytes(answer) : answer
        response.writeHead(found === undefined ? 404 : 200, {
          'content-type': 'application/vnd.schemaregistry.v1+json',
        })
        response.end(JSON.stringify(found ?? { error_code: 40403, message: 'Schema not found' }))
      })
    })
  }

  /** `serialized` are the files of Protobuf by their texts, for clients that ask for these. */
  static async start(design: Design, serialized: ReadonlyMap<string, string> = new Map()): Promise<Registry> {
    let id = 100
    const schemas = registrySubjects(design, schemaReaders(analyse(design))).flatMap(
      ({ name, language, versions }) =>
        versions.map(({ text, references }, at) => {
          id += 1
          return {
            subject: name,
            version: at + 1,
            id,
            schema: text,
            schemaType: SCHEMA_TYPES[language],
            references,
          }
        }),
    )
    const registry = new Registry(schemas, serialized)
    await new Promise<void>((resolve) => registry.#server.listen(0, '127.0.0.1', resolve))
    return registry
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #inBytes(answer: unknown): unknown {
    const { schema = '' } = (answer ?? {}) as Partial<Registered>
    const bytes = this.#serialized.get(schema.trim())
    return bytes === undefined ? answer : { ...(answer as Registered), schema: bytes }
  }

  #answer(method: string, path: string, body: string): unknown {
    const [first, second, third, fourth] = path.split('/').slice(1)
    if (first === 'schemas' && second === 'ids') return this.#schemas.find(({ id }) => String(id) === third)
    if (first !== 'subjects' || second === undefined) return undefined
    const own = this.#schemas.filter(({ subject }) => subject === second)
    if (method === 'POST') {
      if (third === 'versions') {
        this.refused.push(second)
        return undefined
      }
      const { schema } = JSON.parse(body) as { schema: string }
      return own.find((one) => sameSchema(one.schema, schema))
    }
    if (third !== 'versions') return undefined
    if (fourth === undefined) return own.map(({ version }) => version)
    return fourth === 'latest' ? own.at(-1) : own.find(({ version }) => String(version) === fourth)
  }
}

function sameSchema(left: string, right: string): boolean {
  try {
    return JSON.stringify(JSON.parse(left)) === JSON.stringify(JSON.parse(right))
  } catch {
    return left.trim() === right.trim()
  }
}
