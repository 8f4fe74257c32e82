import { edgesOf } from '@/core/graph/edges'
import { boxOf } from '@/core/layout/box-of'
import type { Design } from '@/core/model/design'
import { nodeIds, parseNodeId } from '@/core/model/node-id'
import type { Report } from '@/core/report/report-of'

/** A design as it is printed: a report with the drawing, not a picture of the app. */
export function ReportPage({ report, design }: { report: Report; design: Design }) {
  return (
    <article className="report">
      <h1>{report.title}</h1>
      <p>{report.summary}</p>
      {report.description && <p>{report.description}</p>}
      <PrintedDrawing design={design} />
      {report.sections.map(({ title, lines = [], table }) => (
        <section key={title}>
          <h2>{title}</h2>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {table && (
            <table>
              {table.head.some(Boolean) && (
                <thead>
                  <tr>
                    {table.head.map((name) => (
                      <th key={name}>{name}</th>
                    ))}
                  </tr>
                </thead>
              )}
              <tbody>
                {table.rows.map((cells, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a printed row is its place
                  <tr key={at}>
                    {cells.map((text, column) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                      <td key={column}>{text}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </article>
  )
}

/** More nodes than these are no picture on a page. */
const MOST_DRAWN = 120
const AIR = 20

function PrintedDrawing({ design }: { design: Design }) {
  const boxes = new Map(
    nodeIds(design).flatMap((id) => {
      const box = boxOf(design, id)
      return box ? [[id as string, box] as const] : []
    }),
  )
  if (boxes.size === 0 || boxes.size > MOST_DRAWN) return null
  const all = [...boxes.values()]
  const left = Math.min(...all.map(({ x }) => x)) - AIR
  const top = Math.min(...all.map(({ y }) => y)) - AIR
  const width = Math.max(...all.map((box) => box.x + box.width)) + AIR - left
  const height = Math.max(...all.map((box) => box.y + box.height)) + AIR - top
  return (
    <svg viewBox={`${left} ${top} ${width} ${height}`} role="img" aria-label="The drawing">
      {edgesOf(design).map(({ id, from, to, kind }) => {
        const [one, other] = [boxes.get(from), boxes.get(to)]
        if (!one || !other) return null
        const isForward = one.x < other.x
        const [x1, x2] = isForward ? [one.x + one.width, other.x] : [one.x, other.x + other.width]
        const [y1, y2] = [one.y + one.height / 2, other.y + other.height / 2]
        const bend = (x2 - x1) / 2
        return (
          <path
            key={id}
            d={`M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`}
            fill="none"
            stroke="currentColor"
            strokeWidth={2}
            strokeDasharray={kind === 'deadLetter' ? '6 5' : undefined}
          />
        )
      })}
      {[...boxes].map(([id, { x, y, width: across, height: down }]) => {
        const node = parseNodeId(id)
        return (
          <g key={id}>
            <rect
              x={x}
              y={y}
              width={across}
              height={down}
              rx={node?.kind === 'consumerGroup' ? 20 : 4}
              fill="white"
              stroke="currentColor"
              strokeWidth={1.5}
            />
            <text x={x + across / 2} y={y + down / 2 + 6} textAnchor="middle" fontSize={18}>
              {shortened(node?.name ?? id)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

const LONGEST = 20
const shortened = (name: string): string =>
  name.length <= LONGEST ? name : `${name.slice(0, LONGEST / 2)}…${name.slice(1 - LONGEST / 2)}`
