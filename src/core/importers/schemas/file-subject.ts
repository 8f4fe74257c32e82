const ENDING = /(?:\.schema)?\.(?:avsc|avro|proto|json|txt)$/i
const VERSION = /[-_.]v(?:ersion)?[-_]?(\d{1,6})$/i

/** What the name of a file says of the schema in it. */
export interface FileSubject {
  /** Without folders, ending and version. */
  readonly called: string
  /** Where it ends as the subjects of a topic's records do. */
  readonly subject?: string
  readonly number?: number
}

/** Returns what `schemas/orders-value.v2.avsc` says: the second version of the subject `orders-value`. */
export function fileSubject(file: string): FileSubject {
  const [whole = '', folder = ''] = file.split(/[\\/]/).reverse()
  const stem = whole.replace(ENDING, '')
  const version = VERSION.exec(stem)
  const named = version ? stem.slice(0, version.index) : stem
  // A folder of a topic that has a file for each half of its records.
  const isHalf = /^(?:key|value)$/i.test(named) && folder !== ''
  const called = (isHalf ? `${folder}-${named.toLowerCase()}` : named).slice(0, 1000)
  return {
    called,
    ...(/.-(?:key|value)$/.test(called) && { subject: called }),
    ...(version && { number: Number(version[1]) }),
  }
}
