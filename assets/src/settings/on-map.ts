import { onUnlessRefused, stored } from './stored'

/** What is said stands in bubbles over heads. */
export const speechOnMap = stored('campus-speech', onUnlessRefused)

/** The map darkens in the evening, by the edition's clock; never in reduced motion. */
export const lightOnMap = stored('campus-light', onUnlessRefused)
