import { expect, it } from 'vitest'
import { MINUTE } from '../../src/clock.ts'
import { connected } from './bench.ts'

it('hundreds of orders changed in one second and known already are no endless list', async () => {
  const { shop, recolte, platform, clock } = await connected({ store: { brake: false } })
  for (let n = 1; n <= 900; n++) shop.add(String(n))
  await recolte.sync()
  clock.time += MINUTE
  shop.add('later')
  expect(await recolte.sync()).toMatchObject({ ok: true, stores: { boutique: { seen: 1, counts: { collected: 1 } } } })
  expect(platform.summary()).toMatchObject({ references: 901, duplicates: 0 })
})

it('a list that turns in circles is said to be endless, and what it showed has left', async () => {
  const { shop, recolte, platform, clock } = await connected()
  for (let n = 1; n <= 10; n++) shop.add(String(n))
  shop.turnsInCircles = true
  const { stores } = await recolte.sync()
  expect(stores.boutique).toMatchObject({ failure: { code: 'shop-endless' }, counts: { collected: 10 } })
  shop.turnsInCircles = false
  clock.time += MINUTE
  expect((await recolte.sync()).ok).toBe(true)
  expect(platform.summary()).toMatchObject({ references: 10, duplicates: 0 })
})
