import { RecolteError } from '@recolte/core'

/** Tells an error which store it happened in, for texts that name the command to run for it. */
export async function inStore<T>(store: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof RecolteError) || 'store' in error.detail) throw error
    const { code, fate, detail, retryAfterMs } = error
    throw new RecolteError(code, fate, {
      detail: { store, ...detail },
      cause: error,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    })
  }
}
