import { JUNIT, mavenFile, SLF4J_SIMPLE, serializerDependencies } from '../java-build-files'
import { TEST_REGISTRY } from './java-test-file'

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
    ...(languages.size > 0 && { testEnvironment: { SCHEMA_REGISTRY_URL: TEST_REGISTRY } }),
  })
