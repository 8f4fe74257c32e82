import type { Draft } from '../facts/draft'
import type { Application, FactBook } from '../facts/fact-book'
import { defineImporter } from '../importer'
import { sayAbout } from '../reading/about-text'
import { type Field, readFields, tellUnread } from '../reading/field'
import { literalOf } from './literal-of'
import type { MessageContext } from './message-context'
import { otherProtocol } from './other-protocol'
import { readFailing } from './read-failing'
import { ignoreShelf, readMessage } from './read-message'
import { readTopicBinding } from './topic-binding'

/**
 * AsyncAPI 2 and 3. Version 3 says what the application itself does. Version 2 says by `publish` what others may
 * do, so that the application reads it; some tools mean the opposite, which is why the reading that was taken is said.
 */
export const asyncapi = defineImporter((source, book) => {
  for (const root of readFields(source, book)) {
    new AsyncApiReader(root, book, /["']?kafka["']?\s*:/.test(source.text)).read()
    tellUnread(root, book)
  }
  book.wholes.push({ of: 'topics', file: source.name, how: 'stated' })
})

const OF_SERVERS = ['url', 'host', 'pathname', 'description', 'variables', 'protocolVersion', 'bindings', 'security', 'tags', 'title', 'summary'] // biome-ignore format: a list of words

class AsyncApiReader {
  readonly #root: Field
  readonly #book: FactBook
  readonly #topics = new Map<string, Draft<'topic'>>()
  readonly #protocols: string[] = []
  /** The protocol of each server, by its name. */
  readonly #servers = new Map<string, string>()

  /** Whether any of it is about Kafka, as a binding is. */
  readonly #saysKafka: boolean

  constructor(root: Field, book: FactBook, saysKafka: boolean) {
    this.#root = root
    this.#book = book
    this.#saysKafka = saysKafka
  }

  read(): void {
    const root = this.#root
    const version = root.get('asyncapi')?.text() ?? ''
    const title = root.in('info', 'title')?.text()
    this.#book.entitle(title)
    root.get('info')?.ignore('version', 'license', 'contact', 'termsOfService', 'externalDocs', 'tags')
    root.ignore('id', 'defaultContentType')
    this.#readServers(root.get('servers'))
    if (this.#isOfAnotherProtocol()) return
    this.#tellProtocol()
    const about = root.in('info', 'description')
    const application = () => {
      const found = this.#book.application(title ?? 'Application', root.place)
      if (found) found.isOneProgram = true
      sayAbout(about, found)
      return found
    }
    if (version.startsWith('3')) this.#version3(application)
    else this.#version2(application)
    ignoreShelf(root.get('components'), this.#book)
  }

  /** Whether the servers speak another protocol than Kafka's and no binding is Kafka's: its channels are no topics then. */
  #isOfAnotherProtocol(): boolean {
    const others = this.#protocols.filter((name) => !name.startsWith('kafka') && name !== '')
    const [first] = others
    if (first === undefined || others.length < this.#protocols.length) return false
    if (this.#saysKafka) return false
    this.#root.ignore(...this.#root.entries().map(([key]) => key))
    this.#book.lose(
      this.#root.place,
      `This AsyncAPI document is of ${first}, without a word of Kafka: its channels are no topics.`,
    )
    return true
  }

  #tellProtocol(): void {
    const protocols = this.#protocols
    const [first] = protocols
    if (first !== undefined && !protocols.some((name) => name.startsWith('kafka'))) {
      this.#book.guess(
        this.#root.get('servers')?.place ?? this.#root.place,
        `The servers speak ${first}: their channels are drawn as topics all the same.`,
      )
    }
  }

  /** A field, or what it refers to in this file. */
  readonly #follow = (field: Field | undefined): Field | undefined => {
    let found = field
    for (let times = 0; times < 10; times += 1) {
      const reference = found?.get('$ref')
      const path = reference?.text()
      if (!reference || path === undefined) return found
      if (!path.startsWith('#/')) {
        this.#book.lose(
          reference.place,
          `\`${path.slice(0, 80)}\` is another file: what it says is not read.`,
        )
        return undefined
      }
      found = this.#root.in(
        ...path
          .slice(2)
          .split('/')
          .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
      )
    }
    return undefined
  }

  #readServers(servers: Field | undefined): void {
    if (!servers) return
    if (servers.get('$ref')) {
      this.#follow(servers)
      return
    }
    const protocols = this.#protocols
    for (const [id, entry] of servers.entries()) {
      const server = this.#follow(entry)
      const protocol = server?.get('protocol')
      const name = protocol?.text() ?? ''
      protocols.push(name)
      this.#servers.set(id, name)
      server?.ignore(...OF_SERVERS)
      if (protocol && /^kafka-secure$/.test(name))
        this.#book.cluster.say('security.encryption', 'tls', protocol.place, 'guessed')
    }
  }

  #version2(application: () => Application | undefined): void {
    const channels = this.#root.get('channels')
    let isRead = false
    for (const [name, channel] of channels?.entries() ?? []) {
      const inner = this.#follow(channel) ?? channel
      if (this.#isOfAnother(name, inner)) continue
      const topic = this.#topic(name, inner)
      for (const [key, joint] of [
        ['publish', 'reads'],
        ['subscribe', 'writes'],
      ] as const) {
        const operation = this.#follow(inner.get(key))
        if (!operation) continue
        isRead = true
        this.#operation(operation, joint, topic ?? name, application())
        readMessage(operation.get('message'), topic, this.#context)
      }
    }
    if (isRead && channels) {
      this.#book.guess(
        channels.place,
        'By the specification of AsyncAPI 2 the application reads what is under `publish` and writes what is under `subscribe`; so it is drawn. Some tools mean the opposite.',
      )
    }
  }

  #version3(application: () => Application | undefined): void {
    const known = new Map<string, Draft<'topic'> | string>()
    const others = new Set<string>()
    for (const [id, channel] of this.#root.get('channels')?.entries() ?? []) {
      const inner = this.#follow(channel) ?? channel
      const address = inner.get('address')
      const name = address?.text() ?? id
      if (this.#isOfAnother(name, inner)) {
        others.add(id)
        continue
      }
      const topic = this.#topic(name, inner, address)
      known.set(id, topic ?? name)
      const messages = inner.get('messages')?.entries() ?? []
      for (const [called, message] of messages)
        readMessage(message, topic, this.#context, messages.length > 1 ? called : undefined)
    }
    for (const [, entry] of this.#root.get('operations')?.entries() ?? []) {
      const operation = this.#follow(entry) ?? entry
      const action = operation.get('action')?.text()
      const channel = operation.in('channel', '$ref')?.text()?.split('/').at(-1) ?? ''
      operation.ignore('messages', 'security')
      if (others.has(channel.replaceAll('~1', '/').replaceAll('~0', '~'))) {
        operation.ignore(...operation.keys())
        continue
      }
      const topic = known.get(channel.replaceAll('~1', '/').replaceAll('~0', '~')) ?? channel
      if (action === 'send' || action === 'receive')
        this.#operation(operation, action === 'send' ? 'writes' : 'reads', topic, application())
      this.#reply(operation, action, known, application)
    }
  }

  /** What reading a message needs: where it refers to, and where its schema goes. */
  get #context(): MessageContext {
    return { follow: this.#follow, root: this.#root, book: this.#book }
  }

  /** Whether a channel is of another protocol: it is told then, and no topic. */
  #isOfAnother(name: string, channel: Field): boolean {
    const other = otherProtocol(channel, this.#follow(channel.get('bindings')), this.#servers)
    if (other === undefined) return false
    channel.plain()
    this.#book.lose(
      channel.place,
      `The channel \`${name.slice(0, 80)}\` is of ${other}, not of Kafka: it is no topic.`,
    )
    return true
  }

  /** Where the answer goes: what receives requests sends answers, and the other way round. */
  #reply(
    operation: Field,
    action: string | undefined,
    known: ReadonlyMap<string, Draft<'topic'> | string>,
    application: () => Application | undefined,
  ): void {
    const reply = this.#follow(operation.get('reply'))
    if (!reply) return
    reply.ignore('messages', 'address', 'description')
    const reference = reply.in('channel', '$ref')
    const channel = reference?.text()?.split('/').at(-1)
    const topic = channel === undefined ? undefined : known.get(channel)
    if (topic !== undefined && typeof topic !== 'string' && reference)
      this.#book.join(application(), action === 'send' ? 'reads' : 'writes', topic.name, reference.place)
    else
      this.#book.lose(
        reply.place,
        'Where the answers go is told by each request, or by a pattern: no edge is drawn for them.',
      )
  }

  /** A channel as a topic, by the name that its binding gives; undefined where its address has parameters. */
  #topic(name: string, channel: Field, address?: Field): Draft<'topic'> | undefined {
    const bindings = this.#follow(channel.get('bindings'))
    const binding = this.#follow(bindings?.get('kafka'))
    for (const [protocol, other] of bindings?.entries() ?? [])
      if (protocol !== 'kafka') other.ignore(...other.entries().map(([key]) => key))
    const bound = binding?.get('topic')
    const said = bound?.text() ?? name
    const place = bound?.place ?? address?.place ?? channel.place
    const about = channel.get('description')
    channel.ignore('summary', 'title', 'parameters', 'tags', 'externalDocs')
    binding?.ignore('bindingVersion')
    if (/\{[^}]*\}/.test(said)) {
      about?.text()
      this.#book.lose(
        place,
        `\`${said}\` is a pattern and no topic's name: it stands for as many topics as its parameters have values.`,
      )
      return undefined
    }
    const known = this.#topics.get(said)
    const topic = known ?? this.#book.topic(said, place)
    this.#topics.set(said, topic)
    sayAbout(about, topic)
    readTopicBinding(binding, topic, this.#book, this.#follow)
    return topic
  }

  #operation(
    operation: Field,
    joint: 'reads' | 'writes',
    topic: Draft<'topic'> | string,
    application: Application | undefined,
  ): void {
    operation.ignore('operationId', 'summary', 'description', 'title', 'externalDocs', 'tags')
    const traits = (operation.get('traits')?.items() ?? []).map((trait) => this.#follow(trait))
    const bindings = [operation, ...traits].map((one) =>
      this.#follow(this.#follow(one?.get('bindings'))?.get('kafka')),
    )
    for (const binding of bindings) binding?.ignore('clientId', 'bindingVersion')
    const group = bindings.map((binding) => binding?.get('groupId')).find((found) => found !== undefined)
    const id = group && literalOf(group)
    if (joint === 'reads' && application) {
      application.isGroup = true
      if (id) application.say('groupId', id.text(), id.place)
    }
    if (typeof topic === 'string') {
      this.#book.lose(
        operation.place,
        `${application?.called ?? 'The application'} ${joint} \`${topic}\`, a pattern: the edge is not drawn.`,
      )
      return
    }
    const failing = readFailing(operation, joint, this.#book)
    this.#book.join(application, failing?.joint ?? joint, topic.name, operation.place, 'stated', failing)
  }
}
