import { type BrokenBy, type SchemaCheck, UPGRADE_ORDER } from '@/core/schemas/schema-compatibility'
import { RichText } from '@/ui/rich-text'

/** What a new version of a schema breaks: by path, in which modes it is taken, and who is upgraded first. */
export function VersionCheck({ check, mode }: { check: SchemaCheck; mode: string }) {
  const { isCompatible, broken, tolerated, allowedIn, first } = check
  return (
    <div className="flex flex-col gap-2">
      <p role="status">
        <strong className={isCompatible ? 'text-good' : 'text-error'}>
          {isCompatible ? `Compatible by ${mode}.` : `Incompatible by ${mode}.`}
        </strong>{' '}
        {UPGRADE_ORDER[first]}{' '}
        <span className="text-ink-soft">A registry takes it by {allowedIn.join(', ')}.</span>
      </p>
      <BrokenList broken={broken} />
      {tolerated.length > 0 && (
        <details>
          <summary className="cursor-pointer text-ink-soft">
            {tolerated.length === 1 ? 'One more that' : `${tolerated.length} more that`} {mode} does not ask
          </summary>
          <BrokenList broken={tolerated} />
        </details>
      )}
    </div>
  )
}

function BrokenList({ broken }: { broken: readonly BrokenBy[] }) {
  return (
    <ul>
      {broken.map((one) => (
        <Broken key={`${one.whose} ${one.version} ${one.path} ${one.type}`} one={one} />
      ))}
    </ul>
  )
}

const WHOSE: Readonly<Record<BrokenBy['whose'], (version: number) => string>> = {
  'new-readers': (version) => `New readers cannot read version ${version}`,
  'old-readers': (version) => `Readers of version ${version} cannot read it`,
}

function Broken({ one }: { one: BrokenBy }) {
  return (
    <li className="border-line border-t py-1.5">
      <code className="block break-all font-mono text-mono">{one.path}</code>
      <p>
        {WHOSE[one.whose](one.version + 1)}: <RichText text={one.sentence} />.
      </p>
      <p>
        <RichText text={one.remedy} />
      </p>
      <p className="text-ink-soft text-small">
        {one.type}, allowed by {one.allowedIn.join(', ')}
      </p>
    </li>
  )
}
