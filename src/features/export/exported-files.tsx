import Download from 'lucide-react/icons/download'
import FileArchive from 'lucide-react/icons/file-archive'
import { Suspense, useMemo, useState } from 'react'
import type { ExportedFile, Exporter, ExporterEntry, OptionValues } from '@/core/exporters/exporter'
import type { Design } from '@/core/model/design'
import { formatCount } from '@/core/shared/format'
import { copyText } from '@/stores/browser/clipboard'
import { downloadFile } from '@/stores/browser/download'
import { currentAnalysis } from '@/stores/document/analysis-store'
import { orSayFault } from '@/stores/session/say-fault'
import { Button } from '@/ui/button'
import { CopyButton } from '@/ui/copy-button'
import { lazyPart } from '@/ui/lazy-part'
import { Select } from '@/ui/select'
import { downloadFormat } from './download-zip'
import { ExportLosses } from './export-losses'
import { OptionsForm } from './options-form'

const HighlightedText = lazyPart(() => import('./highlighted-text').then((module) => module.HighlightedText))

/** Lines of a file that the preview shows; copying and downloading take all of it. */
const LINES_SHOWN = 1_500

interface ExportedFilesProps {
  readonly entry: ExporterEntry
  readonly exporter: Exporter
  readonly design: Design
}

/** What one format makes of the design: what it is for, its options, what it leaves out, and its files. */
export function ExportedFiles({ entry, exporter, design }: ExportedFilesProps) {
  const [values, setValues] = useState<OptionValues>({})
  const files = useMemo(() => exporter.export(design, currentAnalysis(), values), [exporter, design, values])
  const losses = useMemo(() => exporter.losses(design, values), [exporter, design, values])
  const [path, setPath] = useState<string | null>(null)
  const file = files.find((candidate) => candidate.path === path) ?? files[0]
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col max-md:min-h-80 max-md:shrink-0">
      <div className="flex flex-col gap-2 border-line border-b px-4 py-3">
        <p className="text-ink-soft">{entry.summary}</p>
        <OptionsForm design={design} options={exporter.options} values={values} onChange={setValues} />
        <ExportLosses losses={losses} />
      </div>
      {file ? (
        <>
          <FileBar formatId={entry.id} design={design} files={files} file={file} onPick={setPath} />
          <Preview file={file} />
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
  readonly formatId: string
  readonly design: Design
  readonly files: readonly ExportedFile[]
  readonly file: ExportedFile
  readonly onPick: (path: string) => void
}

function FileBar({ formatId, design, files, file, onPick }: FileBarProps) {
  return (
    <div className="flex items-center gap-2 border-line border-b px-4 py-2">
      {files.length > 1 ? (
        <div className="min-w-0 flex-1">
          <Select
            aria-label="File"
            value={file.path}
            onChange={(event) => onPick(event.target.value)}
            className="h-7 rounded-control border border-line-strong bg-raised px-2 font-mono text-mono"
          >
            {files.map(({ path }) => (
              <option key={path}>{path}</option>
            ))}
          </Select>
        </div>
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
          onClick={() => void orSayFault('Downloading', () => downloadFormat(design, formatId, files))}
        >
          <FileArchive size={14} />
          Download all ({formatCount(files.length)})
        </Button>
      )}
    </div>
  )
}

function Preview({ file }: { file: ExportedFile }) {
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
        <HighlightedText text={text} language={file.language} />
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
