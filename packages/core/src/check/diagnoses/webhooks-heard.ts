import { HOUR } from '../../clock.ts'
import type { SetUp } from '../../hooks/set-up.ts'
import type { CheckContext, Diagnosis, Seen, StoreView } from '../diagnosis.ts'
import { howLong } from '../how-long.ts'

/** A shop sends its webhooks when it comes to it: WooCommerce at the next visit, a minute later or an hour. */
const PATIENCE = HOUR
/** One change may go untold (docs/platforms/woocommerce.md, webhooks); several in a row do not. */
const ENOUGH = 3

export const HEARD_TEXTS: Diagnosis['texts'] = {
  heard: {
    en: { message: 'The shop tells Recolte of changes; it last did {ago} ago.', next: '' },
    fr: { message: 'La boutique prévient Recolte des changements ; la dernière fois il y a {ago}.', next: '' },
  },
  silent: {
    en: {
      message:
        'No webhook has arrived for {ago}, while {n} orders changed in the shop. Orders come at the next poll instead.',
      next: 'Is recolte serve running, does {url} reach it from outside, and do the shop’s scheduled tasks run? Then run recolte webhooks {store} --repair.',
    },
    fr: {
      message:
        'Aucun webhook n’est arrivé depuis {ago}, alors que {n} commandes ont changé dans la boutique. Les commandes arrivent au passage suivant.',
      next: 'recolte serve tourne-t-il, {url} y mène-t-il depuis l’extérieur, et les tâches planifiées de la boutique tournent-elles ? Lancez ensuite recolte webhooks {store} --repair.',
    },
  },
  'no-ping': {
    en: {
      message:
        'No signed ping has arrived for {ago}, while {n} orders changed in the shop. Orders come at the next poll instead.',
      next: 'Is recolte serve running, and does what sends the ping still have its address ({url}) and its secret? recolte webhooks {store} --create shows both.',
    },
    fr: {
      message:
        'Aucun signal signé n’est arrivé depuis {ago}, alors que {n} commandes ont changé dans la boutique. Les commandes arrivent au passage suivant.',
      next: 'recolte serve tourne-t-il, et ce qui envoie le signal a-t-il toujours son adresse ({url}) et son secret ? recolte webhooks {store} --create montre les deux.',
    },
  },
}

/** Whether webhooks arrive, by what changed in the shop since the last one. Undefined where nothing tells yet. */
export async function heard(
  { runtime: { name }, record }: StoreView,
  setUp: SetUp | undefined,
  { text, url }: { text: 'silent' | 'no-ping'; url: string },
  { journal, now, language }: CheckContext,
): Promise<Seen | undefined> {
  const at = record?.heardAt ?? 0
  const since = Math.max(at, setUp?.at ?? 0)
  if (since === 0) return undefined
  const n = await journal.changedBetween(name, since + PATIENCE, now - PATIENCE)
  const detail = { n, url, ago: howLong(now - since, language) }
  if (n >= ENOUGH) return { status: 'warning', text, detail }
  return at === since ? { status: 'ok', text: 'heard', detail } : undefined
}
