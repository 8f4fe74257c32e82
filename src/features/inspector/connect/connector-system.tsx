import { updateNode } from '@/core/edits/update-node'
import { groupIdOf } from '@/core/model/connect-cluster'
import { CONNECTOR_TEMPLATES, withTemplate } from '@/core/model/connector-templates'
import { classLabel } from '@/core/model/connector-words'
import type { Connector } from '@/core/model/design'
import { partsByClass } from '@/core/model/parts-of-source'
import type { ConnectorView } from '@/core/views/views'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { DraftField } from '@/ui/draft-field'
import { SelectField } from '@/ui/select-field'
import { orNothing, withField } from '../edit-node'
import { readCount, readQuantity, shownCount } from '../quantity'
import { Section } from '../section'
import { readText, setConnector } from './set-connector'

const SIDES = [
  { value: 'auto', label: 'As its edges say' },
  { value: 'source', label: 'Source: into Kafka' },
  { value: 'sink', label: 'Sink: out of Kafka' },
] as const

type System = NonNullable<Connector['system']>

/** What is at the other end, by which class, and in how many tasks. */
export function ConnectorSystem({ view }: { view: ConnectorView }) {
  const { connector, side } = view
  const { name, system } = connector
  const set = setConnector(name)
  const setSystem = (field: keyof System, value: string | undefined) =>
    set(
      'system',
      orNothing(withField<System, keyof System>(system, field, value)),
      `Change the system of ${name}`,
    )
  return (
    <Section
      title="What it joins"
      aside={<span className="text-ink-soft text-small">{classLabel(connector.class)}</span>}
    >
      <TemplateField connector={connector} />
      <SelectField
        label="Direction"
        value={connector.type ?? 'auto'}
        options={SIDES}
        onChange={(value) => set('type', value === 'auto' ? undefined : value)}
      />
      <DraftField
        label="System"
        isMain
        shown={system?.name ?? ''}
        placeholder="e.g. orders database"
        read={readText}
        onChange={(value) => setSystem('name', value)}
      />
      <DraftField
        label="Kind of system"
        shown={system?.type ?? ''}
        placeholder="e.g. PostgreSQL"
        read={readText}
        onChange={(value) => setSystem('type', value)}
      />
      <DraftField
        label="Class"
        isMono
        shown={connector.class ?? ''}
        placeholder="connector.class"
        read={readText}
        onChange={(value) => set('class', value)}
      />
      <DraftField
        label="Tasks at most"
        shown={shownCount(connector.tasksMax)}
        placeholder="1, Kafka’s default"
        suffix="tasks.max"
        read={readCount}
        onChange={(value) => set('tasksMax', value)}
      />
      {side === 'sink' ? <SinkFields connector={connector} /> : <SourceFields connector={connector} />}
      <ConnectCluster connector={connector} />
    </Section>
  )
}

const PICKS = [
  { value: '', label: 'Pick a common one' },
  ...CONNECTOR_TEMPLATES.map(({ id, label }) => ({ value: id, label })),
]

/** The common connectors, with the settings that they do not run without; what is there already stays. */
function TemplateField({ connector }: { connector: Connector }) {
  const { name, class: className } = connector
  const chosen = CONNECTOR_TEMPLATES.find(
    ({ fields }) => className !== undefined && fields.class === className,
  )
  return (
    <SelectField
      label="Template"
      value={chosen?.id ?? ''}
      options={PICKS}
      onChange={(id) => {
        const template = CONNECTOR_TEMPLATES.find((one) => one.id === id)
        if (template)
          dispatch(
            updateNode(
              'connector',
              name,
              (node) => withTemplate(node, template),
              `Make ${name} a ${template.label}`,
            ),
          )
      }}
    />
  )
}

function SourceFields({ connector }: { connector: Connector }) {
  const set = setConnector(connector.name)
  const parts = partsByClass(connector)
  return (
    <>
      <DraftField
        label="Can be split into"
        shown={shownCount(connector.splits)}
        placeholder={parts === undefined ? 'not known' : `${parts.count}, by ${parts.from ?? 'its class'}`}
        suffix="tables or files"
        read={readCount}
        onChange={(value) => set('splits', value)}
      />
      <DraftField
        label="First snapshot"
        shown={shownCount(connector.snapshotRows)}
        placeholder="not known"
        suffix="rows"
        read={readQuantity('count')}
        onChange={(value) => set('snapshotRows', value)}
      />
    </>
  )
}

function SinkFields({ connector }: { connector: Connector }) {
  const set = setConnector(connector.name)
  return (
    <>
      <DraftField
        label="Time per record"
        shown={shownCount(connector.processingMsPerRecord)}
        placeholder="not known"
        suffix="ms"
        read={readQuantity('duration')}
        onChange={(value) => set('processingMsPerRecord', value)}
      />
      <DraftField
        label="Time per put, beside"
        shown={shownCount(connector.processingMsPerBatch)}
        placeholder="none"
        suffix="ms a batch"
        read={readQuantity('duration')}
        onChange={(value) => set('processingMsPerBatch', value)}
      />
      <DraftField
        label="Topics by pattern"
        isMono
        shown={connector.topicsRegex ?? ''}
        placeholder="topics.regex"
        read={readText}
        onChange={(value) => set('topicsRegex', value)}
      />
    </>
  )
}

/** Which Connect cluster runs it; there is a choice only where several are said to be there. */
function ConnectCluster({ connector }: { connector: Connector }) {
  const clusters = useDocument((state) => state.design.cluster.connect)
  if (!clusters || (clusters.length < 2 && connector.connect === undefined)) return null
  const options = [
    { value: '', label: 'The first one' },
    ...clusters.map((one) => ({ value: one.name, label: `${one.name} (${groupIdOf(one)})` })),
  ]
  return (
    <SelectField
      label="Connect cluster"
      value={connector.connect ?? ''}
      options={options}
      onChange={(value) => setConnector(connector.name)('connect', value === '' ? undefined : value)}
    />
  )
}
