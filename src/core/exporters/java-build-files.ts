import { PROTO_FOLDER } from './starter/types/proto-files'

/** A library that a Java project needs, as `group:artifact`. */
export interface JavaDependency {
  readonly of: string
  readonly version: string
  /** For what it is needed; for all where it is left out. */
  readonly scope?: 'runtime' | 'test'
}

interface JavaBuild {
  readonly name: string
  readonly packageName: string
  readonly groupId: string
  readonly dependencies: readonly JavaDependency[]
  /** What Maven's tests find in their environment. */
  readonly testEnvironment?: Readonly<Record<string, string>>
  /** Whether it reads its standard input. */
  readonly readsInput: boolean
}

/** The binding of the log that programs print with. */
export const SLF4J_SIMPLE = { of: 'org.slf4j:slf4j-simple', version: '2.0.17', scope: 'runtime' } as const

/** Confluent's serializers, which are in a repository of its own. */
const CONFLUENT = '8.1.1'
export const CONFLUENT_REPOSITORY = 'https://packages.confluent.io/maven/'

const isOfConfluent = (dependencies: readonly JavaDependency[]): boolean =>
  dependencies.some(({ of }) => of.startsWith('io.confluent:'))

/** Returns the libraries by which a program reads and writes records of these languages. */
export const serializerDependencies = (languages: ReadonlySet<string>): readonly JavaDependency[] => [
  ...(languages.has('avro') ? [{ of: 'io.confluent:kafka-avro-serializer', version: CONFLUENT }] : []),
  ...(languages.has('json-schema')
    ? [{ of: 'io.confluent:kafka-json-schema-serializer', version: CONFLUENT }]
    : []),
  ...(languages.has('protobuf')
    ? [
        { of: 'io.confluent:kafka-protobuf-serializer', version: CONFLUENT },
        { of: PROTOBUF_JAVA, version: PROTOBUF },
      ]
    : []),
]

/** Of the compiler, and of what it makes. */
const PROTOBUF = '4.32.1'
const PROTOBUF_JAVA = 'com.google.protobuf:protobuf-java'

const isOfProtobuf = (dependencies: readonly JavaDependency[]): boolean =>
  dependencies.some(({ of }) => of === PROTOBUF_JAVA)

/** What Gradle makes the types of Protobuf with: the line of its plugin, and what it is told. */
export const GRADLE_PROTOBUF = {
  plugin: "    id 'com.google.protobuf' version '0.9.5'\n",
  settings: `
sourceSets {
    main {
        proto {
            srcDir '${PROTO_FOLDER}'
        }
    }
}

protobuf {
    protoc {
        artifact = 'com.google.protobuf:protoc:${PROTOBUF}'
    }
}
`,
}

/** What Maven makes the types of Protobuf with. */
export const MAVEN_PROTOBUF = `      <plugin>
        <groupId>io.github.ascopes</groupId>
        <artifactId>protobuf-maven-plugin</artifactId>
        <version>3.10.1</version>
        <configuration>
          <protocVersion>${PROTOBUF}</protocVersion>
          <sourceDirectories>
            <sourceDirectory>${PROTO_FOLDER}</sourceDirectory>
          </sourceDirectories>
        </configuration>
        <executions>
          <execution>
            <goals>
              <goal>generate</goal>
            </goals>
          </execution>
        </executions>
      </plugin>
`

/** What the tests of a project run with. */
export const JUNIT = { of: 'org.junit.jupiter:junit-jupiter', version: '5.13.4', scope: 'test' } as const

const hasTests = (dependencies: readonly JavaDependency[]): boolean =>
  dependencies.some(({ scope }) => scope === 'test')

const CONFIGURATIONS = { runtime: 'runtimeOnly', test: 'testImplementation' } as const

export const gradleLine = ({ of, version, scope }: JavaDependency): string =>
  `    ${scope === undefined ? 'implementation' : CONFIGURATIONS[scope]} '${of}:${version}'`

/** Returns the files by which Gradle builds a project, and runs its `Main`. */
export const gradleFiles = ({ name, packageName, dependencies, readsInput }: JavaBuild) => ({
  'settings.gradle': `rootProject.name = '${name}'\n`,
  'build.gradle': `plugins {
    id 'application'
${isOfProtobuf(dependencies) ? GRADLE_PROTOBUF.plugin : ''}}

repositories {
    mavenCentral()
${isOfConfluent(dependencies) ? `    maven { url = '${CONFLUENT_REPOSITORY}' }\n` : ''}}

dependencies {
${dependencies.map(gradleLine).join('\n')}
${hasTests(dependencies) ? "    testRuntimeOnly 'org.junit.platform:junit-platform-launcher'\n" : ''}}

java {
    sourceCompatibility = JavaVersion.VERSION_17
}
${isOfProtobuf(dependencies) ? GRADLE_PROTOBUF.settings : ''}${
  hasTests(dependencies)
    ? `
tasks.named('test') {
    useJUnitPlatform()
}
`
    : ''
}${
  readsInput
    ? `
run {
    standardInput = System.in
}
`
    : ''
}
application {
    mainClass = '${packageName}.Main'
}
`,
})

export const mavenDependency = ({ of, version, scope }: JavaDependency): string => {
  const [group = '', artifact = ''] = of.split(':')
  return `    <dependency>
      <groupId>${group}</groupId>
      <artifactId>${artifact}</artifactId>
      <version>${version}</version>${scope === undefined ? '' : `\n      <scope>${scope}</scope>`}
    </dependency>`
}

/** Where Maven finds Confluent's libraries. */
export const MAVEN_REPOSITORY = `  <repositories>
    <repository>
      <id>confluent</id>
      <url>${CONFLUENT_REPOSITORY}</url>
    </repository>
  </repositories>
`

const environmentOf = (variables: Readonly<Record<string, string>>): string => {
  const lines = Object.entries(variables).map(([name, value]) => `            <${name}>${value}</${name}>\n`)
  return lines.length === 0
    ? ''
    : `        <configuration>\n          <environmentVariables>\n${lines.join('')}          </environmentVariables>\n        </configuration>\n`
}

/** Returns `pom.xml`, by which Maven builds a project, and runs its `Main`. */
export const mavenFile = ({
  name,
  packageName,
  groupId,
  dependencies,
  testEnvironment = {},
}: JavaBuild): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>${groupId}</groupId>
  <artifactId>${name.toLowerCase()}</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
${isOfConfluent(dependencies) ? MAVEN_REPOSITORY : ''}  <dependencies>
${dependencies.map(mavenDependency).join('\n')}
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.0</version>
      </plugin>
${isOfProtobuf(dependencies) ? MAVEN_PROTOBUF : ''}${
  hasTests(dependencies)
    ? `      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>3.5.3</version>
${environmentOf(testEnvironment)}      </plugin>
`
    : ''
}      <plugin>
        <groupId>org.codehaus.mojo</groupId>
        <artifactId>exec-maven-plugin</artifactId>
        <version>3.5.0</version>
        <configuration>
          <mainClass>${packageName}.Main</mainClass>
        </configuration>
      </plugin>
    </plugins>
  </build>
</project>
`
