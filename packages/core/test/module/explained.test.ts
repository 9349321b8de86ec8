import { describe, expect, it } from 'vitest'
import { REASONS, type ReasonCode } from '../../src/messages/reasons.ts'
import { called } from './scene.ts'

describe('explain, of an order the platform calls for', () => {
  it('says on-offer before it calls and offered-once between two calls, in English and French', async () => {
    const { another, counts, post } = await called({ orders: 1, module: { offerAgain: 'once' } })
    const expectSaid = async (code: ReasonCode, status: string, attempts: Record<string, string[]>) => {
      for (const language of ['en', 'fr'] as const) {
        const [told] = await (await another({ language })).explain({ text: 'N1' })
        const reason = { code, message: REASONS[code][language].message }
        expect(told).toMatchObject({ status, reason })
        expect(told?.reason.next).not.toMatch(/^$|\{\w+\}/)
        expect(told?.attempts.map(({ message }) => message)).toEqual(attempts[language] ?? [])
      }
    }
    await expectSaid('on-offer', 'due', {})
    await post('getOrders')
    await expect.poll(async () => (await counts()).retrying).toBe(1)
    await expectSaid('offered-once', 'retrying', {
      en: ['taken once, offered again'],
      fr: ['reçue une fois, proposée à nouveau'],
    })
  })
})
