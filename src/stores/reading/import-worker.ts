/**
 * Imports files away from the page, so that ten thousand topics stop nothing that moves there. Its own file, since
 * the page's policy, which forbids WebAssembly, does not reach into a worker that came by an address: the parser of
 * Terraform's language runs here and the page stays as closed as it is.
 */
import { importFiles } from '@/core/importers/import-files'
import type { ImportRequest } from './import-request'

globalThis.addEventListener('message', async ({ data }: MessageEvent<ImportRequest>) => {
  globalThis.postMessage(await importFiles(data.sources, data.options))
})
