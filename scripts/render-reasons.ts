import { writeFileSync } from 'node:fs'
import { reasonsPage } from './reasons/page.ts'

for (const [language, file] of [
  ['en', 'reasons.md'],
  ['fr', 'reasons.fr.md'],
] as const) {
  writeFileSync(new URL(`../docs/${file}`, import.meta.url), reasonsPage(language))
}
