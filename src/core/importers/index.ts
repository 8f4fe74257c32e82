/**
 * Every format to bring a design in from. To add one: add its file and its line; of two that are equally sure, the
 * first reads the text.
 */
import type { Importer } from './importer'
import { shareLink } from './share-link'
import { surveyor } from './surveyor'

export const importers: readonly Importer[] = [surveyor, shareLink]
