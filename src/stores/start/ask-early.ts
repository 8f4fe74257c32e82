/**
 * Asks the browser for what it stores, which it takes as long to bring as to render half of the page: a small file
 * of its own, that runs while the first load is still on its way.
 */
import { IN_FOREIGN_FRAME } from '../browser/foreign-frame'
import { awakenStorage } from '../browser/local-storage'
import { openDatabase } from '../storage/database'

if (!IN_FOREIGN_FRAME) {
  openDatabase()
  awakenStorage()
}
