import X from 'lucide-react/icons/x'
import { withoutSecret } from '@/core/model/connect-secrets'
import { classLabel } from '@/core/model/connector-words'
import type { Config, Connector, Converter, Transform } from '@/core/model/design'
import { asksRegistry, EXAMPLE_REGISTRY, type Half, registrySetting } from '@/core/model/registry-converters'
import { conditionOf, sayCondition } from '@/core/model/transform-predicates'
import type { ConnectorView } from '@/core/views/views'
import { Button, IconButton } from '@/ui/button'
import { DraftField } from '@/ui/draft-field'
import { RichText } from '@/ui/rich-text'
import { SelectField } from '@/ui/select-field'
import { orNothing, setSetting, withField } from '../edit-node'
import { Section } from '../section'
import { readText, setConnector } from './set-connector'

/** How its records become bytes, and what is done to them on the way. */
export function ConnectorShape({ view: { connector } }: { view: ConnectorView }) {
  const set = setConnector(connector.name)
  return (
    <>
      <Section title="Converters">
        <ConverterFields
          label="Key"
          converter={connector.keyConverter}
          onChange={(value) => set('keyConverter', value)}
        />
        <RegistryField half="key" connector={connector} />
        <ConverterFields
          label="Value"
          converter={connector.valueConverter}
          onChange={(value) => set('valueConverter', value)}
        />
        <RegistryField half="value" connector={connector} />
      </Section>
      <Transforms
        node={connector.name}
        connector={connector}
        transforms={connector.transforms ?? []}
        onChange={(after, label) => set('transforms', after.length === 0 ? undefined : after, label)}
      />
    </>
  )
}

/** Where the registry of a converter is, which such a converter does not start without. */
function RegistryField({ half, connector: { name, config, ...converters } }: RegistryProps) {
  if (!asksRegistry((half === 'key' ? converters.keyConverter : converters.valueConverter)?.class))
    return null
  const key = registrySetting(half)
  return (
    <DraftField
      label={`Registry of the ${half}`}
      isMono
      shown={String(config?.[key] ?? '')}
      placeholder={EXAMPLE_REGISTRY}
      read={readText}
      onChange={(value) =>
        setSetting('connector', name, key, value === undefined ? value : withoutSecret(name, key, value))
      }
    />
  )
}

interface RegistryProps {
  readonly half: Half
  readonly connector: Connector
}

/** The converters that are met most. @see the packages of Kafka and of the schema registries */
const CONVERTERS = [
  'org.apache.kafka.connect.json.JsonConverter',
  'org.apache.kafka.connect.storage.StringConverter',
  'org.apache.kafka.connect.converters.ByteArrayConverter',
  'io.confluent.connect.avro.AvroConverter',
  'io.confluent.connect.protobuf.ProtobufConverter',
  'io.confluent.connect.json.JsonSchemaConverter',
]

const SCHEMAS = [
  { value: 'unset', label: 'As the converter does' },
  { value: 'true', label: 'With each record' },
  { value: 'false', label: 'Without' },
] as const

interface ConverterProps {
  readonly label: string
  readonly converter: Converter | undefined
  readonly onChange: (converter: Converter | undefined) => void
}

function ConverterFields({ label, converter, onChange }: ConverterProps) {
  const known = [...new Set([...CONVERTERS, ...(converter ? [converter.class] : [])])]
  const options = [
    { value: '', label: 'As the workers have it' },
    ...known.map((value) => ({ value, label: classLabel(value) })),
  ]
  return (
    <>
      <SelectField
        label={label}
        value={converter?.class ?? ''}
        options={options}
        onChange={(value) => onChange(value === '' ? undefined : { ...converter, class: value })}
      />
      {converter && /JsonConverter$/.test(converter.class) && (
        <SelectField
          label={`Schema of the ${label.toLowerCase()}`}
          value={converter.schemas === undefined ? 'unset' : converter.schemas ? 'true' : 'false'}
          options={SCHEMAS}
          onChange={(value) =>
            onChange(withField(converter, 'schemas', value === 'unset' ? undefined : value === 'true'))
          }
        />
      )}
    </>
  )
}

