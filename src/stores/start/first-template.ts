import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'

/** The example that is shown where there is nothing else to show; an empty design where it cannot be loaded. */
export async function firstTemplate(): Promise<Design> {
  const example = import('@/core/templates/index').then(({ templates }) => templates[0]?.design())
  return (await example.catch(() => undefined)) ?? emptyDesign('Untitled design')
}
