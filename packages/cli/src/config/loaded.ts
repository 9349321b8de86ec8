import type { RecolteConfig, RecolteConfigInput } from '@recolte/core'

export interface LoadedConfig {
  path: string
  config: RecolteConfig
  /** The same, as it was written, variables filled in: what `createRecolte` takes. */
  input: RecolteConfigInput
  /** Absolute: relative paths in a configuration count from its file. */
  journal: string
  /** What the environment, or the `.env` beside the file, says under ENCRYPTION_KEY. */
  encryptionKey: string | undefined
}
