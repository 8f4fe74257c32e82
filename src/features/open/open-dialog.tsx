import FolderOpen from 'lucide-react/icons/folder-open'
import { useRef, useState } from 'react'
import { importers } from '@/core/importers/index'
import { type ReadTexts, readDesign, readDesignFiles } from '@/stores/reading/read-design'
import { openDialog, useSession } from '@/stores/session/session-store'
import { takeTyped } from '@/stores/session/typed-ahead'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { RichText } from '@/ui/rich-text'
import { takeReading } from './take-reading'

/** Every ending that an importer reads. */
const READABLE =
  '.yaml,.yml,.json,.png,.svg,.txt,.log,.out,.tf,.tfvars,.tfstate,.hcl,.properties,.conf,.sh,.bash,.tpl,.csv,.tsv,.avsc,.proto,.prom,.jsonl,.ndjson,application/json,application/yaml,text/*'
/** Errors that the dialog lists; the rest is counted. */
const ERRORS_SHOWN = 50

export function OpenDialog() {
  const open = useSession((session) => session.dialog === 'open')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'open' : null)}
      title="Open"
      description="A design, a link to one, or what you have already: listings of Kafka’s tools, Strimzi, Terraform, AsyncAPI, Spring, schemas, a table of topics, metrics, traces and more, several at once. What you have stays."
    >
      {open && <OpenBody />}
    </Dialog>
  )
}

/** Takes what was read; answers whether anything was. */
function take(read: ReadTexts): boolean {
  if (read.ok) takeReading(read.value.sources, read.value.imported)
  return read.ok
}

function OpenBody() {
  const [text, setText] = useState('')
  const [failed, setFailed] = useState<Extract<ReadTexts, { ok: false }>['error'] | null>(null)
  const picker = useRef<HTMLInputElement>(null)
  const tryTo = (read: ReadTexts) => setFailed(take(read) || read.ok ? null : read.error)
  return (
    <div className="flex min-h-0 flex-col gap-3 p-4">
      <div className="flex items-center gap-3">
        <Button variant="primary" onClick={() => picker.current?.click()}>
          <FolderOpen size={14} />
          Choose files
        </Button>
        <span className="text-ink-soft">or drop them anywhere, or paste a text below.</span>
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept={READABLE}
          data-testid="file-picker"
          onChange={async (event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            if (files.length > 0) tryTo(await readDesignFiles(files))
          }}
        />
      </div>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the user asked to open a text, and typing or pasting it is next
        autoFocus
        onFocus={() => setText((before) => before + takeTyped())}
        data-takes-typed
        aria-label="Text of a design"
        rows={10}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={'surveyor: 1\nname: Orders\n…'}
        className="w-full resize-y rounded-control border border-line-strong bg-sunk p-2 font-mono text-mono"
      />
      <details className="text-small">
        <summary className="cursor-pointer text-ink-soft hover:text-ink">What is read</summary>
        <div className="mt-1 max-h-40 overflow-auto">
          <ul className="columns-2 pl-4">
            {importers.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </div>
      </details>
      {failed && (
        <div role="alert" className="max-h-48 overflow-auto rounded-control bg-error-ground p-3">
          <p className="font-semibold text-error">
            It was not opened. Your drawing and the text are as they were.
          </p>
          <ul className="mt-1">
            {failed.slice(0, ERRORS_SHOWN).map(({ message, path, line }) => (
              <li key={`${line}${path}${message}`}>
                {line !== undefined && <span className="text-ink-soft">Line {line}: </span>}
                <RichText text={message} />
                {path && <span className="ml-1.5 font-mono text-ink-soft text-small">{path}</span>}
              </li>
            ))}
          </ul>
          {failed.length > ERRORS_SHOWN && <p>and {failed.length - ERRORS_SHOWN} more.</p>}
        </div>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={() => openDialog(null)}>Cancel</Button>
        <Button
          variant="primary"
          disabled={text.trim() === ''}
          onClick={async () => tryTo(await readDesign(text))}
        >
          Open
        </Button>
      </div>
    </div>
  )
}
