import { gradleFiles, type JavaDependency, JUNIT, mavenFile, SLF4J_SIMPLE } from '../../java-build-files'

const dependenciesOf = (release: string): readonly JavaDependency[] => [
  { of: 'org.apache.kafka:kafka-clients', version: release },
  SLF4J_SIMPLE,
  JUNIT,
  { of: 'org.testcontainers:kafka', version: '1.21.3', scope: 'test' },
]

const buildOf = (name: string, packageName: string, release: string) => ({
  name,
  packageName,
  groupId: 'com.example',
  dependencies: dependenciesOf(release),
  readsInput: true,
})

/** Returns what Gradle builds a program with, by the name of each file. */
export const programGradleFiles = (name: string, packageName: string, release: string) =>
  gradleFiles(buildOf(name, packageName, release))

/** Returns the `pom.xml` of a program. */
export const programMavenFile = (name: string, packageName: string, release: string): string =>
  mavenFile(buildOf(name, packageName, release))
