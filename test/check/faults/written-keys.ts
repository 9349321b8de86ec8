import type { Fault } from '../fault.ts'

/** Keys that cannot be right, as they are written. */
export const WRITTEN_KEYS: Fault[] = [
  ...keys(
    'A blank inside the secret key',
    'Un blanc dans la clé secrète',
    'blank',
    { secretKey: 'secret of-a-test' },
    'secretKey',
  ),
  ...keys(
    'An invisible character in the web id',
    'Un caractère invisible dans l’id web',
    'blank',
    { webId: 'web\u200b-of-a-test' },
    'webId',
  ),
  ...keys(
    'Quotation marks around the secret key',
    'Des guillemets autour de la clé secrète',
    'quoted',
    { secretKey: '"secret"' },
    'secretKey',
  ),
  ...keys(
    'An address in place of the web id',
    'Une adresse à la place de l’id web',
    'url',
    { webId: 'https://shop.example' },
    'webId',
  ),
  ...keys(
    'The same text as id and secret',
    'Le même texte comme identifiant et clé',
    'same',
    { webId: 'secret-of-a-test' },
    'main',
  ),
]

function keys(en: string, fr: string, code: string, account: Record<string, unknown>, field: string): Fault[] {
  return [
    {
      title: { en, fr },
      found: { id: 'platform-keys-as-written', code },
      status: 'failure',
      lived: false,
      setting: { account },
      arrange: async (scene) => void (await scene.recolte.sync()),
      evidence: [field, 'main'],
      next: [/./],
    },
  ]
}
