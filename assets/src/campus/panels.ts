/** What opens over the campus: one file for the browser, fetched after arrival (`later.tsx`). */
export { Content } from '../interact/contents'
export { ReportForm } from '../moderation/report-form'
export { SanctionForm } from '../moderation/sanction-form'
export { CardBody } from '../people/card-body'
export { PaletteBody } from '../people/palette-body'
export { SettingsBody } from '../settings/settings-body'
export { HelpBody } from './help-body'
