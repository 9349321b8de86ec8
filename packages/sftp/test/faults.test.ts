import { answerText } from '@recolte/core'
import { describe, expect, it } from 'vitest'
import { PROTOCOLS } from './protocols.ts'
import { CERTIFICATE, HOUR, onFiles, type Scene, send, trust } from './scene.ts'

/** Lets the time of a retry and of a dead process’s claim go by, has files leave and be taken. */
async function settleDown({ recolte, clock, files }: Scene): Promise<void> {
  for (let night = 0; night < 3; night++) {
    clock.time += 2 * HOUR
    await recolte.sync()
    files.consumer.absorb()
  }
  await recolte.sync()
}

describe.each(PROTOCOLS)('on the way to the server by %s', (protocol) => {
  for (const fault of ['cut', 'rename-refused', 'quota', 'cut-after-rename'] as const) {
    it(`${fault}: nothing is lost and nothing taken twice`, async () => {
      const scene = await onFiles({ protocol })
      scene.files.fault(fault)
      const { accounts } = await send(scene, 1, 20)
      expect(accounts.main?.state).toBe('unreachable')
      await settleDown(scene)
      expect(await scene.journal.counts('boutique')).toMatchObject({ collected: 20 })
      expect(scene.files.summary()).toMatchObject({ orders: 20, duplicates: 0, returned: 0 })
      expect(scene.files.tree.list('/orders').filter(({ folder }) => !folder)).toEqual([])
    })
  }

  for (const dies of ['openFile', 'settleFile'] as const) {
    it(`a process that dies at ${dies} leaves a file that the folders tell of`, async () => {
      const scene = await onFiles({ protocol })
      const dead = await scene.another({ [dies]: () => Promise.reject(new Error('killed')) })
      await expect(send({ ...scene, recolte: dead }, 1, 20)).rejects.toThrow('killed')
      await scene.recolte.sync()
      expect(await scene.journal.counts('boutique')).toMatchObject({ due: 20 })
      await settleDown(scene)
      expect(await scene.journal.counts('boutique')).toMatchObject({ collected: 20 })
      expect(scene.files.summary()).toMatchObject({ orders: 20, duplicates: 0 })
    })
  }

  it('a wrong password and a missing folder are said as what they are', async () => {
    const scene = await onFiles({ protocol })
    for (const [settings, code] of [
      [{ password: 'no' }, 'sftp-login'],
      [{ path: '/nowhere' }, 'sftp-folder'],
    ] as const) {
      const recolte = await scene.another({}, settings)
      const { accounts } = await send({ ...scene, recolte }, 1, 1)
      expect(accounts.main?.code).toBe(code)
    }
  })

  it('a file in error/ is read together with its report', async () => {
    const scene = await onFiles({ protocol })
    scene.files.consumer.refuse = (reference) => (reference === 'N1' ? 'invalid email' : undefined)
    await send(scene, 1, 3)
    scene.files.consumer.absorb()
    await settleDown(scene)
    expect(await scene.journal.counts('boutique')).toMatchObject({ collected: 2, refused: 1 })
    expect(scene.files.summary()).toMatchObject({ returned: 1, orders: 2, duplicates: 0 })
  })
})

describe('what the folders tell', () => {
  it('a file taken in before anybody recorded it is collected all the same', async () => {
    const scene = await onFiles()
    const dead = await scene.another({ settleFile: () => Promise.reject(new Error('killed')) })
    await expect(send({ ...scene, recolte: dead }, 1, 5)).rejects.toThrow('killed')
    scene.files.consumer.absorb()
    await settleDown(scene)
    expect(await scene.journal.counts('boutique')).toMatchObject({ collected: 5 })
    expect(scene.files.summary()).toMatchObject({ taken: 1, orders: 5, duplicates: 0 })
  })

  it('a file that somebody took away is left to a person after a day', async () => {
    const scene = await onFiles()
    await send(scene, 1, 1)
    for (const { name } of scene.files.tree.list('/orders')) scene.files.tree.remove(`/orders/${name}`)
    await scene.recolte.sync()
    expect(await scene.journal.counts('boutique')).toMatchObject({ handed: 1 })
    scene.clock.time += 25 * HOUR
    await scene.recolte.sync()
    expect((await scene.recolte.explain({ text: 'N1' }))[0]).toMatchObject({ status: 'uncertain' })
  })
})

describe('a process that comes late', () => {
  it('puts no file once others may have looked for it', async () => {
    const scene = await onFiles()
    const { clock, files, journal } = scene
    const asleep = await scene.another({
      async openFile(...file) {
        const opened = await journal.openFile(...file)
        clock.time += HOUR
        return opened
      },
    })
    await send({ ...scene, recolte: asleep }, 1, 1)
    expect(files.tree.list('/orders').filter(({ folder }) => !folder)).toEqual([])
    await settleDown(scene)
    expect(await journal.counts('boutique')).toMatchObject({ collected: 1 })
    expect(files.summary()).toMatchObject({ orders: 1, duplicates: 0 })
  })

  it('finds its file nowhere after a day: it may have been taken in, so it is left to a person', async () => {
    const scene = await onFiles()
    const dead = await scene.another({ settleFile: () => Promise.reject(new Error('killed')) })
    await expect(send({ ...scene, recolte: dead }, 1, 1)).rejects.toThrow('killed')
    scene.files.consumer.absorb()
    for (const { name } of scene.files.tree.list('/orders/success')) scene.files.tree.remove(`/orders/success/${name}`)
    scene.clock.time += 25 * HOUR
    await scene.recolte.sync()
    expect(await scene.journal.counts('boutique')).toMatchObject({ uncertain: 1 })
  })
})

describe('a server that may be another', () => {
  it('has another host key: it gets neither password nor file, until it is named', async () => {
    const scene = await onFiles()
    await send(scene, 1, 1)
    await scene.files.rekey()
    const { accounts } = await send(scene, 2, 2)
    expect(accounts.main).toMatchObject({ state: 'unreachable', code: 'sftp-host-key' })
    const hostKey = /key \((SHA256:[^)]+)\)/.exec(answerText(accounts.main?.message ?? '', 'en'))?.[1]
    const trusting = await scene.another({}, { hostKey })
    await settleDown({ ...scene, recolte: trusting })
    expect(await scene.journal.counts('boutique')).toMatchObject({ collected: 2 })
  })

  it('has a certificate that nobody signed, or one of another name: it gets neither password nor file', async () => {
    const scene = await onFiles({ protocol: 'ftps', trusted: false })
    expect((await send(scene, 1, 1)).accounts.main).toMatchObject({ code: 'ftps-certificate' })
    trust([CERTIFICATE.cert])
    const named = await scene.another({}, { host: 'localhost' })
    scene.clock.time += HOUR
    expect((await named.sync()).accounts.main).toMatchObject({ code: 'ftps-certificate' })
    expect(scene.files.tree.list('/orders').filter(({ folder }) => !folder)).toEqual([])
    await settleDown(scene)
    expect(await scene.journal.counts('boutique')).toMatchObject({ collected: 1 })
  })

  it('knows no TLS: FTPS gives it no password', async () => {
    const scene = await onFiles({ protocol: 'ftp' })
    const recolte = await scene.another({}, { protocol: 'ftps' })
    expect((await send({ ...scene, recolte }, 1, 1)).accounts.main).toMatchObject({ code: 'ftps-missing' })
  })
})
