/** Text whose names stand in backticks: they are set in the type of what a machine would see. */
export function RichText({ text }: { text: string }) {
  return text.split('`').map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no identity but their place
      <code key={at} className="font-mono text-mono">
        {part}
      </code>
    ) : (
      part
    ),
  )
}
