import { createWooCommerce, serve, type WooCommerceOptions } from '@recolte/sandbox'
import { answer, type Listening, task } from '../worker.ts'

const { url } = await serve(createWooCommerce(task<WooCommerceOptions>()))
answer({ url } satisfies Listening)
