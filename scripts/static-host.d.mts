export declare class StaticHost {
  folder: string
  refused: RegExp | null
  headers: Readonly<Record<string, string>>
  constructor(
    folder: string,
    options?: { readonly base?: string; readonly port?: number; readonly compresses?: boolean },
  )
  readonly address: string
  start(): Promise<void>
  stop(): Promise<void>
}
