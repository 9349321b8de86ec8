import type { CheckScene, Setting } from './scene.ts'

/** One way in which the collection fails, how it is brought about, and the one finding that must name it. */
export interface Fault {
  /** What is wrong, as the page names it. */
  title: { en: string; fr: string }
  /** Diagnosis and which of its texts (or of the errors it met). */
  found: { id: string; code: string }
  status: 'failure' | 'warning'
  setting?: Setting
  /** False for a store that is connected only now; else it has lived for a month. */
  lived?: boolean
  arrange?(scene: CheckScene): Promise<void> | void
  probe?: boolean
  /** Words of the finding in either language: what was seen, and what to do. */
  evidence: (string | RegExp)[]
  next: (string | RegExp)[]
}
