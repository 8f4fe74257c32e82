import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronUp from 'lucide-react/icons/chevron-up'
import { turn } from '@/stores/session/preferences-store'
import { startReview } from '@/stores/session/session-store'
import { Button, IconButton } from '@/ui/button'
import { BottomTabs, LateNumbers } from './bottom-tabs'

/** The line over the bottom panel, which is all of it that stands while it is folded. */
export function BottomBar({ isFolded }: { isFolded: boolean }) {
  return (
    <div className="flex shrink-0 items-center border-line border-b pr-2 pl-2.5">
      <BottomTabs />
      <LateNumbers />
      <div className="flex-1" />
      <Button
        variant="quiet"
        onClick={startReview}
        title="One cause at a time, with keys; at the end the report"
      >
        Review
      </Button>
      <IconButton
        label={isFolded ? 'Unfold the panel' : 'Fold the panel'}
        onClick={() => turn('bottomPanel', isFolded)}
      >
        {isFolded ? <ChevronUp size={15} /> : <ChevronDown size={15} />}
      </IconButton>
    </div>
  )
}
