import type { Report } from '@/core/report/report-of'

/** A design as it is printed: a report with the drawing, not a picture of the app. */
export function ReportPage({ report, drawing }: { report: Report; drawing: string | null }) {
  return (
    <article className="report">
      <h1>{report.title}</h1>
      <p>{report.summary}</p>
      {report.description && <p>{report.description}</p>}
      {drawing && <img src={drawing} alt="The drawing" />}
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
                  // biome-ignore lint/suspicious/noArrayIndexKey: a printed row is its index
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
