// A process that is killed while it puts a file of five orders: `node dying.ts <journal> <protocol> <port> <instant>`.
import { createRecolte } from '@recolte/core'
import { MemoryShop } from '../../core/test/engine/memory-shop.ts'
import { sftp } from '../src/index.ts'
import { PROTOCOLS } from './protocols.ts'

const [, , journal = '', written, port, time] = process.argv
const protocol = PROTOCOLS.find((one) => one === written) ?? 'sftp'
let now = Number(time)
const clock = { now: () => now, sleep: () => Promise.resolve() }
const shop = new MemoryShop(clock.now)
const server = { protocol, host: '127.0.0.1', port: Number(port), username: 'shop', password: 'drop-it', path: '' }
const recolte = await createRecolte({
  accounts: {
    main: { ...{ webId: 'web-1', platform: 'FR' }, sftp: { ...server, every: '1h' } },
  },
  stores: { boutique: { connector: 'memory', account: 'main', method: 'sftp', brake: false } },
  connectors: [shop.connector()],
  methods: [sftp],
  journal,
  clock,
})
for (let n = 1; n <= 5; n++) shop.add(String(n))
now += 3_600_000
await recolte.sync()
