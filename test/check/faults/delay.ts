import type { Fault } from '../fault.ts'

export const DELAY: Fault[] = [
  {
    title: { en: 'The wait is set at both ends', fr: 'L’attente est réglée des deux côtés' },
    found: { id: 'delay', code: 'both' },
    status: 'warning',
    setting: { account: { delay: 10 } },
    arrange: (scene) => scene.reconfigure({ store: { holdDays: 3 } }),
    evidence: ['3', '10'],
    next: ['"holdDays"', '"delay"'],
  },
  {
    title: {
      en: 'Buyers are asked at once, before the parcel leaves',
      fr: 'Les clients sont sollicités tout de suite, avant l’envoi du colis',
    },
    found: { id: 'delay', code: 'atOnce' },
    status: 'warning',
    setting: { account: { delay: 0 }, store: { trigger: ['processing', 'completed'] } },
    evidence: ['Processing', '0'],
    next: ['"delay"'],
  },
]
