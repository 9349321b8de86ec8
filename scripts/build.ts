import { spawnSync } from 'node:child_process'

/** Builds every package that changed. The builder's own telemetry and version checks are off: a build talks to nobody. */
const { status, error } = spawnSync('turbo', ['run', 'build', '--output-logs=errors-only', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
})
if (error !== undefined) console.error(`The packages could not be built: ${error.message}. Run npm ci first.`)
process.exitCode = status ?? 1
