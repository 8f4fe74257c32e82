import { readdirSync, readFileSync } from 'node:fs'

/** Every process that descends from one, itself first, as Linux tells; elsewhere the one alone. */
function familyOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>()
  try {
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue
      const stat = readStat(entry)
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
    }
  } catch {
    return [pid]
  }
  const family = [pid]
  for (const member of family) family.push(...(children.get(member) ?? []))
  return family
}

/** A process may end between being listed and being looked at. */
function readStat(entry: string): string {
  try {
    return readFileSync(`/proc/${entry}/stat`, 'utf8')
  } catch {
    return ''
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

/** Ends a process, which leads a group of its own, and all that descend from it at once; none of them hears of it. */
export function killFamily(pid: number): void {
  for (const member of familyOf(pid)) killQuietly(member)
  killQuietly(-pid)
}
