import {
  gradleFiles,
  type JavaDependency,
  JUNIT,
  mavenFile,
  SLF4J_SIMPLE,
  serializerDependencies,
} from '../../java-build-files'

type Languages = ReadonlySet<string>

const dependenciesOf = (release: string, languages: Languages): readonly JavaDependency[] => [
  { of: 'org.apache.kafka:kafka-clients', version: release },
  ...serializerDependencies(languages),
  SLF4J_SIMPLE,
  JUNIT,
  { of: 'org.testcontainers:kafka', version: '1.21.3', scope: 'test' },
]

const buildOf = (name: string, packageName: string, release: string, languages: Languages) => ({
  name,
  packageName,
  groupId: 'com.example',
  dependencies: dependenciesOf(release, languages),
  readsInput: true,
})

/** Returns what Gradle builds a program with, by the name of each file. */
export const programGradleFiles = (
  name: string,
  packageName: string,
  release: string,
  languages: Languages,
) => gradleFiles(buildOf(name, packageName, release, languages))

/** Returns the `pom.xml` of a program. */
export const programMavenFile = (
  name: string,
  packageName: string,
  release: string,
  languages: Languages,
): string => mavenFile(buildOf(name, packageName, release, languages))
