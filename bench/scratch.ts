import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one measurement's journal, on this machine's real disk; gone afterwards. */
export async function inScratch<Result>(use: (journal: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'recolte-bench-'))
  try {
    return await use(join(folder, 'recolte.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
