/** Names that Windows keeps for devices, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** A name as a file's name on any system: letters, digits, `.`, `_` and `-`, at most 100 of them. */
export function fileName(name: string): string {
  const slug = name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, 100)
    .replace(/^[.-]+|[.-]+$/g, '')
  if (slug === '') return 'unnamed'
  return DEVICE.test(slug) ? `${slug.slice(0, 3)}-${slug.slice(3)}`.replace(/-$/, '-client') : slug
}
