import { JUNIT, mavenFile, SLF4J_SIMPLE, serializerDependencies } from '../java-build-files'

/** Returns the `pom.xml` of a Streams project. */
export const streamsMavenFile = (
  name: string,
  packageName: string,
  release: string,
  languages: ReadonlySet<string>,
): string =>
  mavenFile({
    name,
    packageName,
    groupId: packageName,
    dependencies: [
      { of: 'org.apache.kafka:kafka-streams', version: release },
      ...serializerDependencies(languages),
      SLF4J_SIMPLE,
      { of: 'org.apache.kafka:kafka-streams-test-utils', version: release, scope: 'test' },
      JUNIT,
    ],
    readsInput: false,
  })
