import type { ApplicationPlan, PlanSetting } from '../../../starter-code/plan'
import { blocks, quoted } from '../code-text'

const settingsDict = (name: string, settings: readonly PlanSetting[]): string =>
  settings.length === 0
    ? `${name}: dict[str, str] = {}`
    : `${name} = {\n${settings
        .map(
          ({ key, value, why }, at) =>
            `${why === '' || why === settings[at - 1]?.why ? '' : `    # ${why}\n`}    ${quoted(key)}: ${quoted(value)},`,
        )
        .join('\n')}\n}`

/** `settings.py`: the settings with their reasons, over them those of a file of your own, and where the brokers are. */
export function settingsFile(
  { reads, writes }: ApplicationPlan,
  reading: readonly PlanSetting[],
  writing: readonly PlanSetting[],
): string {
  const body = blocks(
    `"""The settings that come with the program, and over them those of the file that CLIENT_PROPERTIES names: secrets, say."""

import os

BOOTSTRAP = os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")`,
    reads && settingsDict('READING', reading),
    writes && settingsDict('WRITING', writing),
    `
def with_own(settings: dict[str, str]) -> dict[str, str]:
    own = {}
    if path := os.environ.get("CLIENT_PROPERTIES"):
        with open(path, encoding="utf-8") as lines:
            for line in map(str.strip, lines):
                if line and not line.startswith("#"):
                    key, _, value = line.partition("=")
                    own[key.strip()] = value.strip()
    if protocol := os.environ.get("KAFKA_SECURITY_PROTOCOL"):
        own["security.protocol"] = protocol
    return {**settings, **own, "bootstrap.servers": BOOTSTRAP}`,
  )
  return `${body}\n`
}
