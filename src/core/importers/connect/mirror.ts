import { MIRROR } from '../../model/connector-words'
import type { FactBook } from '../facts/fact-book'
import type { Place } from '../source'
import { readConnector } from './connector'
import { listOf } from './connector-settings'

type Line = readonly [key: string, value: unknown, place: Place]

/** Which of a flow's settings each of the three connectors reads. @see MirrorMakerConfig */
const OF_CHECKPOINTS = /^(?:groups|emit\.checkpoints|sync\.group|checkpoints\.|refresh\.groups|offset-syncs)/
const OF_HEARTBEATS = /^(?:emit\.heartbeats|heartbeats\.)/
const OF_WORKERS = /(?:^|\.)(?:config|offset|status)\.storage\./

/**
 * Draws what the properties of MirrorMaker 2 set up: for each flow that is enabled its three connectors, as they run
 * beside the cluster that is written to. A design has one cluster: the target of the first flow.
 */
export function readMirror(book: FactBook, lines: readonly Line[], place: Place): void {
  const text = (key: string) => lines.find(([one]) => one === key)?.[1]
  const clusters = listOf(String(text('clusters') ?? ''))
  const flows = clusters
    .flatMap((from) => clusters.map((to) => [from, to] as const))
    .filter(([from, to]) => from !== to && String(text(`${from}->${to}.enabled`) ?? 'false') === 'true')
  const [, target] = flows[0] ?? []
  if (target === undefined) {
    book.lose(place, 'No flow of these clusters is enabled: nothing is mirrored.')
    return
  }
  for (const [from, to] of flows) {
    if (to === target) readFlow(book, lines, place, from, to)
    else
      book.lose(
        lines.find(([key]) => key.startsWith(`${from}->${to}.`))?.[2] ?? place,
        `What is mirrored from \`${from}\` to \`${to}\` is not drawn: a design has one cluster, here \`${target}\`.`,
      )
  }
}

function readFlow(book: FactBook, lines: readonly Line[], place: Place, from: string, to: string): void {
  const flow = `${from}->${to}.`
  const clusterKeys = lines.filter(([key]) => key.startsWith(`${from}.`) || key.startsWith(`${to}.`))
  const shared = lines.filter(([key]) => !key.includes('->') && key !== 'clusters' && !OF_WORKERS.test(key))
  const general = shared.filter(
    (line) => !clusterKeys.includes(line) && !/^[\w-]+\.bootstrap\.servers$/.test(line[0]),
  )
  const own = lines
    .filter(([key]) => key.startsWith(flow))
    .map(([key, ...rest]): Line => [key.slice(flow.length), ...rest])
  const settings = [...general, ...own].filter(([key]) => key !== 'enabled')
  const aliases: Line[] = [
    ['source.cluster.alias', from, place],
    ['target.cluster.alias', to, place],
  ]
  const others = clusterKeys.flatMap(([key, value, at]): Line[] =>
    key.startsWith(`${from}.`)
      ? [[`source.cluster.${key.slice(from.length + 1)}`, value, at]]
      : [[`target.cluster.${key.slice(to.length + 1)}`, value, at]],
  )
  const kinds = [
    ['source', (key: string) => !OF_CHECKPOINTS.test(key) || /^offset-syncs/.test(key)],
    ['checkpoint', (key: string) => OF_CHECKPOINTS.test(key)],
    ['heartbeat', (key: string) => OF_HEARTBEATS.test(key)],
  ] as const
  for (const [kind, isRead] of kinds) {
    if (
      kind !== 'source' &&
      String(settings.find(([key]) => key === `emit.${kind}s.enabled`)?.[1]) === 'false'
    )
      continue
    readConnector(book, {
      name: `${from}-${to}-${kind}`,
      fallback: `${from}-${to}-${kind}`,
      place,
      settings: [
        ['connector.class', MIRROR[kind], place],
        ...aliases,
        ...others,
        ...settings.filter(([key]) =>
          kind === 'source' ? isRead(key) && !OF_HEARTBEATS.test(key) : isRead(key),
        ),
      ],
    })
  }
}
