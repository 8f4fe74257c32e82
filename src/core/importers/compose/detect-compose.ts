/** How likely a text is of Docker Compose: services with images. */
export function detectCompose(head: string, fileName: string): number {
  if (/^["']?kind["']?[ \t]*:/m.test(head)) return 0
  const hasImages = /^[ \t]+["']?image["']?[ \t]*:/m.test(head)
  if (/(?:^|[\\/])(?:docker-)?compose[^\\/]*\.ya?ml$/i.test(fileName)) return 0.95
  return /^services[ \t]*:/m.test(head) && (hasImages || /^[ \t]+build[ \t]*:/m.test(head)) ? 0.9 : 0
}
