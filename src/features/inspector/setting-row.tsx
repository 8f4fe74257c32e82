import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { useId, useState } from 'react'
import { type ConfigKind, configDefinition, configLife } from '@/core/kafka/catalogue'
import { checkConfigValue, settingInside } from '@/core/kafka/check-config-value'
import { defaultText, PROVEN_VERSION } from '@/core/kafka/version-changes'
import type { KafkaVersion } from '@/core/kafka/versions'
import type { Config, ConfigValue } from '@/core/model/design'
import type { SettingOrigin, Settings } from '@/core/settings/settings'
import { IconButton } from '@/ui/button'
import { CONTROL } from '@/ui/field'
import { readSetting } from './read-setting'

const ORIGIN: Readonly<Record<SettingOrigin, string>> = {
  user: 'set here',
  intent: 'from your intent',
  default: 'default',
}

/** Where a value comes from: `default of librdkafka` where no one names it and the library has a default of its own. */
function witnessOf(settings: Settings, key: string): string {
  const origin = settings.origin(key)
  const whose = settings.defaultOf(key)
  return origin === 'default' && whose !== 'Kafka' ? `default of ${whose}` : ORIGIN[origin]
}

/** Settings of one client, topic or group, and what is known of them. */
export interface KnownSettings {
  /** The catalogue that they are looked up in. */
  readonly catalogue: ConfigKind
  readonly config: Config | undefined
  readonly settings: Settings
  readonly version: KafkaVersion
  /** What a setting does, in a sentence; undefined where none is known or loaded. */
  readonly explain: (kind: ConfigKind, key: string) => string | undefined
  /** Writes one; undefined takes it away. */
  readonly set: (key: string, value: ConfigValue | undefined) => void
}

interface Takes {
  /** Its type, its range or values, and Kafka's default, on a line. */
  readonly line: string
  readonly type?: string
  readonly values?: readonly string[]
}

/** The releases that have a setting which the design's release lacks. */
function whenThere(kind: ConfigKind, key: string): string {
  const life = configLife(kind, key)
  if (life?.since) return ` It came with ${life.since}.`
  return life?.removedIn ? ` It went with ${life.removedIn}.` : ''
}

/** The default of the release that Surveyor is proven against, where it is another one. */
function elsewhere(kind: ConfigKind, key: string, version: KafkaVersion): string {
  const [here, there] = [defaultText(kind, key, version), defaultText(kind, key, PROVEN_VERSION)]
  if (there === undefined || here === there) return ''
  return `, ${there === '' ? 'none' : there} in Kafka ${PROVEN_VERSION}`
}

/** What a setting is where nobody names it: by whom, where that is not Kafka. */
function defaultWords(kind: ConfigKind, key: string, version: KafkaVersion, settings: Settings): string {
  const [whose, standard] = [settings.defaultOf(key), settings.defaultText(key)]
  const kafkas = defaultText(kind, key, version) ?? ''
  if (whose !== 'Kafka' && standard !== kafkas)
    return `${standard === '' ? 'no default' : `default ${standard}`} of ${whose}, ${kafkas === '' ? 'none' : kafkas} in Java`
  return (kafkas === '' ? 'no default' : `default ${kafkas}`) + elsewhere(kind, key, version)
}

function takes(kind: ConfigKind, key: string, version: KafkaVersion, settings: Settings): Takes {
  const inside = settingInside(kind, key)
  const inner = inside && configDefinition(inside.kind, inside.key, version)
  if (inside && inner) {
    const standard = defaultText(inside.kind, inside.key, version) ?? ''
    const whose = inside.kind === 'topic' ? 'Of its internal topics' : `Of its ${inside.kind}s`
    return {
      line: `${whose}: ${inner.type} · ${standard === '' ? 'no default' : `default ${standard}`}`,
      type: inner.type,
      ...(inner.type === 'boolean'
        ? { values: ['true', 'false'] }
        : inner.values && { values: inner.values }),
    }
  }
  const definition = configDefinition(kind, key, version)
  if (!definition && kind === 'connector') return { line: 'A setting of the connector’s plugin.' }
  if (!definition) return { line: `Kafka ${version} has no setting of this name.${whenThere(kind, key)}` }
  const { type, values, minimum, maximum } = definition
  const range =
    values !== undefined
      ? `: ${values.join(', ')}`
      : minimum !== undefined && maximum !== undefined
        ? ` from ${minimum} to ${maximum}`
        : minimum !== undefined
          ? ` from ${minimum}`
          : ''
  return {
    line: `${type}${range} · ${defaultWords(kind, key, version, settings)}`,
    type,
    ...(type === 'boolean' ? { values: ['true', 'false'] } : values && { values }),
  }
}

/** One setting: the value in effect, where it comes from, and what is wrong with what was typed. */
export function SettingRow({ of, setting }: { of: KnownSettings; setting: string }) {
  const { catalogue, config, settings, version, explain } = of
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const isOwn = config !== undefined && Object.hasOwn(config, setting)
  const own = isOwn ? config[setting] : undefined
  const check = isOwn ? checkConfigValue(catalogue, setting, own ?? null, version) : null
  const { line, type, values } = takes(catalogue, setting, version, settings)
  const set = (value: ConfigValue | undefined) => of.set(setting, value)
  const isWrong = check !== null && !check.ok
  return (
    <div>
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="min-w-0 break-words font-mono text-mono">
          {setting}
        </label>
        <span className="shrink-0 text-ink-soft text-small">{witnessOf(settings, setting)}</span>
      </div>
      <div className="flex gap-1">
        <input
          id={id}
          value={draft ?? (isOwn ? String(own ?? '') : '')}
          placeholder={settings.text(setting) || 'not set'}
          list={values && `${id}-values`}
          aria-invalid={isWrong}
          aria-describedby={`${id}-about`}
          spellCheck={false}
          onChange={(event) => {
            const text = event.target.value
            setDraft(text)
            set(text === '' ? undefined : readSetting(setting, text, type))
          }}
          onBlur={() => setDraft(null)}
          className={`${CONTROL} font-mono text-mono`}
        />
        {values && (
          <datalist id={`${id}-values`}>
            {values.map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        )}
        {isOwn && (
          <IconButton label={`Reset ${setting}`} onClick={() => set(undefined)}>
            <RotateCcw size={14} />
          </IconButton>
        )}
      </div>
      <div id={`${id}-about`} className="text-small">
        {isWrong && (
          <p role="alert" className="text-error">
            {check.message}
            {check.problem === 'values' && check.suggestion && ` Did you mean ${check.suggestion}?`}
          </p>
        )}
        <p className="text-ink-soft">{explain(catalogue, setting)}</p>
        <p className="break-words text-ink-soft">{line}</p>
      </div>
    </div>
  )
}
