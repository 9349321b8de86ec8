import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { writeDotEnv } from '../src/init/dot-env.ts'
import { folderWith } from './support/folder.ts'

const read = (folder: string) => readFileSync(join(folder, '.env'), 'utf8')

test('a new file is for its owner alone', async () => {
  const folder = folderWith()
  await writeDotEnv(folder, { WOO_KEY: 'ck_1' })
  expect(read(folder)).toBe('WOO_KEY=ck_1\n')
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600)
})

test('what stands there stays, a variable is replaced in its place, a new one comes last', async () => {
  const folder = folderWith({ '.env': '# mine\nOTHER=1\nexport WOO_KEY = old\nLAST=2' })
  await writeDotEnv(folder, { WOO_KEY: 'new', WOO_SECRET: 's' })
  expect(read(folder)).toBe('# mine\nOTHER=1\nWOO_KEY=new\nLAST=2\nWOO_SECRET=s\n')
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600)
})

test.each(['a#b', "it's", 'a "b" c', '$1 & $`', ' x '])('the value %j is read back as it was', async (value) => {
  const folder = folderWith({ '.env': 'KEY=before\n' })
  await writeDotEnv(folder, { KEY: value, OTHER: value })
  expect(parseEnv(read(folder))).toEqual({ KEY: value, OTHER: value })
})
