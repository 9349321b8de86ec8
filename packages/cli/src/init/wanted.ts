import { z } from 'zod'
import type { OptionSpec } from '../command.ts'
import { CONNECTORS } from '../connectors.ts'
import { requiredFields } from './fields.ts'
import { accountVariables, kebab, optionFor, variableFor } from './setups.ts'

const optionalText = z.string().optional()

/** The options of `recolte init` as they were given; those of the shops' settings are in `rest`. */
export const wantedSchema = z.looseObject({
  store: optionalText,
  account: optionalText,
  connector: optionalText,
  generation: optionalText,
  webId: optionalText,
  secretKey: optionalText,
  clientId: optionalText,
  clientSecret: optionalText,
  websiteId: optionalText,
  tokenUrl: optionalText,
  platform: optionalText,
  publicUrl: optionalText,
  trigger: z.array(z.string()).optional(),
  previousStatus: optionalText,
  reviews: z.boolean().default(true),
  yes: z.boolean().default(false),
  lang: optionalText,
})
export type Wanted = z.output<typeof wantedSchema>

export function initOptions(): OptionSpec[] {
  const known = CONNECTORS.map(({ name }) => name).join(', ')
  const { secretKey, clientSecret } = accountVariables('main')
  return [
    { flags: '--store <name>', help: (t) => t('help.option.init-store') },
    { flags: '--connector <name>', help: (t) => t('help.option.connector', { known }) },
    ...settingOptions(),
    { flags: '--public-url <address>', help: (t) => t('help.option.public-url') },
    { flags: '--account <name>', help: (t) => t('help.option.account') },
    { flags: '--generation <name>', help: (t) => t('help.option.generation') },
    { flags: '--web-id <id>', help: (t) => t('help.option.web-id') },
    { flags: '--secret-key <key>', help: (t) => t('help.option.secret-key', { variable: secretKey }) },
    { flags: '--client-id <id>', help: (t) => t('help.option.client-id') },
    {
      flags: '--client-secret <secret>',
      help: (t) => t('help.option.client-secret', { variable: clientSecret }),
    },
    { flags: '--website-id <id>', help: (t) => t('help.option.website-id') },
    { flags: '--token-url <address>', help: (t) => t('help.option.token-url') },
    { flags: '--platform <country>', help: (t) => t('help.option.platform') },
    { flags: '--trigger <status>', help: (t) => t('help.option.trigger'), many: true },
    { flags: '--previous-status <status>', help: (t) => t('help.option.previous-status') },
    { flags: '--no-reviews', help: (t) => t('help.option.no-reviews') },
    { flags: '-y, --yes', help: (t) => t('help.option.init-yes') },
  ]
}

/** One option for each setting that any connector asks for; two that share a name share the option. */
function settingOptions(): OptionSpec[] {
  const options = new Map<string, OptionSpec>()
  for (const connector of CONNECTORS) {
    for (const { name, secret } of requiredFields(connector)) {
      const flags = `--${kebab(optionFor(connector.name, name))} <value>`
      const variable = variableFor(connector.name, name, secret)
      const help: OptionSpec['help'] = (t) =>
        variable === undefined
          ? t('help.option.setting', { name })
          : t('help.option.setting-secret', { name, variable })
      if (!options.has(flags)) options.set(flags, { flags, help })
    }
  }
  return [...options.values()]
}
