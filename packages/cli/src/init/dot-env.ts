import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

/** Adds or replaces variables in the `.env` of a folder. The file is for its owner alone: it holds keys. */
export async function writeDotEnv(folder: string, variables: Record<string, string>): Promise<void> {
  const path = join(folder, '.env')
  const before = await readFile(path, 'utf8').catch(() => '')
  const present = parseEnv(before)
  let text = before === '' || before.endsWith('\n') ? before : `${before}\n`
  for (const [name, value] of Object.entries(variables)) {
    if (present[name] === value) continue
    const line = `${name}=${quoted(value)}`
    const own = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*$`, 'm')
    // A value over several lines is left alone: the last one of a name counts.
    const replaceable = own.test(text) && !present[name]?.includes('\n')
    text = replaceable ? text.replace(own, () => line) : `${text}${line}\n`
  }
  await writeFile(path, text, { mode: 0o600 })
  await chmod(path, 0o600)
}

/** Bare where nothing in it could be misread, else in the first kind of quote that does not occur in it. */
function quoted(value: string): string {
  if (/^[\w.:/@+=-]*$/.test(value)) return value
  const quote = ["'", '`', '"'].find((one) => !value.includes(one)) ?? '"'
  return `${quote}${value}${quote}`
}
