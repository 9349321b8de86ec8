import { rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { z } from 'zod'

/** A configuration as its file says it, before variables are filled in. What is not known here is kept as it is. */
export const rawConfig = z.looseObject({
  accounts: z.record(z.string(), z.looseObject({})).default({}),
  stores: z.record(z.string(), z.looseObject({ settings: z.looseObject({}).default({}) })).default({}),
})
export type RawConfig = z.output<typeof rawConfig>

/** In one move, so that a reader or a full disk never meets half a file. */
export async function writeConfig(path: string, config: RawConfig): Promise<void> {
  const schema = '$schema' in config ? undefined : await schemaReference(dirname(path))
  const whole = schema === undefined ? config : { $schema: schema, ...config }
  const draft = `${path}.new`
  await writeFile(draft, `${JSON.stringify(whole, undefined, 2)}\n`)
  await rename(draft, path)
}

/** Where an editor finds the settings explained, if this command is installed above the configuration. */
async function schemaReference(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, 'node_modules', 'recolte', 'schema', 'recolte.schema.json')
    const found = await stat(path).then(
      () => true,
      () => false,
    )
    if (found) {
      const way = relative(folder, path).split(sep).join('/')
      return way.startsWith('.') ? way : `./${way}`
    }
    if (dirname(at) === at) return undefined
  }
}
