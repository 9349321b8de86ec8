import { writeFileSync } from 'node:fs'
import { faultsPage } from './faults/page.ts'
import { reasonsPage } from './reasons/page.ts'

for (const [language, ending] of [
  ['en', 'md'],
  ['fr', 'fr.md'],
] as const) {
  writeFileSync(new URL(`../docs/reasons.${ending}`, import.meta.url), reasonsPage(language))
  writeFileSync(new URL(`../docs/faults.${ending}`, import.meta.url), faultsPage(language))
}
