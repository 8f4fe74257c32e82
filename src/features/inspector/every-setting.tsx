import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { whyNotSetting } from '@/core/edits/check-setting'
import { configKeys } from '@/core/kafka/catalogue'
import { checkConfigValue } from '@/core/kafka/check-config-value'
import { KINDS } from '@/core/model/kinds/index'
import { useDocument } from '@/stores/document/document-store'
import { CONTROL } from '@/ui/field'
import { setSetting } from './edit-node'
import { Section } from './section'
import { SettingRow, type SettingsOfNode } from './setting-row'

/** Every setting that Kafka has for a node, with the value in effect and where it comes from. */
export function EverySetting(node: Omit<SettingsOfNode, 'version' | 'explain'>) {
  const version = useDocument((state) => state.design.cluster.kafkaVersion)
  const [isOpen, setOpen] = useState(false)
  const kind = KINDS[node.kind].config
  const keys = useMemo(() => configKeys(kind, version), [kind, version])
  const changed = Object.keys(node.config ?? {})
  const explain = useDescriptions(isOpen || changed.length > 0)
  const of: SettingsOfNode = { ...node, version, explain }
  return (
    <Section
      title="Every setting"
      aside={
        <span className="text-ink-soft text-small">
          {keys.length} {kind} settings · {changed.length} changed
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
function useDescriptions(isWanted: boolean): SettingsOfNode['explain'] {
  const [explain, setExplain] = useState<SettingsOfNode['explain']>(() => () => undefined)
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

function Search({ of, keys }: { of: SettingsOfNode; keys: readonly string[] }) {
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim())
  const found = useMemo(() => {
    const own = Object.keys(of.config ?? {}).filter((key) => !keys.includes(key))
    const text = wanted.toLowerCase()
    const all = [...own, ...keys]
    const isNamed = (key: string) => key.toLowerCase().includes(text)
    // What a setting is called comes first; who does not know that finds it by what it does.
    const isTold = (key: string) =>
      of.explain(KINDS[of.kind].config, key)?.toLowerCase().includes(text) ?? false
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
  readonly of: SettingsOfNode
  readonly wanted: string
  readonly onPick: (key: string) => void
}

/** Why there is no such setting, the way to the one that was probably meant, and to have it all the same. */
function NotFound({ of, wanted, onPick }: NotFoundProps) {
  const check = checkConfigValue(KINDS[of.kind].config, wanted, '', of.version)
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
          onClick={() => setSetting(of.kind, of.name, wanted, '')}
          className="self-start text-accent hover:underline"
        >
          Add {wanted} all the same
        </button>
      )}
    </>
  )
}
