import Download from 'lucide-react/icons/download'
import FileArchive from 'lucide-react/icons/file-archive'
import { Suspense, useMemo, useState } from 'react'
import type { ExportedFile, Exporter } from '@/core/exporters/exporter'
import type { Design } from '@/core/model/design'
import { formatCount } from '@/core/shared/format'
import { copyText } from '@/stores/browser/clipboard'
import { downloadFile } from '@/stores/browser/download'
import { currentAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { orSayFault } from '@/stores/session/say-fault'
import { openDialog, useSession } from '@/stores/session/session-store'
import { Button } from '@/ui/button'
import { CopyButton } from '@/ui/copy-button'
import { Dialog } from '@/ui/dialog'
import { lazyPart } from '@/ui/lazy-part'
import { RichText } from '@/ui/rich-text'
import { useLoaded } from '@/ui/use-loaded'
import { downloadEverything, downloadFormat } from './download-zip'

const HighlightedText = lazyPart(() => import('./highlighted-text').then((module) => module.HighlightedText))

/** Lines of a file that the preview shows; copying and downloading take all of it. */
const LINES_SHOWN = 1_500

export function ExportDialog() {
  const open = useSession((session) => session.dialog === 'export')
  return (
    <Dialog
      open={open}
      onOpenChange={(now) => openDialog(now ? 'export' : null)}
      title="Export"
      description="Files that build what is drawn."
      size="large"
    >
      {open && <ExportBody />}
    </Dialog>
  )
}

function ExportBody() {
  const design = useDocument((state) => state.design)
  const exporters = useLoaded(loadExporters)
  const [chosen, setChosen] = useState('kafka-cli')
  const exporter = exporters?.find(({ id }) => id === chosen) ?? exporters?.[0]
  if (!exporters || !exporter) return <p className="p-4 text-ink-soft">Loading the formats …</p>
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      <nav
        aria-label="Formats"
        className="w-56 shrink-0 overflow-auto border-line border-r py-2 max-md:flex max-md:w-full max-md:flex-wrap max-md:border-r-0 max-md:border-b"
      >
        {exporters.map(({ id, label, summary }) => (
          <button
            key={id}
            type="button"
            aria-current={id === exporter.id}
            title={summary}
            onClick={() => setChosen(id)}
            className="block w-full px-4 py-1.5 text-left text-ink hover:bg-sunk max-md:w-auto aria-[current=true]:bg-sunk aria-[current=true]:font-semibold"
          >
            {label}
          </button>
        ))}
        <Button
          className="mx-4 mt-3"
          onClick={() => void orSayFault('Downloading', () => downloadEverything(design, exporters))}
        >
          <FileArchive size={14} />
          Download everything
        </Button>
      </nav>
      <ExportedFiles key={exporter.id} exporter={exporter} design={design} />
    </div>
  )
}

const loadExporters = () => import('@/core/exporters/index').then((module) => module.exporters)

function ExportedFiles({ exporter, design }: { exporter: Exporter; design: Design }) {
  const files = useMemo(() => exporter.export(design, currentAnalysis()), [exporter, design])
  const losses = useMemo(() => exporter.unsupported(design), [exporter, design])
  const [path, setPath] = useState<string | null>(null)
  const file = files.find((candidate) => candidate.path === path) ?? files[0]
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="border-line border-b px-4 py-3">
        <p className="text-ink-soft">{exporter.summary}</p>
        {losses.length > 0 && (
          <ul aria-label="What this format cannot carry" className="mt-2 max-h-24 overflow-auto">
            {losses.map((loss) => (
              <li key={loss} className="text-warning">
                <RichText text={loss} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {file ? (
        <>
          <FileBar exporter={exporter} design={design} files={files} file={file} onPick={setPath} />
          <Preview file={file} language={exporter.language} />
        </>
      ) : (
        <p className="p-4 text-ink-soft">
          Nothing to export yet: the drawing has nothing that this format describes.
        </p>
      )}
    </div>
  )
}

interface FileBarProps {
  exporter: Exporter
  design: Design
  files: readonly ExportedFile[]
  file: ExportedFile
  onPick: (path: string) => void
}

function FileBar({ exporter, design, files, file, onPick }: FileBarProps) {
  return (
    <div className="flex items-center gap-2 border-line border-b px-4 py-2">
      {files.length > 1 ? (
        <select
          aria-label="File"
          value={file.path}
          onChange={(event) => onPick(event.target.value)}
          className="h-7 min-w-0 flex-1 rounded-control border border-line-strong bg-raised px-2 font-mono text-mono"
        >
          {files.map(({ path }) => (
            <option key={path}>{path}</option>
          ))}
        </select>
      ) : (
        <span className="min-w-0 flex-1 truncate font-mono text-mono">{file.path}</span>
      )}
      <CopyButton label="Copy" copy={() => copyText(file.text)} />
      <Button onClick={() => downloadFile(file.path.split('/').at(-1) ?? 'export', file.text, 'text/plain')}>
        <Download size={14} />
        Download
      </Button>
      {files.length > 1 && (
        <Button
          variant="primary"
          onClick={() => void orSayFault('Downloading', () => downloadFormat(design, exporter, files))}
        >
          <FileArchive size={14} />
          Download all ({formatCount(files.length)})
        </Button>
      )}
    </div>
  )
}

function Preview({ file, language }: { file: ExportedFile; language: string }) {
  const lines = file.text.split('\n')
  const text = lines.length > LINES_SHOWN ? lines.slice(0, LINES_SHOWN).join('\n') : file.text
  return (
    <section
      aria-label={`Preview of ${file.path}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto bg-sunk p-4"
    >
      <Suspense fallback={<code className="block whitespace-pre font-mono text-mono">{text}</code>}>
        <HighlightedText text={text} language={language} />
      </Suspense>
      {lines.length > LINES_SHOWN && (
        <p className="mt-2 text-ink-soft">
          The first {formatCount(LINES_SHOWN)} of {formatCount(lines.length)} lines. Copy and download take
          all.
        </p>
      )}
    </section>
  )
}
