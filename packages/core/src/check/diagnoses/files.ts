import { DAY } from '../../clock.ts'
import { nextNight } from '../../engine/files/night.ts'
import type { HandedFile } from '../../journal/port.ts'
import { type CheckContext, type Diagnosis, idOf, type Seen } from '../diagnosis.ts'
import { howLong } from '../how-long.ts'

/** Files looked at, newest first; and how many are named. */
const LOOKED = 200
const NAMED = 5

/** The way of a file: still in `orders/` when its night is over, or in `error/` with orders that wait for somebody. */
export const files: Diagnosis = {
  id: 'files',
  group: 'orders',
  texts: {
    none: {
      en: { message: 'No file of orders has left yet.', next: '' },
      fr: { message: 'Aucun fichier de commandes n’est encore parti.', next: '' },
    },
    ok: {
      en: { message: 'Files of orders go their way; the last one left {ago} ago ({file}).', next: '' },
      fr: {
        message: 'Les fichiers de commandes suivent leur chemin ; le dernier est parti il y a {ago} ({file}).',
        next: '',
      },
    },
    late: {
      en: {
        message: 'Still in orders/ after its night: {files}.',
        next: 'Nothing to do yet: the next night is that of {night}, between 01:00 and 03:00 (Paris).',
      },
      fr: {
        message: 'Toujours dans orders/ après sa nuit : {files}.',
        next: 'Rien à faire pour l’instant : la prochaine intégration est dans la nuit du {night}, de 01 h à 03 h (Paris).',
      },
    },
    stuck: {
      en: {
        message: 'Still in orders/ after {ago}: {files}.',
        next: 'The next night is that of {night}, between 01:00 and 03:00 (Paris). Should it be there still, this text is for the platform’s Customer Care:\n"Since {since} (UTC) files of account {id} stay in orders/ and are not taken in: {files}. Please tell us what is wrong with them."',
      },
      fr: {
        message: 'Toujours dans orders/ après {ago} : {files}.',
        next: 'La prochaine intégration est dans la nuit du {night}, de 01 h à 03 h (Paris). S’il y est encore ensuite, ce texte est pour le Service Clients d’Avis Vérifiés :\n« Depuis le {since} (UTC), des fichiers du compte {id} restent dans orders/ et ne sont pas intégrés : {files}. Merci de nous dire ce qui ne va pas. »',
      },
    },
    error: {
      en: {
        message: 'In error/, with orders that wait for you: {files}.',
        next: 'recolte sftp fix {first} names them with their reasons, and corrects their lines. Or correct each in the shop, then: recolte retry NUMBER',
      },
      fr: {
        message: 'Dans error/, avec des commandes qui vous attendent : {files}.',
        next: 'recolte sftp fix {first} les nomme avec leur motif, et corrige leurs lignes. Ou corrigez chacune dans la boutique, puis : recolte retry NUMÉRO',
      },
    },
  },
  async store({ runtime }, context) {
    if (runtime.method.drops !== true) return []
    const { journal, now, language } = context
    const all = await journal.files({ store: runtime.name, limit: LOOKED })
    const seen = [...left(all, context), ...returned(all)]
    const [last] = all
    if (seen.length > 0) return seen
    if (last === undefined) return [{ status: 'skipped', text: 'none' }]
    return [{ status: 'ok', text: 'ok', detail: { file: last.name, ago: howLong(now - last.at, language) } }]
  },
}

/** Files that the platform has left where they were put, by whether a day has gone by since. */
function left(all: HandedFile[], { accounts, now, language }: CheckContext): Seen[] {
  const night = nextNight(now)
  const late = all.filter(({ state, at, droppedAt = at }) => state === 'dropped' && nextNight(droppedAt) < night)
  const since = (file: HandedFile) => file.droppedAt ?? file.at
  const stuck = late.filter((file) => now - since(file) > DAY)
  const oldest = stuck.at(-1)
  if (oldest !== undefined) {
    const detail = {
      ...{ files: named(stuck), night, id: idOf(accounts[oldest.account]) },
      ago: howLong(now - since(oldest), language),
      since: new Date(since(oldest)).toISOString().slice(0, 16).replace('T', ' '),
    }
    return [{ status: 'warning', text: 'stuck', detail }]
  }
  return late.length === 0 ? [] : [{ status: 'ok', text: 'late', detail: { files: named(late), night } }]
}

function returned(all: HandedFile[]): Seen[] {
  const error = all.filter(({ state, unsettled }) => state === 'error' && unsettled > 0)
  const [first] = error
  if (first === undefined) return []
  return [{ status: 'warning', text: 'error', detail: { files: named(error), first: first.name } }]
}

function named(files: HandedFile[]): string {
  const names = files.slice(0, NAMED).map(({ name }) => name)
  return names.join(', ') + (files.length > NAMED ? ', …' : '')
}
