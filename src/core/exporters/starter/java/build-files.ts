const SLF4J = '2.0.17'
const JUNIT = '5.13.4'
const TESTCONTAINERS = '1.21.3'

export const gradleFiles = (name: string, packageName: string, release: string) => ({
  'settings.gradle': `rootProject.name = '${name}'\n`,
  'build.gradle': `plugins {
    id 'application'
}

repositories {
    mavenCentral()
}

dependencies {
    implementation 'org.apache.kafka:kafka-clients:${release}'
    runtimeOnly 'org.slf4j:slf4j-simple:${SLF4J}'
    testImplementation 'org.junit.jupiter:junit-jupiter:${JUNIT}'
    testImplementation 'org.testcontainers:kafka:${TESTCONTAINERS}'
    testRuntimeOnly 'org.junit.platform:junit-platform-launcher'
}

java {
    sourceCompatibility = JavaVersion.VERSION_17
}

tasks.named('test') {
    useJUnitPlatform()
}

run {
    standardInput = System.in
}

application {
    mainClass = '${packageName}.Main'
}
`,
})

interface Dependency {
  readonly of: string
  readonly version: string
  readonly scope?: 'runtime' | 'test'
}

const dependencyOf = ({ of, version, scope }: Dependency): string => {
  const [group = '', artifact = ''] = of.split(':')
  return `    <dependency>
      <groupId>${group}</groupId>
      <artifactId>${artifact}</artifactId>
      <version>${version}</version>${scope === undefined ? '' : `\n      <scope>${scope}</scope>`}
    </dependency>`
}

export function mavenFile(name: string, packageName: string, release: string): string {
  const dependencies: readonly Dependency[] = [
    { of: 'org.apache.kafka:kafka-clients', version: release },
    { of: 'org.slf4j:slf4j-simple', version: SLF4J, scope: 'runtime' },
    { of: 'org.junit.jupiter:junit-jupiter', version: JUNIT, scope: 'test' },
    { of: 'org.testcontainers:kafka', version: TESTCONTAINERS, scope: 'test' },
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>${name.toLowerCase()}</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
${dependencies.map(dependencyOf).join('\n')}
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-surefire-plugin</artifactId>
        <version>3.5.3</version>
      </plugin>
      <plugin>
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
}
