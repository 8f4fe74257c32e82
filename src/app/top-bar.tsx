import ChevronDown from 'lucide-react/icons/chevron-down'
import Download from 'lucide-react/icons/download'
import LayoutGrid from 'lucide-react/icons/layout-grid'
import Link from 'lucide-react/icons/link'
import Moon from 'lucide-react/icons/moon'
import Plus from 'lucide-react/icons/plus'
import Redo2 from 'lucide-react/icons/redo-2'
import Search from 'lucide-react/icons/search'
import Sun from 'lucide-react/icons/sun'
import Undo2 from 'lucide-react/icons/undo-2'
import { renameDesign } from '@/core/edits/rename-design'
import { formatCountOf } from '@/core/shared/format'
import { dispatch, redo, undo, useDocument } from '@/stores/document/document-store'
import { useNumbers } from '@/stores/document/numbers-store'
import { setTheme } from '@/stores/session/preferences-store'
import { clearSelection, type DialogName, openDialog } from '@/stores/session/session-store'
import { SHORTCUTS } from '@/stores/session/shortcuts'
import { Button, IconButton } from '@/ui/button'
import { runCommand } from '@/ui/command'
import { leaveButton } from '@/ui/leave-button'
import { shownShortcut } from '@/ui/shown-shortcut'
import { useShownTheme } from '@/ui/shown-theme'
import { commands } from './commands'
import { DIALOGS } from './dialogs'
import { goBack } from './go-back'
import { OfflineWords } from './offline-words'

const dialogKey = (name: DialogName) => shownShortcut(DIALOGS[name].key ?? '')

export function TopBar() {
  return (
    <header
      data-one-stop
      className="own-layer flex h-[42px] shrink-0 items-center gap-2 border-line border-b bg-raised px-3 max-md:gap-1 max-md:px-2"
    >
      <Logo />
      <Title />
      <DesignName />
      <Button onClick={() => openDialog('new')} title="Start a new design">
        <Plus size={14} />
        <span className="max-md:sr-only">New</span>
      </Button>
      <SaveState />
      <OfflineWords />
      <Divider />
      <History />
      <Button
        variant="quiet"
        onClick={(event) => {
          leaveButton(event)
          runCommand(commands, 'arrange')
        }}
        title={`Arrange the drawing in columns (${shownShortcut(SHORTCUTS.arrange)})`}
        className="max-md:px-1.5"
      >
        <LayoutGrid size={15} />
        <span className="max-md:sr-only">Arrange</span>
      </Button>
      <div className="flex-1" />
      <ClusterSummary />
      <Divider />
      <button
        type="button"
        onClick={() => openDialog('commands')}
        className="flex h-7 items-center gap-2 rounded-control border border-line-strong px-2 text-ink-soft hover:bg-sunk max-md:hidden"
      >
        <Search size={14} />
        <span className="max-[1180px]:sr-only">Find or do anything</span>
        <kbd className="rounded-[3px] border border-line px-1 font-mono text-small max-[1180px]:hidden">
          {dialogKey('commands')}
        </kbd>
      </button>
      <ThemeSwitch />
      <Button
        onClick={() => openDialog('export')}
        title={`Files that build what is drawn (${dialogKey('export')})`}
      >
        <Download size={14} />
        <span className="max-md:sr-only">Export</span>
      </Button>
      <Button
        variant="primary"
        onClick={() => openDialog('share')}
        title={`A link that holds the design (${dialogKey('share')})`}
      >
        <Link size={14} />
        <span className="max-md:sr-only">Share</span>
      </Button>
    </header>
  )
}

function Logo() {
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-5 shrink-0 text-accent"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d="M12 3 22 20H2Z" strokeWidth="2" strokeLinejoin="round" />
      <circle cx="12" cy="14.5" r="2.2" fill="currentColor" stroke="none" />
    </svg>
  )
}

const Divider = () => <div aria-hidden="true" className="mx-1 h-5 w-px bg-line max-md:hidden" />

/** What the page is about, for those who go by headings; to the eye the field says it. */
function Title() {
  const name = useDocument((state) => state.design.name)
  return <h1 className="sr-only">{name} – Surveyor</h1>
}

