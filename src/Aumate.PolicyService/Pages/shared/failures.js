/** @import { Failure } from './contract.js' */

/** What a failure means to whoever handles the claim. @type {Record<string, string>} */
const MEANINGS = {
    NETWORK: 'The service cannot be reached.',
    TIMEOUT: 'The service did not answer in time.',
    UNREADABLE: 'The answer of the service cannot be read.',
    INVALID_CLAIM: 'The claim cannot be read as it is stated.',
    INVALID_REQUEST: 'The request cannot be read as it is stated.',
    NOT_READY: 'The catalog is not loaded yet.',
    TERMS_NOT_IN_FORCE: 'The sale is older than the first version of the terms.',
    RECEIPTS_NOT_CONFIGURED: 'This service has no key for receipts: it neither gives them nor reads them.',
    MALFORMED_RECEIPT: 'This is no receipt, or a part of one.',
    RECEIPT_NOT_AUTHENTIC: 'The receipt was changed or cut: its signature is not that of its content.',
    UNKNOWN_RECEIPT_VERSION: 'The receipt is of a version that this service does not read.',
    UNKNOWN_RECEIPT_KEY: 'The receipt is signed with a key that this service does not hold.',
};

/** @param {Failure} failure */
export const meaningOf = ({ reason, message }) => sentence(MEANINGS[reason] ?? message);

/** @param {string} text */
export const sentence = (text) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/**
 * A fault of the page, after which as little is known as after one of the service.
 * @param {unknown} error
 * @returns {Failure}
 */
export const brokenBy = (error) => ({ reason: 'PAGE', message: `The page could not ask, or could not read the answer: ${error}`, violations: [] });
