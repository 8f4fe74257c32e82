import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { whyNotSetting } from '@/core/edits/check-setting'
import { configKeys } from '@/core/kafka/catalogue'
import { checkConfigValue } from '@/core/kafka/check-config-value'
import { KINDS } from '@/core/model/kinds/index'
import type { NodeKind } from '@/core/model/node-id'
import { useDocument } from '@/stores/document/document-store'
import { CONTROL } from '@/ui/field'
import { setSetting } from './edit-node'
import { Section } from './section'
import { type KnownSettings, SettingRow } from './setting-row'

interface OfNode extends Pick<KnownSettings, 'config' | 'settings'> {
  readonly kind: NodeKind
  readonly name: string
}

/** Every setting that Kafka has for a node, with the value in effect and where it comes from. */
export function EverySetting({ kind, name, config, settings }: OfNode) {
  return (
    <SettingsSection
      title="Every setting"
      catalogue={KINDS[kind].config}
      config={config}
      settings={settings}
      set={(key, value) => setSetting(kind, name, key, value)}
    />
  )
}

interface SectionProps extends Omit<KnownSettings, 'version' | 'explain'> {
  readonly title: string
  /** How the settings begin that are offered; all are where it is left out. */
  readonly beginning?: string
}

/** Every setting of a catalogue under a title, those that are changed first. */
export function SettingsSection({ title, beginning = '', ...known }: SectionProps) {
  const version = useDocument((state) => state.design.cluster.kafkaVersion)
  const [isOpen, setOpen] = useState(false)
  const { catalogue } = known
  const keys = useMemo(
    () => configKeys(catalogue, version).filter((key) => key.startsWith(beginning)),
    [catalogue, version, beginning],
  )
  const changed = Object.keys(known.config ?? {})
  const explain = useDescriptions(isOpen || changed.length > 0)
  const of: KnownSettings = { ...known, version, explain }
  return (
    <Section
      title={title}
      aside={
        <span className="text-ink-soft text-small">
          {keys.length} {catalogue} settings · {changed.length} changed
        </span>
      }
    >
      {!isOpen && changed.map((key) => <SettingRow key={key} of={of} setting={key} />)}
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="self-start text-accent hover:underline"
      >
        {isOpen ? 'Show only changed ones' : 'Search all settings'}
      </button>
      {isOpen && <Search of={of} keys={keys} />}
    </Section>
  )
}

/** The sentences about settings, once they are loaded: only who looks at settings needs them. */
function useDescriptions(isWanted: boolean): KnownSettings['explain'] {
  const [explain, setExplain] = useState<KnownSettings['explain']>(() => () => undefined)
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

function Search({ of, keys }: { of: KnownSettings; keys: readonly string[] }) {
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim())
  const found = useMemo(() => {
    const own = Object.keys(of.config ?? {}).filter((key) => !keys.includes(key))
    const text = wanted.toLowerCase()
    const all = [...own, ...keys]
    const isNamed = (key: string) => key.toLowerCase().includes(text)
    // What a setting is called comes first; who does not know that finds it by what it does.
    const isTold = (key: string) => of.explain(of.catalogue, key)?.toLowerCase().includes(text) ?? false
    return text === '' ? all : [...all.filter(isNamed), ...all.filter((key) => !isNamed(key) && isTold(key))]
  }, [keys, of, wanted])
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: who asked to search types next
        autoFocus
        aria-label="Search settings"
        placeholder="By name, or by what it does"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className={CONTROL}
      />
      <div className="flex max-h-96 flex-col gap-2 overflow-auto pr-1">
        {found.map((key) => (
          <SettingRow key={key} of={of} setting={key} />
        ))}
        {wanted !== '' && found.length === 0 && <NotFound of={of} wanted={wanted} onPick={setTyped} />}
      </div>
    </>
  )
}

interface NotFoundProps {
  readonly of: KnownSettings
  readonly wanted: string
  readonly onPick: (key: string) => void
}

/** Why there is no such setting, the way to the one that was probably meant, and to have it all the same. */
function NotFound({ of, wanted, onPick }: NotFoundProps) {
  const check = checkConfigValue(of.catalogue, wanted, '', of.version)
  const meant = check.ok ? undefined : check.suggestion
  return (
    <>
      <p className="text-ink-soft">
        {check.ok ? `Kafka ${of.version} does not list ${wanted}.` : check.message}
      </p>
      {meant && (
        <button
          type="button"
          onClick={() => onPick(meant)}
          className="self-start text-accent hover:underline"
        >
          Show {meant}
        </button>
      )}
      {/^[a-zA-Z0-9._-]+$/.test(wanted) && whyNotSetting(wanted, '') === null && (
        <button
          type="button"
          onClick={() => of.set(wanted, '')}
          className="self-start text-accent hover:underline"
        >
          Add {wanted} all the same
        </button>
      )}
    </>
  )
}