function DesignName() {
  const name = useDocument((state) => state.design.name)
  return (
    <div className="flex min-w-0 items-center">
      <input
        aria-label="Name of the design"
        value={name}
        maxLength={200}
        onChange={(event) => dispatch(renameDesign(event.target.value || 'Untitled design'))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
        className="field-sizing-content min-w-16 max-w-64 truncate rounded-control border border-transparent bg-transparent px-1 py-0.5 font-semibold hover:border-line"
      />
      <IconButton label="My designs and examples" onClick={() => openDialog('designs')}>
        <ChevronDown size={14} />
      </IconButton>
    </div>
  )
}

const SAVE_STATE = {
  saved: 'Saved in this browser',
  saving: 'Saving …',
  unsaved: 'Saving …',
  deleted: 'Deleted in another tab',
  full: 'Not saved: the browser’s storage is full',
  unavailable: 'Not saved: this browser keeps nothing',
} as const

function SaveState() {
  const state = useDocument(({ saveState }) => saveState)
  const isBehind = useDocument((document) => document.isBehind)
  // Where there is little room, that it is saved has to do.
  const [short = '', where] = SAVE_STATE[state].split(/(?<=^Saved)/)
  const isWell = (state === 'saved' || state === 'saving' || state === 'unsaved') && !isBehind
  return (
    <span
      role="status"
      className={`min-w-0 truncate text-small ${isWell ? 'text-ink-soft max-[900px]:sr-only pointer-coarse:max-[1280px]:sr-only' : 'text-warning'}`}
    >
      {isBehind ? 'Behind another tab' : short}
      {!isBehind && where && <span className="max-[1180px]:sr-only">{where}</span>}
    </span>
  )
}

function History() {
  const undoLabel = useDocument(({ past }) => past.at(-1)?.label)
  const redoLabel = useDocument(({ future }) => future.at(-1)?.label)
  return (
    <>
      <IconButton
        label={undoLabel === undefined ? 'Undo' : `Undo: ${undoLabel}`}
        shortcut={shownShortcut(SHORTCUTS.undo)}
        disabled={undoLabel === undefined}
        onClick={(event) => {
          leaveButton(event)
          goBack(undo)
        }}
      >
        <Undo2 size={15} />
      </IconButton>
      <IconButton
        label={redoLabel === undefined ? 'Redo' : `Redo: ${redoLabel}`}
        shortcut={shownShortcut(SHORTCUTS.redo)}
        disabled={redoLabel === undefined}
        onClick={(event) => {
          leaveButton(event)
          goBack(redo)
        }}
      >
        <Redo2 size={15} />
      </IconButton>
    </>
  )
}

/** The cluster in one line, as it is stated until its numbers are there; a click shows it in the inspector, where nothing is selected. */
function ClusterSummary() {
  const cluster = useDocument((state) => state.design.cluster)
  const brokers = useNumbers(({ sizing }) => sizing.cluster.brokers)
  const isOfBrokers = brokers === undefined || brokers.unit === 'broker'
  return (
    <button
      type="button"
      onClick={clearSelection}
      title="Show the cluster"
      className="whitespace-nowrap rounded-control px-1 text-ink-soft hover:bg-sunk max-[999px]:hidden pointer-coarse:max-[1280px]:hidden"
    >
      Kafka {cluster.kafkaVersion} ·{' '}
      {isOfBrokers ? formatCountOf(cluster.brokers, 'broker') : formatCountOf(brokers.count, brokers.unit)}
      {isOfBrokers && (
        <span className="max-[1180px]:sr-only"> · {formatCountOf(cluster.racks ?? 1, 'rack')}</span>
      )}
    </button>
  )
}

function ThemeSwitch() {
  const isDark = useShownTheme() === 'dark'
  return (
    <IconButton
      label={isDark ? 'Switch to light' : 'Switch to dark'}
      onClick={() => setTheme(isDark ? 'light' : 'dark')}
    >
      {isDark ? <Sun size={15} /> : <Moon size={15} />}
    </IconButton>
  )
}
