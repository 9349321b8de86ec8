import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished } from 'vitest'
import type { ShopFolder } from './shop.ts'

const LAUNCHER = fileURLToPath(new URL('../../bin/recolte.js', import.meta.url))

export interface Launched {
  exit: number
  out: string
  err: string
}

/** Runs the built command in the shop's folder, in a pipe as cron does, and sees to it that it tells no secret. */
export async function launched(shop: ShopFolder, ...argv: string[]): Promise<Launched> {
  const child = spawn(process.execPath, [LAUNCHER, ...argv], { cwd: shop.folder, env: { PATH: process.env.PATH } })
  onTestFinished(() => void child.kill('SIGKILL'))
  child.stdin.end()
  const text = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    text.out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    text.err += chunk
  })
  const [exit]: unknown[] = await once(child, 'close')
  for (const secret of Object.values(shop.keys)) expect(text.out + text.err).not.toContain(secret)
  expect(text.out + text.err).not.toMatch(/\w{2}@[\w.]+\.example/)
  return { exit: Number(exit), ...text }
}

/** The same with `--json`: stdout is one JSON object. */
export async function launchedJson(shop: ShopFolder, ...argv: string[]): Promise<{ exit: number; json: unknown }> {
  const { exit, out } = await launched(shop, ...argv, '--json')
  expect(out.trimEnd().split('\n')).toHaveLength(1)
  return { exit, json: JSON.parse(out) }
}

/** Changes the configuration as its owner would, in the file. */
export function reconfigure(shop: ShopFolder, change: (stores: Record<string, Record<string, unknown>>) => void): void {
  const path = join(shop.folder, 'recolte.config.json')
  const config = JSON.parse(readFileSync(path, 'utf8'))
  change(config.stores)
  writeFileSync(path, JSON.stringify(config))
}
