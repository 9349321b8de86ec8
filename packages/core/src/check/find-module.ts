import { z } from 'zod'
import type { Account } from '../config.ts'
import { RecolteError } from '../errors.ts'
import { askModule, MODULES, type ModuleAnswer, type OfficialModule } from '../protocol/module/ask.ts'
import { dryRunEffect, type SideEffect } from '../protocol/module/dry-run.ts'
import { type ModuleSettings, readModuleSettings } from '../protocol/module/settings.ts'

export interface FoundModule {
  name: OfficialModule['name']
  /** What it answered: 1 with our keys, 4 or 5 with others', 2 switched off. */
  code: number | undefined
  settings: ModuleSettings | undefined
}

/** The platform's own module in a shop, asked as the platform asks it; undefined where none answers. Changes nothing. */
export async function findModule(
  fetch: typeof globalThis.fetch,
  url: string,
  keys: { webId: string; secretKey: string },
): Promise<FoundModule | undefined> {
  const answers = await Promise.all(MODULES.map((module) => ask(fetch, url, module, 'isActiveModule', keys)))
  const found = answers.find((answer) => answer !== undefined)
  if (found === undefined) return undefined
  const { module, code } = found
  const dump = code === 1 ? await ask(fetch, url, module, 'getModuleAndSiteConfiguration', keys) : undefined
  return { name: module.name, code, settings: readModuleSettings(dump?.message) }
}

async function ask(...[fetch, ...asked]: Parameters<typeof askModule>): Promise<ModuleAnswer | undefined> {
  try {
    return await askModule(fetch, ...asked)
  } catch (error) {
    if (error instanceof RecolteError) return undefined
    throw error
  }
}

/** Recolte itself answers in a module's place. */
export const isRecolte = ({ settings }: FoundModule): boolean => settings?.version.startsWith('Recolte') === true

const waitingSchema = z.looseObject({ nb_orders: z.coerce.number().optional() })

export interface ProbedModule extends FoundModule {
  /** What a dry run would change all the same; then it is not called. */
  effect: SideEffect | undefined
  /** Orders the module would give now, by a dry run. */
  waiting: number | undefined
}

/** The same with what only a person asks for: how many orders the module holds ready, where asking changes nothing. */
export async function probeModule(
  fetch: typeof globalThis.fetch,
  url: string,
  keys: { webId: string; secretKey: string },
): Promise<ProbedModule | undefined> {
  const found = await findModule(fetch, url, keys)
  const module = MODULES.find(({ name }) => name === found?.name)
  if (found === undefined || module === undefined) return undefined
  const effect = isRecolte(found) ? undefined : dryRunEffect(module.name)
  if (effect !== undefined || found.code !== 1) return { ...found, effect, waiting: undefined }
  const answer = await ask(fetch, url, module, 'getOrders', keys)
  const orders = waitingSchema.safeParse(answer?.message)
  return { ...found, effect, waiting: orders.success ? orders.data.nb_orders : undefined }
}

/** The keys an official module knows an account by; an account of the new platform has none. */
export function moduleKeys(account: Account | undefined): { webId: string; secretKey: string } {
  const isKnown = account?.generation === 'historical' && account.secretKey !== ''
  return isKnown ? account : { webId: 'unknown', secretKey: 'unknown' }
}
