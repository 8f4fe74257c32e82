import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pythonStarter } from '@/core/exporters/starter/python/python-starter'
import { run } from '../support/leavings'
import { installPython } from '../support/python'
import { type Command, type StarterRunner, writeProjects } from './runner'

/** What the proof puts in place of the user's work: it takes its time, and fails as the value says. */
function handlerOf(text: string): string {
  const topic = /Made\("([^"]+)"/.exec(text)?.[1]
  return `import os
import sys
import time
from collections import Counter

from records import Made, UnprocessableRecord

TRIES = Counter()
HANGS_AFTER = int(os.environ.get("HANGS_AFTER", "0"))


def handle(message):
    value = message.value().decode()
    if value.startswith("plain"):
        TRIES["plain"] += 1
        time.sleep(3600 if TRIES["plain"] == HANGS_AFTER else 0.002)
    else:
        TRIES[value] += 1
        sys.stdout.write(f"TRY {value}\\n")
        sys.stdout.flush()
        if value.startswith("poison"):
            raise UnprocessableRecord("poison")
        if value.startswith("hopeless"):
            raise RuntimeError("hopeless")
        if value.startswith("flaky") and TRIES[value] < 3:
            raise RuntimeError("not yet")
    ${topic === undefined ? 'return None' : `return [Made("${topic}", message.key(), message.value())]`}
`
}

/** A source of a thousand records that keeps in a file how many of them are written. */
const sourceOf = (text: string): string => `import os
import time
from pathlib import Path

from records import Made

CHECKPOINT = Path(os.environ["CHECKPOINT"])


class Source:
    def __init__(self):
        self.count = int(CHECKPOINT.read_text()) if CHECKPOINT.exists() else 0

    def next(self):
        time.sleep(0.02)
        if self.count >= 1000:
            return None
        to = min(1000, self.count + 10)
        return [Made("${/Made\("([^"]+)"/.exec(text)?.[1]}", f"k{at}".encode(), f"plain{at}".encode()) for at in range(self.count, to)]

    def written(self, records):
        self.count += len(records)
        # A crash in the middle leaves the one before.
        new = CHECKPOINT.with_suffix(".new")
        new.write_text(str(self.count))
        new.replace(CHECKPOINT)
`

/** Makes the types of Protobuf of a project as its README says. */
export async function makePythonTypes(python: string, project: string): Promise<void> {
  const command = /^python (-m grpc_tools.*?) +#/m.exec(readFileSync(join(project, 'README.md'), 'utf8'))
  if (command?.[1] === undefined) return
  await run('sh', ['-c', `cd "$1" && "$2" ${command[1]}`, 'sh', project, python])
}

/** confluent-kafka, by the interpreter of an environment of its own. */
export const pythonRunner: StarterRunner = {
  title: 'Python',
  build: async (folder, design) => {
    const python = await installPython(join(folder, 'venv'))
    if (python === undefined) return 'skipped: confluent-kafka cannot be had here'
    const files = writeProjects(folder, pythonStarter, design, (path, text) =>
      path.endsWith('/handler.py')
        ? handlerOf(text)
        : path.endsWith('/source.py')
          ? sourceOf(text)
          : undefined,
    )
    for (const file of files.filter((path) => path.endsWith('/record_types.py'))) await run(python, [file])
    return new Map(
      [...design.producers, ...design.consumerGroups].map(({ name }): [string, Command] => [
        name,
        { command: python, words: ['main.py'], folder: join(folder, name) },
      ]),
    )
  },
}
