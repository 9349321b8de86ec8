import type { ownReviewsEn } from './own-reviews.en.ts'

export const ownReviewsFr: Record<keyof typeof ownReviewsEn, string> = {
  'help.reviews-export': 'écrire les avis que la boutique a déjà',
  'help.option.reviews-format': 'csv (pour tableurs) ou jsonl',
  'help.option.reviews-emails': 'avec les adresses de leurs auteurs : des données personnelles',
  'progress.own-reviews': '{n} avis lus dans la boutique, il en reste environ {left}',
  'progress.pushing': '{store} : {done} avis examinés, il en reste environ {left}',
  'reviews.exported.one': '{n} avis écrit dans {file}.',
  'reviews.exported.other': '{n} avis écrits dans {file}.',
  'reviews.own-unreadable':
    '{n} avis de la boutique sont illisibles et manquent ({some}). Ouvrez-les dans la boutique, corrigez ce qui est anormal et relancez.',
  'help.reviews-push': 'donner à la plateforme les avis que la boutique a déjà, par un appel convenu avec elle',
  'help.option.reviews-retry': 'laisser repartir : refused, uncertain, ou un avis par son identifiant',
  'help.option.reviews-explain': 'dire où en est un avis, par son identifiant dans la boutique ; rien n’est envoyé',
  'reviews.push':
    'Boutique « {store} » : {read} avis examinés, {now} envoyés à l’instant ; la plateforme en a {pushed}.',
  'reviews.push.nothing-to-retry': '  Aucun avis n’était dans ce cas : rien à renvoyer.',
  'reviews.push.stopped':
    '  Arrêt : la plateforme ne prend pas d’avis pour le moment ({message}). Rien n’est perdu : relancez plus tard.',
  'reviews.push.keys':
    '  Arrêt : la plateforme ne reconnaît pas l’id web ou la clé secrète ({message}). Vérifiez les deux dans Gestion de compte > Mon compte > Code d’intégration, et demandez à votre gestionnaire de compte si ce compte peut envoyer des avis.',
  'reviews.push.all-refused':
    '  Arrêt : la plateforme les a refusés l’un après l’autre ({message}) ; quelque chose de commun à tous ne va pas. Montrez ceci à votre gestionnaire de compte : le mot de "query" est-il celui convenu, et quels champs veut-elle ?',
  'reviews.push.retrying': '  À réessayer : {n}. Relancez la même commande plus tard.',
  'reviews.push.sending':
    '  En route depuis un autre programme, ou un programme qui vient de s’arrêter : {n}. Leur sort sera connu d’ici quelques minutes.',
  'reviews.push.skipped': '  Sans note : {n}. La plateforme n’en prend aucun.',
  'reviews.push.refused':
    '  Refusés : {n} (identifiants {ids}), le premier avec : {message}. Corrigez-les dans la boutique, puis lancez  recolte reviews push {store} --retry refused',
  'reviews.push.uncertain':
    '  Peut-être arrivés, peut-être pas : {n} (identifiants {ids}), car aucune réponse n’est venue. Demandez à votre gestionnaire de compte ; ceux qui manquent repartent avec  recolte reviews push {store} --retry IDENTIFIANT',
  'reviews.push.unknown':
    'Aucun envoi n’a encore examiné l’avis {id} de la boutique « {store} ». Ensuite :  recolte reviews push {store}',
  'reviews.push.is.pushed': 'Avis {id}, boutique « {store} » : pris par la plateforme le {at}.',
  'reviews.push.is.sending': 'Avis {id}, boutique « {store} » : en route depuis le {at}.',
  'reviews.push.is.retrying':
    'Avis {id}, boutique « {store} » : à réessayer (essais : {attempts} ; le dernier le {at}).',
  'reviews.push.is.uncertain': 'Avis {id}, boutique « {store} » : envoyé, et aucune réponse n’est venue (le {at}).',
  'reviews.push.is.refused': 'Avis {id}, boutique « {store} » : refusé par la plateforme le {at}.',
  'reviews.push.is.skipped': 'Avis {id}, boutique « {store} » : pas envoyé, car il n’a pas de note.',
  'reviews.push.answer': '  réponse : {message}',
  'reviews.push.next': '  prochain essai à partir du {at}, au prochain  recolte reviews push',
  'reviews.push.do.pushed': 'Rien à faire.',
  'reviews.push.do.sending': 'Rien à faire : son sort sera connu d’ici quelques minutes.',
  'reviews.push.do.retrying': 'Ensuite :  recolte reviews push {store}',
  'reviews.push.do.uncertain':
    'Ensuite : demandez à votre gestionnaire de compte s’il est arrivé ; sinon lancez  recolte reviews push {store} --retry {id}',
  'reviews.push.do.refused':
    'Ensuite : corrigez-le dans la boutique, puis lancez  recolte reviews push {store} --retry {id}',
  'reviews.push.do.skipped': 'Rien à faire : la plateforme ne prend aucun avis sans note.',
}
