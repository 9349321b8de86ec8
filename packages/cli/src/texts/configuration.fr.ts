import type { configurationEn } from './configuration.en.ts'

/** What is wrong with a configuration. */
export const configurationFr: Record<keyof typeof configurationEn, string> = {
  'error.config-absent': 'Il n’y a pas de fichier {path}.',
  'error.config-absent.next': 'Vérifiez le chemin après --config.',
  'error.config-not-found':
    'Il n’y a pas de recolte.config.json (ni .ts, ni .js) dans {folder}, ni dans un dossier au-dessus.',
  'error.config-not-found.next': 'Lancez recolte init pour relier une boutique, ou indiquez le fichier avec --config.',
  'error.config-not-json': '{file} n’est pas du JSON valable : voyez ligne {line}, colonne {column}.',
  'error.config-not-json.next': 'Une virgule qui manque, une virgule de trop ou un guillemet oublié fait cela.',
  'error.config-not-loadable': '{file} ne peut pas être lu : {why}.',
  'error.config-not-loadable.next': 'Corrigez le fichier ; son export par défaut est la configuration.',
  'problem.alone': '{file} : {problem}',
  'problem.several.one': '{file} : {n} point à corriger',
  'problem.several.other': '{file} : {n} points à corriger',
  'problem.next': 'Corrigez la configuration et relancez la commande ; rien n’a été envoyé.',
  'problem.near': 'Vouliez-vous dire « {near} » ?',
  'problem.unknown': '{path} n’est pas un réglage.',
  'problem.missing': '{path} manque.',
  'problem.wrong-type': '{path} est {found} ; il faut {expected}.',
  'problem.not-a-list': '{path} est un texte ; il faut une liste, par exemple ["completed"].',
  'problem.not-one-of': '{path} n’est pas l’une de ces valeurs : {allowed}.',
  'problem.empty': '{path} est vide.',
  'problem.too-small': '{path} est trop petit : au moins {limit}.',
  'problem.too-big': '{path} est trop grand : au plus {limit}.',
  'problem.wrong-length': '{path} doit avoir {limit} caractères.',
  'problem.duration': '{path} n’est pas une durée : écrivez 30s, 15m, 2h ou 1d.',
  'problem.time-zone': '{path} n’est pas un fuseau horaire : écrivez par exemple Europe/Paris.',
  'problem.instant': '{path} n’est pas un instant : écrivez par exemple 2026-11-23T00:00:00Z.',
  'problem.url': '{path} n’est pas une adresse : écrivez par exemple https://boutique.example.',
  'problem.insecure-url':
    '{path} est en http : utilisez https ; pour une boutique d’essai sur votre réseau, mettez "allowInsecure": true.',
  'problem.keys-in-url': '{path} contient un utilisateur ou un mot de passe : les clés ont leurs propres réglages.',
  'problem.shopify-domain':
    '{path} n’est pas le domaine .myshopify.com de la boutique (Paramètres > Domaines), par exemple ma-boutique.myshopify.com : le domaine public n’a pas d’API.',
  'problem.website-id':
    '{path} doit être l’identifiant du site seul, sans adresse autour (Collecter des avis > Configuration > API).',
  'problem.starts-with': '{path} doit commencer par {prefix}.',
  'problem.unfit': '{path} : {message}.',
  'problem.variable-missing':
    '{path} lit la variable {name}, qui n’existe pas. Mettez {name}=… dans le fichier .env à côté de la configuration.',
  'problem.variable-empty':
    '{path} lit la variable {name}, qui est vide. Complétez {name}=… dans le fichier .env à côté de la configuration.',
  'problem.platform':
    '{path} vaut « {name} », qui n’est pas une plateforme connue : indiquez le pays du compte ({known}) ou l’adresse https de la plateforme.',
  'problem.no-such-account': '{path} nomme le compte « {name} », absent de "accounts" ({known}).',
  'problem.no-such-connector': '{path} nomme « {name} », qui n’est pas installé. Disponibles : {known}.',
  'problem.no-such-method': '{path} nomme le mode d’envoi « {name} », qui n’existe pas. Disponibles : {known}.',
  'type.string': 'un texte',
  'type.number': 'un nombre',
  'type.int': 'un nombre entier',
  'type.boolean': 'true ou false',
  'type.object': 'un objet { … }',
  'type.array': 'une liste [ … ]',
  'type.null': 'null',
  'type.named': '{name}',
  'type.or': ' ou ',
}
