import { RotateCcw } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { type ConfigKind, configDefinition, configKeys } from '@/core/kafka/catalogue'
import { checkConfigValue } from '@/core/kafka/check-config-value'
import type { KafkaVersion } from '@/core/kafka/versions'
import type { Config, ConfigValue } from '@/core/model/design'
import type { NodeKind } from '@/core/model/node-id'
import type { SettingOrigin, Settings } from '@/core/settings/settings'
import { useDocument } from '@/stores/document-store'
import { IconButton } from '@/ui/button'
import { CONTROL } from '@/ui/field'
import { setSetting } from './edit-node'
import { Section } from './section'

const CATALOGUE: Readonly<Record<NodeKind, ConfigKind>> = {
  topic: 'topic',
  producer: 'producer',
  consumerGroup: 'consumer',
}

const ORIGIN: Readonly<Record<SettingOrigin, string>> = {
  user: 'yours',
  intent: 'from your intent',
  default: 'default',
}

interface EverySettingProps {
  readonly kind: NodeKind
  readonly name: string
  readonly config: Config | undefined
  readonly settings: Settings
}

/** Every setting that Kafka has for a node, with the value in effect and where it comes from. */
export function EverySetting({ kind, name, config, settings }: EverySettingProps) {
  const version = useDocument((state) => state.design.cluster.kafkaVersion)
  const [isOpen, setOpen] = useState(false)
  const keys = useMemo(() => configKeys(CATALOGUE[kind], version), [kind, version])
  const changed = Object.keys(config ?? {})
  const explain = useDescriptions(isOpen || changed.length > 0)
  const row = { kind, name, config, settings, version, explain }
  return (
    <Section
      title="Every setting"
      aside={
        <span className="text-ink-soft text-small">
          {keys.length} settings · {changed.length} changed
        </span>
      }
    >
      {!isOpen && changed.map((key) => <SettingRow key={key} {...row} setting={key} />)}
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="self-start text-accent hover:underline"
      >
        {isOpen ? 'Show only changed ones' : 'Search all settings'}
      </button>
      {isOpen && <Search {...row} keys={keys} />}
    </Section>
  )
}

type Explain = (kind: ConfigKind, key: string) => string | undefined

/** The sentences about settings, once they are loaded: only who looks at settings needs them. */
function useDescriptions(isWanted: boolean): Explain {
  const [explain, setExplain] = useState<Explain>(() => () => undefined)
  useEffect(() => {
    let current = isWanted
    if (isWanted)
      import('@/core/kafka/setting-descriptions').then((module) => {
        if (current) setExplain(() => module.settingDescription)
      })
    return () => {
      current = false
    }
  }, [isWanted])
  return explain
}

interface RowProps extends EverySettingProps {
  readonly version: KafkaVersion
  readonly explain: Explain
}

interface SearchProps extends RowProps {
  readonly keys: readonly string[]
}

function Search({ keys, ...row }: SearchProps) {
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim().toLowerCase())
  const found = useMemo(() => {
    const own = Object.keys(row.config ?? {}).filter((key) => !keys.includes(key))
    return [...own, ...keys].filter((key) => key.includes(wanted))
  }, [keys, row.config, wanted])
  const isNew = wanted !== '' && !found.includes(wanted) && /^[a-z0-9._-]+$/.test(wanted)
  return (
    <>
      <input
        aria-label="Search settings"
        placeholder="retention, acks, fetch …"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className={CONTROL}
      />
      <div className="flex max-h-96 flex-col gap-1.5 overflow-auto pr-1">
        {found.map((key) => (
          <SettingRow key={key} {...row} setting={key} />
        ))}
        {found.length === 0 && (
          <p className="text-ink-soft">Kafka {row.version} has no setting with that in its name.</p>
        )}
        {isNew && (
          <button
            type="button"
            onClick={() => setSetting(row.kind, row.name, wanted, '')}
            className="self-start text-accent hover:underline"
          >
            Add {wanted} all the same
          </button>
        )}
      </div>
    </>
  )
}

interface SettingRowProps extends RowProps {
  readonly setting: string
}

/** What was typed as the document keeps it: numbers and truth values as such, the rest as text. */
function readSetting(typed: string, type: string | undefined): ConfigValue {
  const text = typed.trim()
  if (type === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  const isNumeric = type === 'int' || type === 'long' || type === 'short' || type === 'double'
  const number = Number(text)
  return isNumeric && text !== '' && Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER
    ? number
    : typed
}

/** What the setting takes, short: its type, and its range or values. */
function takes(kind: ConfigKind, key: string, version: KafkaVersion): string {
  const definition = configDefinition(kind, key, version)
  if (!definition) return `not a setting of Kafka ${version}`
  const { type, values, minimum, maximum } = definition
  const range =
    values !== undefined
      ? values.join(', ')
      : minimum !== undefined && maximum !== undefined
        ? `${minimum} to ${maximum}`
        : minimum !== undefined
          ? `from ${minimum}`
          : ''
  return range === '' ? type : `${type}: ${range}`
}

function SettingRow({ kind, name, config, settings, setting, version, explain }: SettingRowProps) {
  const catalogue = CATALOGUE[kind]
  const isOwn = config !== undefined && Object.hasOwn(config, setting)
  const own = isOwn ? config[setting] : undefined
  const check = isOwn ? checkConfigValue(catalogue, setting, own ?? null, version) : null
  const inEffect = settings.text(setting)
  const id = `setting-${setting}`
  return (
    <div>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="min-w-0 break-words font-mono text-mono">
          {setting}
        </label>
        <span className="shrink-0 text-ink-soft text-small">{ORIGIN[settings.origin(setting)]}</span>
      </div>
      <div className="flex gap-1">
        <input
          id={id}
          value={isOwn ? String(own ?? '') : ''}
          placeholder={inEffect === '' ? 'not set' : inEffect}
          title={takes(catalogue, setting, version)}
          aria-invalid={check !== null && !check.ok}
          spellCheck={false}
          onChange={(event) =>
            setSetting(
              kind,
              name,
              setting,
              event.target.value === ''
                ? undefined
                : readSetting(event.target.value, configDefinition(catalogue, setting, version)?.type),
            )
          }
          className={`${CONTROL} font-mono text-mono`}
        />
        {isOwn && (
          <IconButton label={`Reset ${setting}`} onClick={() => setSetting(kind, name, setting, undefined)}>
            <RotateCcw size={14} />
          </IconButton>
        )}
      </div>
      {check && !check.ok ? (
        <p role="alert" className="text-error text-small">
          {check.message}
          {check.suggestion && ` Did you mean ${check.suggestion}?`}
        </p>
      ) : (
        <p className="text-ink-soft text-small">
          {explain(catalogue, setting) ?? takes(catalogue, setting, version)}
        </p>
      )}
    </div>
  )
}
