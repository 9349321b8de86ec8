/** Boutiques que la plateforme appelle : ce qu’elle a réglé, et quitter son module. */
export const moduleFr = {
  'help.config': 'ce que la plateforme a réglé pour une boutique qu’elle appelle, et l’annuler',
  'help.option.accept': 'appliquer ce qui attend sous ce nom',
  'help.option.undo': 'revenir à la valeur du fichier de configuration',
  'config.none': 'La plateforme n’a rien réglé pour la boutique « {store} » : le fichier de configuration fait foi.',
  'config.of': 'Réglé par la plateforme pour la boutique « {store} », par-dessus le fichier de configuration :',
  'config.in-force': '{key} = {value} (depuis le {at})',
  'config.waits': '{key} = {value} attend votre accord (depuis le {at})',
  'config.accept': 'Pour l’appliquer : recolte config {store} --accept {key}. Pour l’écarter : --undo {key}',
  'config.history': 'Historique :',
  'config.by-platform': 'plateforme',
  'config.by-hand': 'à la main',
  'config.not-applied': 'plateforme, non appliqué',
  'config.file': 'comme dans le fichier',
}
