import type { Reply } from '../../hooks/inbound.ts'
import { contentType, encodeList, type ListAnswer } from '../../protocol/module/encode.ts'
import type { CallContext } from '../context.ts'
import { offering } from '../offers.ts'
import { letGo } from '../past.ts'
import { answerHead, HEADERS } from '../reply.ts'
import { standing } from '../standing.ts'
import { wantedBy } from '../wanted.ts'

/**
 * All that is on offer and wanted, in one answer (docs/protocol.md, actions of a module). A period of the past that is asked for
 * comes in as a backfill and is offered at the next calls.
 */
export async function getOrders(call: CallContext): Promise<Reply> {
  const { engine, runtime, account, dialect } = call
  const { facts, trigger, delay, delayProduct } = await standing(call)
  const { looks, period, only, limit = Number.MAX_SAFE_INTEGER } = wantedBy(call, facts?.statuses ?? [])
  const past = looks || period === undefined ? undefined : await letGo(call, period)
  const paused = (await engine.journal.store(runtime.name))?.pausedAt !== undefined
  const most = paused ? 0 : Math.min(limit, dialect.limit ?? limit)
  const count = Math.min(most, await engine.journal.onOffer({ store: runtime.name, account, only }))
  const { pages, ended } = await offering(call, { take: !looks, only, limit: count })
  const latest = call.query === 'getLatestOrders'
  const answer: ListAnswer = {
    head: {
      ...answerHead(call),
      debug: {
        mode: `[${trigger.includes('onorder') ? 'onorder' : 'onorderstatuschange'}] ${count} commandes`,
        no_flag: looks ? 1 : 0,
        ...(past === undefined ? {} : { past }),
      },
    },
    message: { ...dialect.delays(delay, delayProduct), nb_orders_bloques: 0, Emails_Interdits: [] },
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
