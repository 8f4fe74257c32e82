import type { Field } from '../reading/field'

/** The protocol of a channel that is not Kafka's: of all the servers that it names, or else of all its bindings. */
export function otherProtocol(
  channel: Field,
  bindings: Field | undefined,
  servers: ReadonlyMap<string, string>,
): string | undefined {
  const bound = (bindings?.keys() ?? []).filter((key) => !key.startsWith('x-'))
  const protocols = (channel.get('servers')?.items() ?? []).flatMap(
    (one) => servers.get(one.get('$ref')?.text()?.split('/').at(-1) ?? one.text() ?? '') ?? [],
  )
  if (bound.includes('kafka')) return undefined
  if (protocols.length > 0)
    return protocols.some((protocol) => protocol.startsWith('kafka')) ? undefined : protocols[0]
  return bound[0]
}
