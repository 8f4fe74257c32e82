import type { ExporterEntry } from '../exporter'

/** Starter code, a format for each language. To add one: add its folder and its line. */
export const starterEntries: readonly ExporterEntry[] = [
  {
    id: 'starter-java',
    label: 'Java, kafka-clients',
    group: 'starter',
    audience: 'For developers who begin an application in Java.',
    summary:
      'A project with Kafka’s own client for each application: its loop, its settings and a test, built by Gradle or Maven.',
    load: () => import('./java/java-starter').then(({ javaStarter }) => javaStarter),
  },
  {
    id: 'starter-spring',
    label: 'Spring Boot',
    group: 'starter',
    audience: 'For developers who begin an application with Spring Boot.',
    summary:
      'A Spring Boot project for each application: listeners, retries, settings and a test, built by Gradle or Maven.',
    load: () => import('./spring/spring-starter').then(({ springStarter }) => springStarter),
  },
  {
    id: 'starter-python',
    label: 'Python, confluent-kafka',
    group: 'starter',
    audience: 'For developers who begin an application in Python.',
    summary: 'A project with confluent-kafka for each application: its loop, its settings and a test.',
    load: () => import('./python/python-starter').then(({ pythonStarter }) => pythonStarter),
  },
  {
    id: 'starter-typescript',
    label: 'TypeScript, kafka-javascript',
    group: 'starter',
    audience: 'For developers who begin an application in TypeScript.',
    summary:
      'A project for Node.js for each application: its loop, its settings and a test. Checked by its types, not yet run.',
    load: () => import('./typescript/ts-starter').then(({ typescriptStarter }) => typescriptStarter),
  },
  {
    id: 'starter-go',
    label: 'Go, franz-go',
    group: 'starter',
    audience: 'For developers who begin an application in Go.',
    summary: 'A module with franz-go for each application: its loop, its settings and a test.',
    load: () => import('./go/go-starter').then(({ goStarter }) => goStarter),
  },
  {
    id: 'starter-csharp',
    label: 'C#, Confluent.Kafka',
    group: 'starter',
    audience: 'For developers who begin an application in C#.',
    summary:
      'A .NET project for each application: its loop, its settings and a test. Neither compiled nor run by us yet.',
    load: () => import('./csharp/csharp-starter').then(({ csharpStarter }) => csharpStarter),
  },
]
