import type { Design } from '@/core/model/design'
import { ordersDesign } from '@/core/templates/orders'

/** The example that is shown where there is nothing else to show: a file of the first load, not one more to wait for. */
export const firstTemplate = (): Design => ordersDesign
