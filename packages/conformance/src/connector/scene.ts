import { AsyncLocalStorage } from 'node:async_hooks'

/** Whose code is running: the connector's own, or something it reached through its context. */
export const scene = new AsyncLocalStorage<'connector' | 'context'>()
