import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { analyse } from '@/core/analyse'
import type { Exporter } from '@/core/exporters/exporter'
import type { Design } from '@/core/model/design'
import type { Cluster } from '../support/cluster'

/** How an instance of a generated program is started. */
export interface Command {
  readonly command: string
  readonly words: readonly string[]
  readonly folder: string
}

/** A language: how its generated projects are made ready to run. */
export interface StarterRunner {
  readonly title: string
  /** Where it tells of itself, where that is not at `health` and `metrics`, and how its lag is found there. */
  readonly asks?: {
    readonly health: string
    readonly metrics: string
    readonly lag: (topic: string) => RegExp
  }
  /** Returns how each application is started, by its name; or in a sentence why the language cannot be tried here. */
  build(folder: string, design: Design, cluster: Cluster): Promise<ReadonlyMap<string, Command> | string>
}

/** Writes the files of every application, with some of them put in by the proof: those that are the user's to write. */
export function writeProjects(
  folder: string,
  exporter: Exporter,
  design: Design,
  instead: (path: string, text: string) => string | undefined,
  values: Readonly<Record<string, string | boolean>> = {},
): string[] {
  return exporter.export(design, analyse(design), values).map(({ path, text }) => {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, instead(path, text) ?? text)
    return target
  })
}
