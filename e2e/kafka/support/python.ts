import { resolve } from 'node:path'
import { run } from './leavings'

export const PYTHON_CLIENT = 'confluent-kafka==2.16.1'
/** With what reads and writes records by a registry. */
export const PYTHON_SERDES = 'confluent-kafka[avro,json,protobuf]==2.16.1'
/** With what makes the types of Protobuf. */
export const PYTHON_PROTOC = 'grpcio-tools==1.85.1'

/** Returns the interpreter of a new environment with Confluent's client; undefined where it is not to be had. */
export async function installPython(
  folder: string,
  ...packages: readonly string[]
): Promise<string | undefined> {
  try {
    await run('python3', ['-m', 'venv', folder])
    const python = resolve(folder, 'bin/python')
    const quiet = ['-q', '--disable-pip-version-check', '--only-binary', ':all:']
    await run(
      python,
      ['-m', 'pip', 'install', ...quiet, ...(packages.length > 0 ? packages : [PYTHON_CLIENT])],
      { timeoutMs: 120_000 },
    )
    return python
  } catch {
    return undefined
  }
}
