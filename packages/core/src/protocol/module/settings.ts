import { z } from 'zod'

const text = z.coerce.string().catch('')
const list = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]).catch([])

/** What a module says of itself and of what the platform has set in it (docs/protocol.md, official modules). */
const dumpSchema = z.looseObject({
  Version_Module: text,
  Version_PS: text.optional(),
  Version_Woocommerce: text.optional(),
  Delay: text,
  Delay_product: text.optional(),
  Initialisation_du_Processus: text,
  Statut_choisi: text,
  Recuperation_Avis_Produits: text,
  Emails_Interdits: text,
  Liste_des_statuts: list,
})

export interface ModuleSettings {
  version: string
  /** Of the shop's software; Magento reports it under PrestaShop's name. */
  shop: string
  delayDays: number | undefined
  onOrder: boolean
  /** Labels where the module names them, else codes. */
  statuses: string[]
  productReviews: boolean
  excludedDomains: string[]
  /** What it shows in the shop. */
  shows: Shown[]
}

export type Shown = 'product-reviews' | 'floating-widget' | 'fixed-widget' | 'list-stars' | 'product-stars'

const SHOWN: Readonly<Record<string, Shown>> = {
  Affiche_Avis_Produits: 'product-reviews',
  Affichage_Widget_Flottant: 'floating-widget',
  Affichage_Widget_Fixe: 'fixed-widget',
  Affichage_Etoiles_Listing: 'list-stars',
  Afficher_Etoiles_Produit: 'product-stars',
}

/** Undefined for what is no configuration. */
export function readModuleSettings(message: unknown): ModuleSettings | undefined {
  const parsed = dumpSchema.safeParse(message)
  if (!parsed.success || parsed.data.Version_Module === '') return undefined
  const dump = parsed.data
  const label = labelsOf(dump.Liste_des_statuts)
  return {
    version: dump.Version_Module,
    shop: dump.Version_Woocommerce || dump.Version_PS || '',
    delayDays: /^\d+$/.test(dump.Delay) ? Number(dump.Delay) : undefined,
    onOrder: dump.Initialisation_du_Processus === 'onorder',
    statuses: parts(dump.Statut_choisi).map(label),
    productReviews: dump.Recuperation_Avis_Produits === 'yes',
    excludedDomains: parts(dump.Emails_Interdits.replaceAll('%3B', ';')),
    shows: Object.entries(SHOWN).flatMap(([key, what]) => (/^(yes|1)$/i.test(String(dump[key])) ? [what] : [])),
  }
}

const parts = (joined: string) =>
  joined
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const stateSchema = z.looseObject({ id_order_state: z.coerce.string(), name: z.string() })

/** PrestaShop lists rows, WooCommerce labels, Magento a map from code to label. */
function labelsOf(statuses: z.output<typeof list>): (code: string) => string {
  const known = new Map<string, string>()
  for (const [key, value] of Object.entries(statuses)) {
    const state = stateSchema.safeParse(value)
    if (state.success) known.set(state.data.id_order_state, state.data.name)
    else if (typeof value === 'string') known.set(key, value)
  }
  return (code) => known.get(code) ?? code
}
