import type { sandboxEn } from './sandbox.en.ts'

/** `sandbox` and `demo`. */
export const sandboxFr: Record<keyof typeof sandboxEn, string> = {
  'sandbox.platform': 'Plateforme  {url}   id web {webId}   clé secrète {secretKey}',
  'sandbox.new-platform': 'Nouvelle    {url}   identifiant client {clientId}   identifiant du site {websiteId}',
  'sandbox.reviews': 'Avis        {feed}   (fichiers publiés ; API sur {api})',
  'sandbox.store': 'Boutique    {url}   ({connector}, {orders} commandes)',
  'sandbox.paste': 'Mettez ceci dans recolte.config.json, puis lancez  recolte sync  à côté :',
  'sandbox.switch':
    'Pour répéter un changement : réglez "account": "new" et "method": "purchase-events" de la boutique, puis  recolte switch boutique --dry-run',
  'sandbox.stop': 'Ctrl+C pour arrêter.',
  'error.port-taken': 'Le port {port} est pris.',
  'error.port-taken.next': 'Choisissez-en un autre avec --port, ou laissez Recolte en prendre un libre.',
  'error.no-such-sandbox': 'Il n’y a pas de boutique d’essai « {name} ».',
  'error.no-such-sandbox.next': 'Disponibles : {known}.',
  'demo.start':
    'Une boutique de {orders} commandes et une plateforme d’avis tournent sur cette machine ; rien n’en sort.',
  'demo.first': 'Premier passage : la boutique est reliée.',
  'demo.moved.one':
    'Dans la boutique, {n} commande passe à « completed ». Pendant ce temps la plateforme a des pannes.',
  'demo.moved.other':
    'Dans la boutique, {n} commandes passent à « completed ». Pendant ce temps la plateforme a des pannes.',
  'demo.failing': 'Deuxième passage, pendant les pannes :',
  'demo.survived.one': 'La plateforme a failli {n} fois ; ce qu’elle n’avait pas pris a été renvoyé.',
  'demo.survived.other': 'La plateforme a failli {n} fois ; ce qu’elle n’avait pas pris a été renvoyé.',
  'demo.settled': 'Troisième passage, la plateforme remise :',
  'demo.held':
    'La plateforme tient {references} commandes ; {duplicates} fois elle en a reçu une qu’elle tenait déjà. Chaque client n’est sollicité qu’une fois.',
  'demo.why': 'Qu’est devenue celle-ci ?   recolte explain {ref}',
  'demo.why-not': 'Et pourquoi celle-ci n’est-elle pas partie ?   recolte explain {ref}',
  'demo.connect': 'Pour relier votre boutique :',
  'demo.connect-1': '  1. recolte init      demande les clés, les essaie et écrit recolte.config.json',
  'demo.connect-2': '  2. recolte check     dit si tout va bien',
  'demo.connect-3': '  3. recolte sync      envoie ce qui est prêt ; mettez-le dans cron, toutes les 15 minutes',
}
