import type { Reply } from '../../hooks/inbound.ts'
import { textOf } from '../../protocol/module/call.ts'
import { contentType, encodeList, type ListAnswer } from '../../protocol/module/encode.ts'
import type { CallContext } from '../context.ts'
import { offering } from '../offers.ts'
import { pastAsked } from '../past.ts'
import { answerHead, HEADERS } from '../reply.ts'
import { standing } from '../standing.ts'

/**
 * All that is on offer, in one answer (docs/protocol.md, actions of a module). `no_flag` only looks. A period of the past that is
 * asked for comes in as a backfill and is offered at the next calls.
 */
export async function getOrders(call: CallContext): Promise<Reply> {
  const { engine, runtime, account, dialect, message } = call
  const latest = call.query === 'getLatestOrders'
  const looks = textOf(message, 'no_flag') === '1' || call.query === 'getOrdersCsv'
  const past = looks ? undefined : await pastAsked(call)
  const paused = (await engine.journal.store(runtime.name))?.pausedAt !== undefined
  const limit = paused ? 0 : (dialect.limit ?? Number.MAX_SAFE_INTEGER)
  const count = Math.min(limit, await engine.journal.onOffer(runtime.name, account))
  const { pages, ended } = await offering(call, { take: !looks, limit: count })
  const { trigger, delay, delayProduct } = await standing(call)
  const answer: ListAnswer = {
    head: {
      ...answerHead(call),
      debug: {
        mode: `[${trigger.includes('onorder') ? 'onorder' : 'onorderstatuschange'}] ${count} commandes`,
        no_flag: looks ? 1 : 0,
        ...(past === undefined ? {} : { past }),
      },
    },
    message: { delay, delay_product: delayProduct, nb_orders_bloques: 0, Emails_Interdits: [] },
    count,
    asMap: dialect.list === 'map' && !latest,
    entries: pages,
    closing: (written) => ({ nb_orders: latest ? `${written} collected orders` : written }),
  }
  return {
    status: 200,
    headers: { ...HEADERS, 'content-type': contentType(dialect) },
    body: { pieces: encodeList(answer, dialect), ended },
  }
}
