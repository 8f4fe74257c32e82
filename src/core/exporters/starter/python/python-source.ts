import type { WritingPlan } from '../../../starter-code/plan'
import { quoted } from '../code-text'
import type { RecordSerdes } from '../types/record-serdes'
import { decoded, isUsed } from './python-decoding'

/** `source.py`: where the records come from. */
export const sourceFile = (
  { topics }: WritingPlan,
  serdes: RecordSerdes,
): string => `"""Where the records come from: put in your code."""

import queue
import sys
import threading

${isUsed(serdes) ? 'from record_serdes import RecordSerdes\n' : ''}from records import Made

MOST_AT_ONCE = 500
${isUsed(serdes) ? 'SERDES = RecordSerdes()\n' : ''}

class Source:
    """As it is, a line of standard input is a key, a tab and a value."""

    def __init__(self) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue(10_000)
        self._is_over = False
        threading.Thread(target=self._read_lines, daemon=True).start()

    def next(self) -> list[Made] | None:
        """The next records, none where there are none yet, or None where no more will come."""
        if self._is_over:
            return None
        records: list[Made] = []
        try:
            line = self._lines.get(timeout=0.2)
            while line is not None:
                key, tab, value = line.rstrip("\\n").partition("\\t")
                records += self._records_of(key.encode() if tab else None, (value if tab else key).encode())
                if len(records) >= MOST_AT_ONCE:
                    return records
                line = self._lines.get_nowait()
            self._is_over = True
        except queue.Empty:
            pass
        return records

    def written(self, records: list[Made]) -> None:
        """Told once these records are written: keep here how far your source was read."""

    @staticmethod
    def _records_of(key: bytes | None, value: bytes) -> list[Made]:
${decoded(serdes).writes.replaceAll('    #', '        #')}        return [
${topics.map(({ topic }) => `            Made(${quoted(topic)}, key, value),`).join('\n')}
        ]

    def _read_lines(self) -> None:
        for line in sys.stdin:
            self._lines.put(line)
        self._lines.put(None)
`
