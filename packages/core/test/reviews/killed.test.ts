import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPlatform, serve } from '@recolte/sandbox'
import { expect, it, onTestFinished } from 'vitest'
import { MINUTE, systemClock } from '../../src/clock.ts'
import { createRecolte } from '../../src/recolte.ts'
import { folder } from '../journal/open-for-test.ts'
import { reviewShop } from './review-shop.ts'

const PUSHER = fileURLToPath(new URL('./pusher.ts', import.meta.url))
const ALL = 200

it('pushes no review twice and loses none, however often it is killed (-9)', { timeout: 60_000 }, async () => {
  const platform = createPlatform({ accounts: [{ webId: 'web-1', secretKey: 'secret-1' }] })
  let child: ChildProcess | undefined
  let left = 0
  const served = await serve({
    handle(call) {
      left -= 1
      if (left === 0) child?.kill('SIGKILL')
      return platform.handle(call)
    },
  })
  onTestFinished(() => served.close())
  const journal = join(folder(), 'journal.db')
  for (const at of [3, 37, 50]) {
    left = at
    child = spawn(process.execPath, [PUSHER, journal, served.url], { stdio: ['ignore', 'ignore', 'inherit'] })
    await once(child, 'exit')
    expect(child.signalCode).toBe('SIGKILL')
  }

  const later = { ...systemClock, now: () => Date.now() + 10 * MINUTE }
  const recolte = await createRecolte({ ...reviewShop(served.url, ALL), journal, clock: later })
  onTestFinished(() => recolte.close())
  const { counts } = await recolte.pushReviews('boutique')
  // What was on its way at each kill, and nothing else, is for a person.
  expect(counts.uncertain).toBeGreaterThan(0)
  expect(counts.uncertain).toBeLessThanOrEqual(3 * 16)
  expect(counts).toMatchObject({ pushed: ALL - counts.uncertain, sending: 0, retrying: 0 })
  const { accepted, references } = platform.summary().reviews
  expect(accepted).toBe(references)
  expect(references).toBeGreaterThanOrEqual(counts.pushed)

  await recolte.retryReviewPushes('boutique', 'uncertain', 'eve')
  expect(await recolte.pushReviews('boutique')).toMatchObject({ counts: { pushed: ALL } })
  expect(platform.summary().reviews.references).toBe(ALL)
})
