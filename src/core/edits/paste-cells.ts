/** A block of cells, row by row, as spreadsheets put them on the clipboard. */
export type Cells = readonly (readonly string[])[]

/**
 * Returns the cells of a text that a spreadsheet copied: rows by line, cells by tab; a cell in quotes may hold line
 * ends, tabs and doubled quotes. A last empty line is no row. Any text is a block of at least one cell.
 */
export function readCells(text: string): Cells {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const end = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === '\t') end()
    else if (sign === '\n') {
      end()
      rows.push([])
    } else if (sign !== '\r') cell += sign
  }
  end()
  const last = rows.at(-1)
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop()
  return rows
}
