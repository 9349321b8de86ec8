#!/usr/bin/env node
// Runs on any Node from 12 on, to say in words what an older one lacks; so no `?.`, no `??`, no `node:` imports.
/* biome-ignore-all lint/style/useNodejsImportProtocol: Node 12 does not know the `node:` scheme */
'use strict'

const childProcess = require('child_process')
const fs = require('fs')
const os = require('os')
const path = require('path')
const url = require('url')

const NEEDED = '22.19'
/** Set for the child that a launcher on an older Node starts, so that it knows whom to die with. */
const CHILD = 'RECOLTE_LAUNCHED'

/** Type stripping and `node:sqlite` without a flag came with 22.18/22.13 and 23.6/23.4. */
function isNewEnough(version) {
  const numbers = version.split('.').map(Number)
  const major = numbers[0]
  const minor = numbers[1]
  if (major === 22) return minor >= 19
  if (major === 23) return minor >= 6
  return major > 23
}

/** The binary of the npm package `node`, from each folder upwards. */
function findNewerNode(starts) {
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const start of starts) {
    let folder = start
    for (;;) {
      const found = nodeIn(path.join(folder, 'node_modules', 'node'), program)
      if (found !== undefined) return found
      const parent = path.dirname(folder)
      if (parent === folder) break
      folder = parent
    }
  }
  return undefined
}

function nodeIn(folder, program) {
  try {
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const binary = path.join(folder, 'bin', program)
    return isNewEnough(String(manifest.version)) && fs.existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

function speaksFrench() {
  const asked = / --lang[ =](fr|en) /.exec(` ${process.argv.slice(2).join(' ')} `)
  if (asked !== null) return asked[1] === 'fr'
  const spoken = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''
  return /^fr/i.test(spoken)
}

/** One plain line for people, or the one JSON object that `--json` promises; then the exit code of a usage error. */
function refuse(code, message, next) {
  if (process.argv.indexOf('--json') > 0) {
    process.stdout.write(`${JSON.stringify({ ok: false, error: { code: code, message: message, next: next } })}\n`)
  } else {
    process.stderr.write(`${message} ${next}\n`)
  }
  process.exitCode = 2
}

function runAgainWith(binary) {
  const child = childProcess.spawn(binary, [__filename].concat(process.argv.slice(2)), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, { [CHILD]: '1' }),
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const forward = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  child.on('error', sayWhatIsNeeded)
  child.on('exit', (code, signal) => {
    if (signal === null) return process.exit(code)
    for (const name of signals) process.removeListener(name, forward)
    // An ignored signal would leave us waiting: the conventional exit code is the way out.
    process.kill(process.pid, signal)
    process.exitCode = 128 + (os.constants.signals[signal] || 0)
  })
}

function sayWhatIsNeeded() {
  if (speaksFrench()) {
    return refuse(
      'node-too-old',
      `Recolte a besoin de Node ${NEEDED} ou plus récent ; celui-ci est ${process.versions.node}.`,
      'Installez-le depuis https://nodejs.org, ou lancez « npm install node@24 » dans ce dossier : Recolte s’en servira.',
    )
  }
  return refuse(
    'node-too-old',
    `Recolte needs Node ${NEEDED} or newer; this one is ${process.versions.node}.`,
    'Get it from https://nodejs.org, or run "npm install node@24" in this folder: Recolte will use it.',
  )
}

/** A child does nothing its parent can no longer see: it ends with it, even where the parent was killed with -9. */
function dieWithParent() {
  delete process.env[CHILD]
  if (!process.channel) return
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  process.channel.unref()
}

/** `node:sqlite` does what we need of it; its notice would only worry a shop owner. Every other warning is shown. */
function silenceSqliteNotice() {
  const emitWarning = process.emitWarning
  process.emitWarning = (warning, type, ...rest) => {
    const name = typeof type === 'object' && type !== null ? type.type : type
    if (name === 'ExperimentalWarning' && /^SQLite /.test(String(warning))) return
    emitWarning.call(process, warning, type, ...rest)
  }
}

function start() {
  const launched = process.env[CHILD] !== undefined
  if (launched) dieWithParent()
  if (!isNewEnough(process.versions.node)) {
    const binary = launched ? undefined : findNewerNode([__dirname, process.cwd()])
    return binary === undefined ? sayWhatIsNeeded() : runAgainWith(binary)
  }
  const program = path.join(__dirname, '..', 'dist', 'index.js')
  if (!fs.existsSync(program)) {
    return speaksFrench()
      ? refuse('not-built', 'Recolte n’est pas encore construit.', 'Lancez : npm run build')
      : refuse('not-built', 'Recolte is not built yet.', 'Run: npm run build')
  }
  silenceSqliteNotice()
  require('./heap.js')()
  return import(url.pathToFileURL(program).href).then((recolte) => recolte.main())
}

start()
