const BYTES: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  KB: 2 ** 10,
  MB: 2 ** 20,
  GB: 2 ** 30,
  TB: 2 ** 40,
}

/** A size as Spring writes it, in bytes: `64KB` are 65536. */
export function bytesText(text: string): string {
  const found = /^(\d+)\s*([KMGT]?B|)$/i.exec(text.trim())
  const unit = BYTES[found?.[2]?.toUpperCase() ?? '']
  return found && unit !== undefined ? String(Number(found[1]) * unit) : text
}

const MILLIS: Readonly<Record<string, number>> = {
  '': 1,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** A duration as Spring writes it, in milliseconds: `30s`, `PT5M`. */
export function millisText(text: string): string {
  const plain = /^(\d+)\s*(ms|s|m|h|d|)$/i.exec(text.trim())
  const unit = MILLIS[plain?.[2]?.toLowerCase() ?? '']
  if (plain && unit !== undefined) return String(Number(plain[1]) * unit)
  const iso = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/i.exec(text.trim())
  if (!iso || text.trim().length < 3) return text
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((at) => Number(iso[at] ?? 0))
  return String((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1_000)
}
