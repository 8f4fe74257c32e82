/** The release of each line that a project is built against: one that Maven Central has. */
const RELEASES: Readonly<Record<string, string>> = {
  '3.9': '3.9.1', '4.0': '4.0.1', '4.1': '4.1.1', '4.2': '4.2.0', '4.3': '4.3.1',
} // biome-ignore format: a table of releases

/** Returns the release of Kafka's own clients for brokers of a version: of older lines 3.9, which works with them. */
export const releaseFor = (version: string): string =>
  RELEASES[version] ?? (/^[0-3]\./.test(version) ? '3.9.1' : '4.3.1')
