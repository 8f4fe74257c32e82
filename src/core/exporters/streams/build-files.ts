import { gradleFiles, JUNIT, mavenFile, SLF4J_SIMPLE } from '../java-build-files'

const buildOf = (name: string, packageName: string, release: string) => ({
  name,
  packageName,
  groupId: packageName,
  dependencies: [
    { of: 'org.apache.kafka:kafka-streams', version: release },
    SLF4J_SIMPLE,
    { of: 'org.apache.kafka:kafka-streams-test-utils', version: release, scope: 'test' } as const,
    JUNIT,
  ],
  readsInput: false,
})

/** Returns what Gradle builds a Streams project with, by the name of each file. */
export const streamsGradleFiles = (name: string, packageName: string, release: string) =>
  gradleFiles(buildOf(name, packageName, release))

/** Returns the `pom.xml` of a Streams project. */
export const streamsMavenFile = (name: string, packageName: string, release: string): string =>
  mavenFile(buildOf(name, packageName, release))
