import { type ConnectorDefinition, defineConnector } from '@recolte/core'
import { type Settings, settingsSchema } from './schema.ts'
import { connectToy } from './store.ts'

export const toyDefinition: ConnectorDefinition<Settings> = {
  contract: 1,
  name: 'toy',
  label: 'Toy',
  version: '1.0.0',
  config: settingsSchema,
  defaultTrigger: ['sent'],
  readBatch: 50,
  missing: (_order, language) => (language === 'fr' ? 'l’expédition manque' : 'shipping is missing'),
  connect: connectToy,
  messages: {
    'toy.closed': {
      en: { message: 'The toy shop is closed.', next: 'Open it.' },
      fr: { message: 'La boutique est fermée.', next: 'Ouvrez-la.' },
    },
  },
}

export const toy = defineConnector(toyDefinition)