interface TransformsProps {
  readonly node: string
  readonly connector: Connector
  readonly transforms: readonly Transform[]
  readonly onChange: (after: readonly Transform[], label: string) => void
}

function Transforms({ node, connector, transforms, onChange }: TransformsProps) {
  const freeName = () => {
    for (let at = transforms.length + 1; ; at += 1)
      if (!transforms.some(({ name }) => name === `step${at}`)) return `step${at}`
  }
  return (
    <Section title="Transforms" aside={<span className="text-ink-soft text-small">in this order</span>}>
      {transforms.map((transform, at) => (
        <TransformFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a transform is its index in the order
          key={at}
          node={node}
          connector={connector}
          transform={transform}
          onChange={(after) => onChange(transforms.with(at, after), `Change ${transform.name} of ${node}`)}
          onRemove={() => onChange(transforms.toSpliced(at, 1), `Remove ${transform.name} of ${node}`)}
        />
      ))}
      <Button
        className="self-start"
        onClick={() =>
          onChange(
            [...transforms, { name: freeName(), type: 'org.apache.kafka.connect.transforms.RegexRouter' }],
            `Add a transform to ${node}`,
          )
        }
      >
        Add a transform
      </Button>
    </Section>
  )
}

interface TransformProps {
  readonly node: string
  readonly connector: Connector
  readonly transform: Transform
  readonly onChange: (after: Transform) => void
  readonly onRemove: () => void
}

/** A setting with its name, as `regex=(.*)`. */
const readPair = (typed: string) => {
  const at = typed.indexOf('=')
  if (typed.trim() === '') return { ok: true, value: undefined } as const
  if (at < 1) return { ok: false, error: 'Write it as name=value.' } as const
  return { ok: true, value: [typed.slice(0, at).trim(), typed.slice(at + 1).trim()] as const } as const
}

function TransformFields({ node, connector, transform, onChange, onRemove }: TransformProps) {
  const { name, type, config = {} } = transform
  const condition = conditionOf(connector, transform)
  const setKey = (key: string, value: string | undefined) => {
    const after = withField<Record<string, Config[string]>, string>(
      config,
      key,
      value === undefined ? undefined : withoutSecret(node, `${name}.${key}`, value),
    )
    onChange(withField(transform, 'config', orNothing(after)))
  }
  return (
    <fieldset className="flex flex-col gap-1.5 rounded-control border border-line p-2">
      <legend className="flex items-center gap-1 px-1 font-mono text-mono">
        {name}
        <IconButton label={`Remove ${name}`} className="size-5" onClick={onRemove}>
          <X size={12} />
        </IconButton>
      </legend>
      <DraftField
        label="Name"
        isMono
        shown={name}
        read={(typed) =>
          /^[^\s,.]+$/.test(typed.trim())
            ? { ok: true, value: typed.trim() }
            : { ok: false, error: 'A name without blanks, commas and dots.' }
        }
        onChange={(value) => onChange({ ...transform, name: value })}
      />
      <DraftField
        label="Type"
        isMono
        shown={type}
        read={(typed) =>
          typed.trim() === ''
            ? { ok: false, error: 'A transform has a class.' }
            : { ok: true, value: typed.trim() }
        }
        onChange={(value) => onChange({ ...transform, type: value })}
      />
      {condition && (
        <p className={condition.type === undefined ? 'text-error' : 'text-ink-soft text-small'}>
          {condition.type !== undefined && 'Works on '}
          <RichText text={`${sayCondition(condition)}.`} />
        </p>
      )}
      {Object.entries(config).map(([key, value]) => (
        <DraftField
          key={key}
          label={key}
          isMono
          shown={String(value ?? '')}
          read={readText}
          onChange={(typed) => setKey(key, typed)}
        />
      ))}
      <DraftField
        label="Add a setting"
        isMono
        shown=""
        placeholder="name=value"
        read={readPair}
        onChange={(pair) => {
          if (pair) setKey(pair[0], pair[1])
        }}
      />
    </fieldset>
  )
}
