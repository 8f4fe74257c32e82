import CircleX from 'lucide-react/icons/circle-x'
import Info from 'lucide-react/icons/info'
import TriangleAlert from 'lucide-react/icons/triangle-exclamation-point'

const ICON = { error: CircleX, warning: TriangleAlert, info: Info } as const
const TONE = { error: 'text-error', warning: 'text-warning', info: 'text-info' } as const
const WORD = { error: 'Error', warning: 'Warning', info: 'Hint' } as const

export function SeverityIcon({ severity }: { severity: keyof typeof ICON }) {
  const Icon = ICON[severity]
  return (
    <span className={`mt-px shrink-0 ${TONE[severity]}`}>
      <Icon size={15} role="img" aria-label={WORD[severity]} />
    </span>
  )
}
