import process from 'node:process'
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
await program.parseAsync()
