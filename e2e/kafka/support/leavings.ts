import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a run has on the machine; all of it goes when the run ends, however it ends. */
const processes = new Set<ChildProcess>()
const folders = new Set<string>()
let isOver = false

/** Starts a process, which leads a group of its own so that what it starts ends with it. */
export function start(command: string, words: readonly string[], options: SpawnOptions = {}): ChildProcess {
  if (isOver) throw new Error('The run is over; nothing is started any more.')
  const child = spawn(command, words, { ...options, detached: true })
  processes.add(child)
  child.once('close', () => processes.delete(child))
  return child
}

/** A process's own end, or the one of its whole group where the signal is SIGKILL. */
export async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  try {
    process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal)
  } catch {
    // It ended a moment ago, and its exit is about to be told.
  }
  await ended
}

interface Run {
  readonly env?: NodeJS.ProcessEnv
  readonly input?: string
  readonly timeoutMs?: number
}

/** Runs a process to its end; what it printed, or an error with that where it fails. */
export async function run(command: string, words: readonly string[], options: Run = {}): Promise<string> {
  const { env = process.env, input = '', timeoutMs } = options
  const child = start(command, words, { env, stdio: 'pipe' })
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => void end(child, 'SIGKILL'), timeoutMs)
  let [printed, errors] = ['', '']
  child.stdout?.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  // One that ends without reading says so by its status.
  child.stdin?.on('error', () => undefined).end(input)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearTimeout(timer)
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${printed}${errors}`)
  return printed
}

export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `surveyor-${name}-`))
  folders.add(folder)
  return folder
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  folders.delete(folder)
}

/** Ends every process and removes every folder of this run; nothing can be started after it. */
export async function leaveNothing(): Promise<void> {
  isOver = true
  await Promise.all([...processes].map((child) => end(child, 'SIGKILL')))
  for (const folder of folders) removeFolder(folder)
}
