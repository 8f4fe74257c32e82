/** Reads windows as they are typed. */
import { err, ok, type Result } from '../shared/result'
import { Line, Unreadable, wordsOf } from './chain-line'
import type { JoinWindow, Window } from './processing'

/** When a window goes on, where that is not at every update. */
function readEmit(line: Line): Window['emit'] {
  if (!line.skip('emit')) return undefined
  const said = line.name('When a window goes on')
  if (said === 'windowCloses') return said
  throw new Unreadable(`A window goes on at every update, or \`emit windowCloses\`: not \`${said}\`.`)
}

/** Reads a window with its grace and when it goes on. */
export function readWindow(line: Line): Window {
  const kind = line.name('The kind of window')
  const size = () => line.duration(`The size of a ${kind} window`)
  const withGrace = <Of extends object>(window: Of): Of & Pick<Window, 'graceMs' | 'emit'> => {
    const before = readEmit(line)
    const graceMs = line.skip('grace') ? line.duration('The grace') : undefined
    const emit = before ?? readEmit(line)
    return { ...window, ...(graceMs !== undefined && { graceMs }), ...(emit !== undefined && { emit }) }
  }
  switch (kind) {
    case 'tumbling':
      return withGrace({ kind, sizeMs: size() })
    case 'hopping': {
      const sizeMs = size()
      if (!line.skip('every'))
        throw new Unreadable('A hopping window needs `every`, as `hopping 5 min every 1 min`.')
      return withGrace({ kind, sizeMs, advanceMs: line.duration('How often a window begins') })
    }
    case 'sliding':
      return withGrace({ kind, differenceMs: size() })
    case 'session':
      return withGrace({ kind, gapMs: size() })
    default:
      throw new Unreadable(`\`${kind}\` is no window: tumbling, hopping, sliding or session.`)
  }
}

/** Reads how far apart in time the records of two streams may be; nothing where that is not said. */
export function readJoinWindow(line: Line): JoinWindow | undefined {
  let window: JoinWindow | undefined
  if (line.skip('within')) {
    const ms = line.duration('How far apart records may be')
    window = { beforeMs: ms, afterMs: ms }
  } else if (line.skip('before')) {
    const beforeMs = line.duration('How long before')
    if (!line.skip('after')) throw new Unreadable('`before` needs `after`, as `before 5 min after 0 s`.')
    window = { beforeMs, afterMs: line.duration('How long after') }
  }
  return window && line.skip('grace') ? { ...window, graceMs: line.duration('The grace') } : window
}

function readWhole<Of>(text: string, read: (line: Line) => Of): Result<Of> {
  const line = new Line(wordsOf(text))
  try {
    const found = read(line)
    return line.isEnd ? ok(found) : err(`\`${line.name('Something')}\` is not understood here.`)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return err(error.message)
  }
}

/** Reads a window alone, as `hopping 5 min every 1 min`; a duration by itself is a tumbling one. */
export const readWindowText = (text: string): Result<Window> =>
  readWhole(/^\d/.test(text.trim()) ? `tumbling ${text}` : text, readWindow)

/** Reads how far apart two records may be, as `5 min` or `before 5 min after 0 s`. */
export const readJoinWindowText = (text: string): Result<JoinWindow> =>
  readWhole(/^(?:within|before)\b/.test(text.trim()) ? text : `within ${text}`, (line) => {
    const window = readJoinWindow(line)
    if (!window) throw new Unreadable('A window is a duration, as `5 min`.')
    return window
  })
