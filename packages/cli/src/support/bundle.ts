import { basename } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { writeNewFile } from '../new-file.ts'
import type { Session } from '../session.ts'
import { type Gathered, supportLines } from './report.ts'

/** One zip of text files, each masked as whatever leaves the program is. A file that is there is not written over. */
export async function writeBundle(session: Session, gathered: Gathered, name: string): Promise<string> {
  const { config, path } = session.config()
  const files: Record<string, string> = {
    'support.txt': supportLines(session, gathered).join('\n'),
    'check.json': JSON.stringify(gathered.check, null, 2),
    'stores.json': JSON.stringify(gathered.standings, null, 2),
    'journal.json': JSON.stringify(gathered.journal, null, 2),
    [basename(path).replace(/\.\w+$/, '.json')]: JSON.stringify(config, null, 2),
  }
  const masked = Object.entries(files).map(([file, text]) => [file, strToU8(session.mask.apply(`${text}\n`))] as const)
  return writeNewFile(session.io.cwd, name, zipSync(Object.fromEntries(masked)))
}
