import { LIBRARY, messagesIn } from '../support/messages.ts';

/** The interface messages of the fixture papers. */
export const { t, tPattern } = messagesIn(LIBRARY);
