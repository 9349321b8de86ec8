import { request as inClear } from 'node:http'
import { request as overTls } from 'node:https'
import { TLSSocket } from 'node:tls'

export interface Posted {
  status: number
  body: string
}

/** How a call is to break off: after so many bytes of the answer, by a reset or by closing. */
export interface Break {
  afterBytes: number
  by: 'reset' | 'close'
}

export class BrokenOff extends Error {}

/** One call as the platform's cron makes it: a connection of its own, a form, and nothing after the answer. */
export const post = (url: string, body: string, contentType: string, broken?: Break): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body), connection: 'close' }
    const request = url.startsWith('https:') ? overTls : inClear
    const call = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      let seen = 0
      answer.on('error', reject)
      answer.on('data', (part: Buffer) => {
        parts.push(part)
        seen += part.length
        if (broken === undefined || seen < broken.afterBytes) return
        // A connection over TLS knows no reset: it is cut without a goodbye.
        if (broken.by === 'reset' && !(call.socket instanceof TLSSocket)) call.socket?.resetAndDestroy()
        else call.destroy()
        reject(new BrokenOff(`broken off after ${seen} bytes`))
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
    })
    call.on('error', reject)
    call.end(body)
  })
