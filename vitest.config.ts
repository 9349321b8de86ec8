import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests import the sources; what a test starts as a process of its own uses the built packages. */
const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url))

export const alias = {
  '@recolte/core': source('core'),
  '@recolte/csv': source('csv'),
  '@recolte/magento': source('magento'),
  '@recolte/prestashop': source('prestashop'),
  '@recolte/shopify': source('shopify'),
  '@recolte/review-files': source('review-files'),
  '@recolte/sftp': source('sftp'),
  '@recolte/woocommerce': source('woocommerce'),
  '@recolte/conformance': source('conformance'),
  '@recolte/sandbox': source('sandbox'),
}

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts', 'examples/*/test/**/*.test.ts'],
    exclude: ['**/*.live.test.ts', '**/node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for processes and sockets: a core left free for nothing doubles the run on a small machine.
    maxWorkers: '100%',
  },
})
