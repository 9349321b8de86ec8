import type { Fault } from '../fault.ts'
import type { CheckScene } from '../scene.ts'
import { DAY } from '../time.ts'

const dates = { sentAt: undefined, openedAt: undefined, submittedAt: undefined }

/** Lines of the platform's export for orders that have been collected: for each the date it is programmed for. */
async function exported(
  scene: CheckScene,
  programmed: (at: number) => number,
  { leaveOut = 0, collectedAt }: { leaveOut?: number; collectedAt?: number } = {},
): Promise<void> {
  const held = [...scene.platform.held()].slice(leaveOut)
  const at = scene.clock.time
  const lines = held.map(({ reference }) => {
    const scheduled = { state: 'scheduled' as const, words: 'Scheduled Email', scheduledAt: programmed(at) }
    return { ...dates, ...scheduled, reference, orderedAt: at - 60 * DAY, collectedAt }
  })
  scene.days(2)
  await scene.orders(8)
  await scene.recolte.importFollowUps('main', lines)
}

export const DELAY: Fault[] = [
  {
    title: {
      en: 'Requests do not leave although their date has passed',
      fr: 'Des demandes ne partent pas alors que leur date est passée',
    },
    found: { id: 'emission', code: 'late' },
    status: 'failure',
    arrange: (scene) => exported(scene, (at) => at - DAY),
    evidence: ['120 ', /\b2 nov\.? 2026/i],
    next: [/Customer Care|Service Clients/],
  },
  {
    title: {
      en: 'Orders that were collected are missing at the platform',
      fr: 'Des commandes récupérées manquent sur la plateforme',
    },
    found: { id: 'emission', code: 'absent' },
    status: 'failure',
    arrange: (scene) => exported(scene, (at) => at + 9 * DAY, { leaveOut: 2 }),
    evidence: ['2 ', /\b2 nov\.? 2026/i],
    next: [/Customer Care|Service Clients/],
  },
  {
    title: {
      en: 'The platform goes by another delay than the configuration',
      fr: 'Avis Vérifiés applique un autre délai que la configuration',
    },
    found: { id: 'both-sides', code: 'differ' },
    status: 'warning',
    setting: { account: { delay: 10 } },
    arrange: (scene) => exported(scene, (at) => at + 20 * DAY, { collectedAt: scene.clock.time }),
    evidence: ['20 / 10', /\b2 nov\.? 2026/i],
    next: ['"delay"', /Account Management|Gestion de compte/],
  },
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
