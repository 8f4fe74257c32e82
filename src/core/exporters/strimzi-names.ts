/** A DNS subdomain, as Kubernetes wants for a resource: at most 253 characters, with room for a hash. */
export const resourceName = (name: string, fallback = 'topic'): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .slice(0, 240)
    .split('.')
    .map((label) => label.replace(/^-+|-+$/g, ''))
    .filter((label) => label !== '')
    .join('.') || fallback

/** A label's value: at most 63 characters. */
export const clusterName = (design: string): string =>
  design
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '') || 'my-cluster'
