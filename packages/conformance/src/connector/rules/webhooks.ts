import type { HookRequest, Webhooks } from '@recolte/core'
import type { Bench } from '../bench.ts'
import { NotOffered, needs, type Rule } from '../rule.ts'
import { expect } from '../seen.ts'
import { pick, type Trial, truth } from '../trial.ts'

const SECRET = 'a secret of the suite'
const NEXT = 'the secret after it'

/** One webhook as the shop sends it, with what the connector has to say of it. */
interface Sent {
  id: string
  body: Uint8Array
  webhooks: Webhooks
  bench: Bench & Required<Pick<Bench, 'webhook'>>
}

async function send({ bench, open }: Trial): Promise<Sent> {
  const { webhooks } = open().store
  if (webhooks === undefined) throw new NotOffered(['webhooks'])
  needs(bench, 'webhook')
  const { id } = pick(await truth(bench), 0)
  return { id, body: await bench.webhook.body(id), webhooks, bench }
}

function arrived(headers: Record<string, string>, body: Uint8Array): HookRequest {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return { header: (name) => lower.get(name), body }
}

const altered = (body: Uint8Array, at: number): Uint8Array =>
  body.map((byte, index) => (index === at ? byte ^ 1 : byte))

const joined = (...parts: (Uint8Array | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))

export const webhookRules: Rule[] = [
  {
    point: 'webhooks',
    name: 'a genuine webhook passes and names its order',
    why: 'Without it an order waits for the next poll, although the shop has told of it.',
    fix: 'Check the signature as the shop makes it, and give the id as the rows hold it.',
    orders: 5,
    async run(trial) {
      const { id, body, webhooks, bench } = await send(trial)
      const request = arrived(bench.webhook.sign(body, SECRET), body)
      const said = webhooks.verify(request, [SECRET])
      expect(said === 'genuine', () => `verify() says ${said} of what the shop signed`)
      const { ids = [] } = webhooks.read(request)
      expect(ids.includes(id), () => `read() gives ${ids.join(', ') || 'no id'} for order ${id}`)
    },
  },
  {
    point: 'webhooks',
    name: 'one changed byte or a missing signature is refused',
    why: 'Whoever finds the address could make the shop be read without end, or buyers be forgotten.',
    fix: 'Make the signature again from the body and compare it in constant time (`hmacMatches`); no signature is a wrong one.',
    orders: 5,
    async run(trial) {
      const { body, webhooks, bench } = await send(trial)
      const headers = bench.webhook.sign(body, SECRET)
      for (const at of [0, body.length >> 1, body.length - 1]) {
        const said = webhooks.verify(arrived(headers, altered(body, at)), [SECRET])
        expect(said !== 'genuine', () => `byte ${at} of the body was changed, and verify() says ${said}`)
      }
      const bare = webhooks.verify(arrived({ 'content-type': 'application/json' }, body), [SECRET])
      expect(bare !== 'genuine', () => `there is no signature, and verify() says ${bare}`)
    },
  },
  {
    point: 'webhooks',
    name: 'both secrets pass while they change, and a retired one does not',
    why: 'Secrets are changed while webhooks are on their way: refusing them costs time, taking a retired one safety.',
    fix: 'Try every secret that is given, and no other.',
    orders: 5,
    async run(trial) {
      const { body, webhooks, bench } = await send(trial)
      const request = arrived(bench.webhook.sign(body, SECRET), body)
      for (const secrets of [
        [SECRET, NEXT],
        [NEXT, SECRET],
      ]) {
        const said = webhooks.verify(request, secrets)
        expect(said === 'genuine', () => `one of two secrets made the signature, and verify() says ${said}`)
      }
      for (const secrets of [[NEXT], []]) {
        const said = webhooks.verify(request, secrets)
        expect(said === 'forged', () => `the secret is retired, and verify() says ${said}`)
      }
    },
  },
  {
    point: 'webhooks',
    name: 'the bytes are checked, not the text',
    why: 'Two bodies can read the same and differ in their bytes; and a shop signs what it sends, not what we make of it.',
    fix: 'Give `request.body` to the HMAC as it came; decode it afterwards.',
    orders: 5,
    async run(trial) {
      const { body, webhooks, bench } = await send(trial)
      // A replacement character, and a byte that every decoder turns into one.
      const whole = joined(body, [0x0a, 0xef, 0xbf, 0xbd])
      const headers = bench.webhook.sign(whole, SECRET)
      const said = webhooks.verify(arrived(headers, whole), [SECRET])
      expect(said === 'genuine', () => `verify() says ${said} of what was signed, byte for byte`)
      const other = webhooks.verify(arrived(headers, joined(body, [0x0a, 0xff])), [SECRET])
      expect(other === 'forged', () => `the bytes differ where the text does not, and verify() says ${other}`)
    },
  },
  {
    point: 'webhooks',
    name: 'read() throws for a body it cannot make out',
    why: 'Answered as if all were well, the shop sends it no more, and nobody knows which order it was.',
    fix: 'Parse the body with a schema; what does not fit throws.',
    orders: 5,
    async run(trial) {
      const { webhooks, bench } = await send(trial)
      for (const text of ['', 'not json', '[]', '{}']) {
        const body = new TextEncoder().encode(text)
        let news: unknown
        try {
          news = webhooks.read(arrived(bench.webhook.sign(body, SECRET), body))
        } catch {
          continue
        }
        expect(false, () => `read() makes ${JSON.stringify(news)} of the body "${text}"`)
      }
    },
  },
]
