import { useEffect, useRef, useState } from 'react'
import { compareWith, useCompare } from '@/stores/document/compare-store'
import { useDocument } from '@/stores/document/document-store'
import { type ReadTexts, readDesign, readDesignFiles } from '@/stores/reading/read-design'
import { turn } from '@/stores/session/preferences-store'
import { openDialog, useSession } from '@/stores/session/session-store'
import { readStored, refreshDesigns, useDesigns } from '@/stores/storage/document-storage'
import type { VersionSummary } from '@/stores/storage/version-database'
import { readVersion, refreshVersions, useVersions } from '@/stores/storage/versions'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { RichText } from '@/ui/rich-text'

const close = () => openDialog(null)

/** What the drawing is compared with: files, a text or a link, another design, an earlier version of itself. */
export function CompareDialog() {
  const open = useSession(({ dialog }) => dialog === 'compare')
  return (
    <Dialog
      open={open}
      size="large"
      onOpenChange={(now) => openDialog(now ? 'compare' : null)}
      title="Compare with …"
      description="What is there now. The drawing is what would be applied to it. Nothing is changed by comparing."
    >
      {open && (
        <div className="grid min-h-0 flex-1 grid-cols-[1.2fr_1fr_1fr] max-md:grid-cols-1 max-md:overflow-auto">
          <FromText />
          <FromDesigns />
          <FromVersions />
        </div>
      )}
    </Dialog>
  )
}

/** Compares and unfolds what lists the steps. */
function start(against: Parameters<typeof compareWith>[0]): void {
  turn('bottomPanel', true)
  compareWith(against)
  close()
}

const OWN: ReadonlySet<string> = new Set(['surveyor', 'share-link'])

function FromText() {
  const [text, setText] = useState('')
  const [problems, setProblems] = useState<readonly { readonly message: string; readonly line?: number }[]>(
    [],
  )
  const picker = useRef<HTMLInputElement>(null)
  const against = useCompare((state) => state.against)
  const before = against?.kind === 'files' ? against.sources : []
  const take = (read: ReadTexts) => {
    if (!read.ok) {
      setProblems(read.error)
      return
    }
    const { sources, imported } = read.value
    const [format] = imported.formats
    if (imported.formats.every(({ id }) => OWN.has(id))) {
      const kind = format?.id === 'share-link' ? 'link' : 'design'
      const label =
        kind === 'link' ? `the link of ${imported.design.name}` : (sources[0]?.name ?? imported.design.name)
      start({ kind, label, design: imported.design })
    } else {
      const names = new Set(sources.map(({ name }) => name))
      start({ kind: 'files', sources: [...before.filter(({ name }) => !names.has(name)), ...sources] })
    }
  }
  return (
    <section
      aria-label="Files, a text or a link"
      className="flex min-h-0 flex-col gap-2 border-line border-r p-4"
    >
      <h3 className="font-semibold">
        {before.length > 0 ? 'More files of the cluster' : 'Files, a text or a link'}
      </h3>
      <p className="text-ink-soft">
        A listing of kafka-topics, kafka-configs or kafka-consumer-groups, Strimzi, Terraform, a Surveyor file
        or link: any format that can be opened, several at once.
      </p>
      <span>
        <Button variant="primary" onClick={() => picker.current?.click()}>
          Choose files
        </Button>
      </span>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        data-testid="compare-picker"
        onChange={async (event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) take(await readDesignFiles(files))
        }}
      />
      <textarea
        aria-label="Text or link to compare with"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="Topic: orders  PartitionCount: 6  ReplicationFactor: 3 …"
        className="min-h-28 flex-1 resize-none rounded-control border border-line-strong bg-sunk p-2 font-mono text-mono"
      />
      {problems.length > 0 && (
        <ul role="alert" className="max-h-32 overflow-auto rounded-control bg-error-ground p-2 text-error">
          {problems.slice(0, 5).map(({ message, line }) => (
            <li key={`${line} ${message}`}>
              {line !== undefined && `Line ${line}: `}
              <RichText text={message} />
            </li>
          ))}
        </ul>
      )}
      <span className="flex justify-end">
        <Button disabled={text.trim() === ''} onClick={async () => take(await readDesign(text))}>
          Compare with the text
        </Button>
      </span>
    </section>
  )
}

const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const ROW = 'block w-full px-4 py-1.5 text-left hover:bg-sunk'

function FromDesigns() {
  const designs = useDesigns()
  const openId = useDocument((state) => state.documentId)
  useEffect(() => {
    void refreshDesigns()
  }, [])
  const others = designs?.filter(({ id }) => id !== openId)
  const pick = async (id: string) => {
    const stored = await readStored(id)
    if (stored) start({ kind: 'design', label: stored.design.name, design: stored.design })
  }
  return (
    <section aria-label="Another design" className="flex min-h-0 flex-col border-line border-r">
      <h3 className="px-4 pt-4 pb-1 font-semibold">Another design of this browser</h3>
      <ul className="min-h-0 flex-1 overflow-auto pb-2">
        {others?.map(({ id, name, nodes, updatedAt }) => (
          <li key={id}>
            <button type="button" onClick={() => void pick(id)} className={ROW}>
              <span className="block truncate">{name}</span>
              <span className="block text-ink-soft text-small">
                {nodes} {nodes === 1 ? 'node' : 'nodes'} · {DATE.format(updatedAt)}
              </span>
            </button>
          </li>
        ))}
        {others?.length === 0 && <li className="px-4 py-1 text-ink-soft">There is no other one yet.</li>}
      </ul>
    </section>
  )
}

function FromVersions() {
  const designId = useDocument((state) => state.documentId)
  const versions = useVersions(designId)
  useEffect(() => {
    void refreshVersions(designId)
  }, [designId])
  return (
    <section aria-label="An earlier version" className="flex min-h-0 flex-col">
      <h3 className="px-4 pt-4 pb-1 font-semibold">An earlier version of this design</h3>
      <ul className="min-h-0 flex-1 overflow-auto pb-2">
        {versions?.map((version) => (
          <li key={version.id}>
            <button type="button" onClick={() => void compareWithVersion(version)} className={ROW}>
              <span className="block truncate">{version.name}</span>
              <span className="block text-ink-soft text-small">{DATE.format(version.at)}</span>
            </button>
          </li>
        ))}
        {versions?.length === 0 && (
          <li className="px-4 py-1 text-ink-soft">
            None is kept. A version is the design as it is now, under a name.
          </li>
        )}
      </ul>
      <span className="p-4 pt-1">
        <Button onClick={() => openDialog('versions')}>Keep or manage versions</Button>
      </span>
    </section>
  )
}

/** Compares the drawing with an earlier version of it. */
export async function compareWithVersion(version: VersionSummary): Promise<void> {
  const design = await readVersion(version)
  if (design) start({ kind: 'version', label: version.name, design })
}
