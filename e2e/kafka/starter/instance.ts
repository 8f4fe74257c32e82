import type { ChildProcess } from 'node:child_process'
import { end, start } from '../support/leavings'
import type { Command } from './runner'

/** What tells a program of a proof that it hangs after so many plain records, to be killed in the middle of its work. */
export const HANGS_AFTER = 'HANGS_AFTER'

/** One running instance of a generated program: what it printed, and how it ends. */
export class Instance {
  readonly #process: ChildProcess
  readonly #isClosed: Promise<unknown>
  #printed = ''
  /** Apart from what it logs: a line of the one may be written in pieces, with one of the other in between. */
  #output = ''

  constructor({ command, words, folder }: Command, environment: Readonly<Record<string, string>>) {
    this.#process = start(command, words, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#isClosed = new Promise((resolve) => this.#process.once('close', resolve))
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#printed += text
      this.#output += text
    })
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#printed += text
    })
  }

  /** How often the handler of the proof was given this value; told once the instance is over and all it printed is read. */
  async triesOf(value: string): Promise<number> {
    await this.#isClosed
    return this.#output.split('\n').filter((line) => line.trim() === `TRY ${value}`).length
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
