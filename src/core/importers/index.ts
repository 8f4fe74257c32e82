/** Every format to bring a design in from. To add one: add its file and its line. */
import type { Importer } from './importer'
import { surveyor } from './surveyor'

export const importers: readonly Importer[] = [surveyor]
