import type { ExporterEntry } from '../exporter'

/** The formats that draw a design, or tell it to other tools, in the order of the list. */
export const DRAWING_ENTRIES: readonly ExporterEntry[] = [
  {
    id: 'mermaid',
    label: 'Mermaid',
    group: 'drawings',
    audience: 'For readers of Markdown: README files, wikis, pull requests.',
    summary: 'A flowchart for Markdown, which code hosts and wikis draw.',
    load: () => import('./mermaid').then(({ mermaid }) => mermaid),
  },
  {
    id: 'graphviz',
    label: 'Graphviz',
    group: 'drawings',
    audience: 'For whoever draws graphs by program.',
    summary: 'A graph in the DOT language, for dot and whatever reads it.',
    load: () => import('./graphviz').then(({ graphviz }) => graphviz),
  },
  {
    id: 'plantuml',
    label: 'PlantUML',
    group: 'drawings',
    audience: 'For writers of documents that are kept as code.',
    summary: 'A diagram for wikis and documents that are kept as code.',
    load: () => import('./plantuml').then(({ plantuml }) => plantuml),
  },
  {
    id: 'drawio',
    label: 'draw.io',
    group: 'drawings',
    audience: 'For architects who go on drawing.',
    summary: 'A page with every node where it stands, to go on drawing in draw.io.',
    load: () => import('./drawio').then(({ drawio }) => drawio),
  },
  {
    id: 'asyncapi',
    label: 'AsyncAPI 3',
    group: 'drawings',
    audience: 'For teams that publish the interfaces of their applications.',
    summary: 'A document for each application: what it sends and receives, with the Kafka bindings.',
    load: () => import('./asyncapi').then(({ asyncapi }) => asyncapi),
  },
]
