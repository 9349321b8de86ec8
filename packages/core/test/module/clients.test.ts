import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { called, form } from './scene.ts'

const has = (program: string, ...args: string[]) => spawnSync(program, args).status === 0
const HAS_CURL = has('curl', '--version')
const HAS_PHP = has('php', '-r', 'exit(function_exists("curl_init") ? 0 : 1);')
const call = (url: string, body: string, wrapper: string) => [
  '-r',
  wrapper === 'curl'
    ? `$c = curl_init('${url}'); curl_setopt_array($c, [CURLOPT_POSTFIELDS => '${body}', CURLOPT_RETURNTRANSFER => true]); echo curl_exec($c);`
    : `echo file_get_contents('${url}', false, stream_context_create(['http' => ['method' => 'POST', 'content' => '${body}', 'header' => 'Content-Type: application/x-www-form-urlencoded']]));`,
]

interface Client {
  name: string
  at: boolean
  program: string
  args(url: string, body: string): string[]
}

// The platform’s own client is not public (docs/protocol.md, calls to a module): these are the usual ones.
const CLIENTS: Client[] = [
  { name: 'curl', at: HAS_CURL, program: 'curl', args: (url, body) => ['-s', '-d', body, url] },
  { name: 'curl, HTTP/1.0', at: HAS_CURL, program: 'curl', args: (url, body) => ['-s', '-0', '-d', body, url] },
  { name: 'PHP with curl', at: HAS_PHP, program: 'php', args: (url, body) => call(url, body, 'curl') },
  { name: 'PHP alone', at: HAS_PHP, program: 'php', args: (url, body) => call(url, body, 'streams') },
]

describe('how real clients take an answer', () => {
  for (const { name, at, program, args } of CLIENTS) {
    it.skipIf(!at)(`is seen as whole: ${name}`, async () => {
      const { url, counts } = await called({ orders: 250 })
      const words = args(`${url}/module/boutique`, form('getOrders').toString())
      await promisify(execFile)(program, words, { maxBuffer: 10_000_000 })
      await expect.poll(async () => (await counts()).collected, { timeout: 20_000 }).toBe(250)
    })
  }

  it.skipIf(!HAS_CURL)('is seen as left where curl gives up on the way', async () => {
    const { url, counts } = await called({ orders: 1_000 })
    const slowly = ['-s', '--limit-rate', '1k', '--max-time', '1', '-d', form('getOrders').toString()]
    await expect(promisify(execFile)('curl', [...slowly, `${url}/module/boutique`])).rejects.toThrow()
    await expect.poll(async () => (await counts()).retrying, { timeout: 20_000 }).toBeGreaterThan(0)
    expect((await counts()).collected).toBe(0)
  })
})
