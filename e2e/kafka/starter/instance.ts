import type { ChildProcess } from 'node:child_process'
import { end, start } from '../support/leavings'
import type { Command } from './runner'

/** One running instance of a generated program: what it printed, and how it ends. */
export class Instance {
  readonly #process: ChildProcess
  #printed = ''

  constructor({ command, words, folder }: Command, environment: Readonly<Record<string, string>>) {
    this.#process = start(command, words, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (chunk: Buffer) => {
      this.#printed += chunk.toString()
    }
    this.#process.stdout?.on('data', keep)
    this.#process.stderr?.on('data', keep)
  }

  /** How often the handler of the proof was given this value. */
  triesOf(value: string): number {
    return this.#printed.split('\n').filter((line) => line.trim() === `TRY ${value}`).length
  }

  /** The end of what it printed, for a failure's report. */
  get printed(): string {
    return this.#printed.slice(-4000)
  }

  get isOver(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null
  }

  /** As a power cut does: nothing is finished, nothing committed. */
  kill(): Promise<void> {
    return end(this.#process, 'SIGKILL')
  }

  /** As an orchestrator does, which kills what does not end by itself. */
  async stop(ms = 40_000): Promise<boolean> {
    let isLate = false
    const late = setTimeout(() => {
      isLate = true
      void this.kill()
    }, ms)
    await end(this.#process, 'SIGTERM')
    clearTimeout(late)
    return !isLate
  }
}
