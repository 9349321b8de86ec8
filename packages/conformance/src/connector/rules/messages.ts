import { NotOffered, type Rule, some } from '../rule.ts'
import { marksSecret, secretPaths } from '../secrets.ts'
import { expect } from '../seen.ts'

export const messageRules: Rule[] = [
  {
    point: 'errors',
    name: 'every text of the connector exists in English and in French',
    why: 'A French owner who meets an English sentence, or one without a next step, calls support.',
    fix: 'Give each code of `messages` a `message` and a `next` in both languages, under the connector’s own name and a dot.',
    orders: 1,
    async run({ connector }) {
      for (const [code, texts] of Object.entries(connector.messages)) {
        expect(code.startsWith(`${connector.name}.`), () => `the code ${code} does not start with "${connector.name}."`)
        for (const language of ['en', 'fr'] as const) {
          const { message = '', next = '' } = texts[language] ?? {}
          expect(message.trim() !== '', () => `${code} has no message in "${language}"`)
          expect(next.trim() !== '', () => `${code} does not say what to do next in "${language}"`)
        }
        expect(
          texts.en.message !== texts.fr.message,
          () => `${code} says the same in both languages: "${texts.en.message}"`,
        )
      }
    },
  },
  {
    point: 'errors',
    name: 'the settings mark their secrets',
    why: 'What is marked is masked wherever text leaves Recolte; an unmarked key ends up in a log or a screenshot.',
    fix: 'Write `secret()` of @recolte/core for each key, password and token in `config`.',
    orders: 1,
    async run({ connector, bench }) {
      if (bench.local === true) throw new NotOffered(['a shop with secrets'])
      const paths = secretPaths(bench.settings, bench.secrets)
      expect(paths.length > 0, () => 'none of bench.secrets is in bench.settings')
      const schema = connector.config.toJSONSchema({ io: 'input', unrepresentable: 'any' })
      const open = paths.filter((path) => !marksSecret(schema, path))
      expect(open.length === 0, () => `not marked as secret: ${some(open.map((path) => path.join('.')))}`)
    },
  },
]
