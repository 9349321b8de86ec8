import { MINUTE } from '../../clock.ts'
import type { Diagnosis } from '../diagnosis.ts'

export const clocks: Diagnosis = {
  id: 'clocks',
  group: 'connection',
  texts: {
    ok: {
      en: { message: 'The shop’s clock and this one differ by {seconds} s.', next: '' },
      fr: { message: 'L’horloge de la boutique et celle-ci diffèrent de {seconds} s.', next: '' },
    },
    far: {
      en: {
        message: 'The shop’s clock and this one differ by {minutes} min.',
        next: 'Recolte goes by the shop’s clock and loses nothing; ask your host to set the clock right.',
      },
      fr: {
        message: 'L’horloge de la boutique et celle-ci diffèrent de {minutes} min.',
        next: 'Recolte suit l’horloge de la boutique et ne perd rien ; demandez à votre hébergeur de la régler.',
      },
    },
    shop: {
      en: { message: 'The shop’s clock could not be read.', next: '' },
      fr: { message: 'L’horloge de la boutique n’a pas pu être lue.', next: '' },
    },
  },
  async store({ facts }) {
    if (facts === undefined) return [{ status: 'skipped', text: 'shop' }]
    const off = Math.abs(facts.info.clock.getTime() - facts.at)
    if (off > 5 * MINUTE) return [{ status: 'warning', text: 'far', detail: { minutes: Math.round(off / MINUTE) } }]
    return [{ status: 'ok', text: 'ok', detail: { seconds: Math.round(off / 1_000) } }]
  },
}
