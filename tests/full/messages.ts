import { LIBRARY, messagesIn, PUBLISHED } from '../support/messages.ts';

/** The interface messages of the published site; those of the fixture papers for languages that only they have. */
export const { t, tPattern } = messagesIn(PUBLISHED, LIBRARY);
