import type { actsEn } from './acts.en.ts'

/** `retry` and `cancel` of one order. */
export const actsFr: Record<keyof typeof actsEn, string> = {
  'act.order': 'Commande {ref} · boutique « {store} » : {state}. {reason}',
  'retry.will':
    'recolte retry la relit dans la boutique et l’envoie au prochain recolte sync ; le client est alors sollicité.',
  'retry.ask': 'La laisser partir ?',
  'cancel.will': 'recolte cancel l’écarte : elle ne part pas, et le client n’est pas sollicité.',
  'cancel.ask': 'L’écarter ?',
  'act.nothing-done': 'Rien n’a été changé.',
  'act.final': 'Rien n’a été changé : la plateforme a déjà récupéré cette commande.',
  'act.ended': 'Rien n’a été changé : la commande est {state} et ne part pas toute seule.',
  'act.sending': 'Rien n’a été changé : la commande est en route. Voyez recolte explain {ref} dans une minute.',
  'retry.no-handover':
    'Rien n’a été changé : seules la boutique ou la configuration peuvent faire partir cette commande, voyez la raison ci-dessus.',
  'cancel.no-handover':
    'Rien n’a été changé : cette commande n’est pas sur le départ, voyez la raison ci-dessus. Si elle devient prête, recolte cancel {ref} l’écartera.',
  'retry.done': 'Fait : elle partira au prochain recolte sync.',
  'cancel.done': 'Fait : elle ne partira pas. recolte retry {ref} revient là-dessus.',
}
