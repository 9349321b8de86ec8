import type { serveEn } from './serve.en.ts'

/** `serve` and `webhooks`. */
export const serveFr: Record<keyof typeof serveEn, string> = {
  'serve.listening':
    'Recolte s’occupe de {stores} et écoute sur {url} (webhooks : {url}/hooks/BOUTIQUE, état : {url}/healthz).',
  'serve.stop': 'Ctrl+C l’arrête, une fois arrivé ce qui est en chemin.',
  'serve.reloaded': '{file} a été relu : ce qu’il dit vaut dès maintenant.',
  'serve.kept': 'La configuration qui était en vigueur le reste.',
  'serve.account-goes-on': 'Le compte « {account} » a repris.',
  'webhooks.of': 'Webhooks de la boutique « {store} » : {url}',
  'webhooks.none': 'aucun ; les commandes arrivent à chaque passage (toutes les {minutes} min)',
  'webhooks.active': 'actif',
  'webhooks.off': 'désactivé par la boutique',
  'webhooks.elsewhere': 'va à {url}',
  'webhooks.missing': 'manquants : {topics}',
  'webhooks.create': 'Pour les créer : recolte webhooks {store} --create',
  'webhooks.repair': 'Pour les supprimer et les recréer : recolte webhooks {store} --repair',
  'webhooks.created.one': '{n} webhook créé : la boutique prévient désormais Recolte de chaque changement.',
  'webhooks.created.other': '{n} webhooks créés : la boutique prévient désormais Recolte de chaque changement.',
  'webhooks.removed.one': '{n} webhook supprimé.',
  'webhooks.removed.other': '{n} webhooks supprimés.',
  'webhooks.ping':
    'Cette boutique n’a pas de webhooks que Recolte puisse créer. Elle peut envoyer le signal signé (docs/webhooks.fr.md) à {url}',
  'webhooks.ping-secret': 'Son secret, montré ici seulement, à placer dans la boutique : {secret}',
  'webhooks.ping-create': 'Pour voir son secret : recolte webhooks {store} --create',
  'error.one-act': 'Une seule action à la fois parmi --create, --repair et --remove.',
  'error.one-act.next': 'Choisissez-en une.',
  'help.serve': 'reste en service : lit les boutiques, reçoit les webhooks, envoie ce qui est prêt',
  'help.webhooks': 'webhooks d’une boutique : les montrer, les créer, les réparer ou les supprimer',
  'help.option.serve-port': 'port d’écoute (par défaut : 8787 ; 0 prend un port libre)',
  'help.option.host': 'adresse d’écoute (par défaut : 127.0.0.1, cette machine seulement)',
  'help.option.create': 'les créer (la clé de la boutique doit permettre l’écriture)',
  'help.option.repair': 'les supprimer et les recréer, avec un nouveau secret',
  'help.option.remove': 'les supprimer',
}
