import { defineConfig } from 'vitest/config'
import { alias } from './vitest.config.ts'

export default defineConfig({
  resolve: { alias },
  test: { include: ['**/*.live.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false },
})
