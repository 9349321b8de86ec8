export interface CheckOptions {
  stores?: string[]
  /** Sends one deliberately unsigned-for request to learn whether the keys are known; off unless asked for. */
  probe?: boolean
  /** Takes the shops as they are now for what later checks compare with. */
  accept?: boolean
  signal?: AbortSignal
}

export interface Finding {
  /** Of the diagnosis; its texts stand in docs/reasons.md under `check-…`. */
  id: string
  group: 'orders' | 'delay' | 'automation' | 'connection' | 'versions'
  status: 'ok' | 'warning' | 'failure' | 'skipped'
  /** Which of its texts, or of the errors it met. */
  code: string
  store: string | undefined
  message: string
  next: string
}

export interface CheckResult {
  ok: boolean
  results: Finding[]
}
