// Writes the schema that editors read, from the same definitions the command checks a configuration with.
import { mkdir, writeFile } from 'node:fs/promises'
import { editorSchema } from '../src/config/editor-schema.ts'

const folder = new URL('../schema/', import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL('recolte.schema.json', folder), `${JSON.stringify(editorSchema(), undefined, 2)}\n`)
