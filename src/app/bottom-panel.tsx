import { useSession } from '@/stores/session/session-store'
import { Loading, Region } from '@/ui/region'
import { PANELS } from './panels'

export function BottomPanel() {
  const tab = useSession(({ bottomTab }) => bottomTab)
  const Part = PANELS[tab].part
  return (
    <div id="bottom-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} className="min-h-0 flex-1">
      <Region key={tab} name="This panel" loading={<Loading />}>
        <Part />
      </Region>
    </div>
  )
}
