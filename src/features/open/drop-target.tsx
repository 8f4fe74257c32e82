import { useEffect, useState } from 'react'
import { dropped, hasFiles } from '@/stores/session/brought'
import { orSayFault } from '@/stores/session/say-fault'
import { notify } from '@/stores/session/session-store'

/** Takes the only file as a price sheet, which is of the browser and of no design; false where it is none. */
async function tookPrices([only, ...others]: readonly File[]): Promise<boolean> {
  if (only === undefined || others.length > 0) return false
  if (!(await only.slice(0, 500).text()).includes('surveyor-prices')) return false
  const { takePriceSheet } = await import('@/stores/session/price-sheet-store')
  const fault = takePriceSheet(await only.text())
  notify(
    fault === null
      ? { text: `The prices of “${only.name}” stand in the sizing panel.`, tone: 'info' }
      : { text: fault.replaceAll('`', ''), tone: 'error' },
  )
  return true
}

async function openDropped(files: readonly File[]): Promise<void> {
  if (await tookPrices(files)) return
  const { readDesignFiles } = await import('@/stores/reading/read-design')
  const read = await readDesignFiles(files)
  if (!read.ok) {
    const [first] = read.error
    const where = first?.line === undefined ? '' : ` (line ${first.line})`
    notify({
      text: `“${first?.file ?? 'It'}” was not opened: ${first?.message ?? 'it holds no design'}${where}`,
      tone: 'error',
    })
    return
  }
  const { takeReading } = await import('./take-reading')
  takeReading(read.value.sources, read.value.imported)
}

/** Takes a file that is dropped anywhere on the page, and shows that it would. */
export function DropTarget() {
  const [over, setOver] = useState(false)
  useEffect(() => dropped.take((files) => void orSayFault('Opening the file', () => openDropped(files))), [])
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (hasFiles(event)) setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = () => setOver(false)
    window.addEventListener('dragover', drag)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', drag)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-4 z-50 grid place-items-center rounded-group border-2 border-accent border-dashed bg-raised/90 text-accent">
      Drop files to open them as one design, or to add them to this one
    </div>
  )
}
