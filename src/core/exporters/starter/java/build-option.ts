import type { ExportOption } from '../../exporter'

/** Which build file a project of the JVM has. */
export const BUILD_OPTION = {
  id: 'build',
  label: 'Built with',
  help: 'Which build file the project has.',
  kind: 'choice',
  initial: 'gradle',
  choices: [
    { value: 'gradle', label: 'Gradle' },
    { value: 'maven', label: 'Maven' },
  ],
} as const satisfies ExportOption
