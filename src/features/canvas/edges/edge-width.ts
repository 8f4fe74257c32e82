/** The width of a line, in pixels: 1.5 to 10 on a logarithmic scale from 1 MB/s to 1 GB/s. */
export function edgeWidth(bytesPerSecond: number): number {
  if (bytesPerSecond <= 1e6) return 1.5
  return Math.min(10, 1.5 + (8.5 * Math.log10(bytesPerSecond / 1e6)) / 3)
}
