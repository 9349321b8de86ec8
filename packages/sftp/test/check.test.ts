import type { Finding } from '@recolte/core'
import { expect, it } from 'vitest'
import { PROTOCOLS } from './protocols.ts'
import { HOUR, onFiles, type Scene, send } from './scene.ts'

/** What the check says of files, or of their server, in either language. */
async function found(scene: Scene, what = 'files', settings = {}): Promise<Finding[]> {
  const all: Finding[] = []
  for (const language of ['en', 'fr'] as const) {
    const recolte = await scene.another({}, settings, language)
    all.push(...(await recolte.check()).results.filter(({ id }) => id === what))
  }
  return all
}

it('a file left in orders/ is told after its night, and after a day with a text for Customer Care', async () => {
  const scene = await onFiles()
  expect(await found(scene)).toMatchObject([{ code: 'none' }, { code: 'none' }])
  await send(scene, 1, 2)
  const [file] = await scene.journal.files({ store: 'boutique', limit: 1 })
  scene.clock.time += HOUR / 60
  expect(await found(scene)).toMatchObject([{ code: 'ok' }, { code: 'ok' }])
  scene.clock.time += 23 * HOUR
  const late = await found(scene)
  expect(late).toMatchObject([
    { code: 'late', status: 'ok' },
    { code: 'late', status: 'ok' },
  ])
  scene.clock.time += 2 * HOUR
  const stuck = await found(scene)
  expect(stuck).toMatchObject([
    { code: 'stuck', status: 'warning' },
    { code: 'stuck', status: 'warning' },
  ])
  for (const { message, next } of stuck) {
    expect(message).toContain(file?.name)
    expect(next).toMatch(/5 [Nn]ov\S* 2026.*(Customer Care|Service Clients)[\s\S]*web-1.*recolte-\d{8}-/)
    expect(next).not.toMatch(/@|\{\w+\}/)
  }
  scene.files.consumer.absorb()
  await scene.recolte.sync()
  expect(await found(scene)).toMatchObject([{ code: 'ok' }, { code: 'ok' }])
})

it('a file in error/ is told for as long as one of its orders waits for somebody', async () => {
  const scene = await onFiles({ layout: 'new' })
  scene.files.consumer.refuse = (reference) => (reference === 'N1' ? 'invalid email' : undefined)
  await send(scene, 1, 2)
  scene.files.consumer.absorb()
  await scene.recolte.sync()
  const both = { code: 'error', status: 'warning', next: expect.stringMatching(/recolte sftp fix recolte-\d{8}/) }
  expect(await found(scene)).toMatchObject([both, both])
  const [order] = await scene.recolte.find({ text: 'N1' })
  if (order === undefined) throw new Error('no N1')
  await scene.recolte.retry(order, 'test')
  expect(await found(scene)).toMatchObject([{ code: 'ok' }, { code: 'ok' }])
})

it.each(PROTOCOLS)(
  'the server is tried (%s), and of the account nothing that only other ways need',
  async (protocol) => {
    const scene = await onFiles({ protocol })
    const code = protocol === 'ftp' ? 'plain' : 'ok'
    const status = protocol === 'ftp' ? 'warning' : 'ok'
    expect(await found(scene, 'file-server')).toMatchObject([
      { code, status },
      { code, status },
    ])
    expect(await found(scene, 'file-server', { password: 'no' })).toMatchObject([
      { code: 'sftp-login', status: 'failure' },
      { code: 'sftp-login', status: 'failure' },
    ])
    for (const keys of ['platform-answers', 'platform-keys-as-written', 'platform-credentials'])
      expect(await found(scene, keys)).toEqual([])
  },
)

it('a host key that the check sees first is not the one that counts from then on', async () => {
  const scene = await onFiles()
  await found(scene, 'file-server')
  await scene.files.rekey()
  expect((await send(scene, 1, 1)).accounts).toEqual({})
})
