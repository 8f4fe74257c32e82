import process from 'node:process'
import { CommanderError } from 'commander'
import { createProgram } from './program'

const program = createProgram(
  {
    stdin: process.stdin,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  },
  (status) => {
    process.exitCode = status
  },
)
// Whoever reads what is printed may stop before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

/** 1 says that something was found; whatever keeps a command from its work is 2. */
const COULD_NOT = 2

for (const command of [program, ...program.commands]) command.exitOverride()
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) process.stderr.write(`${(error as Error).stack ?? String(error)}\n`)
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : COULD_NOT
}
