/** What the drawing needs to show numbers: it loads with them, when the drawing stands. */
import { areaSums } from '@/core/facts/area-sums'
import { trafficOn } from '@/core/views/edge-traffic'
import { kindNumbers } from '../kinds/numbers'
import { describeView } from '../nodes/describe-node'

export const NUMBER_PARTS = { kindNumbers, describeView, trafficOn, areaSums }
