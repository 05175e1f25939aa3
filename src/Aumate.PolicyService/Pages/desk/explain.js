import { ask } from '../shared/service.js';
import { EXPLAINED, VERIFIED } from '../shared/shapes.js';
/** @import { Explained, Failure, Outcome, Verified } from '../shared/contract.js' */

/** @typedef {Outcome<Explained> & { withoutReceipt?: Failure }} Explaining With why it has no receipt, where it has none. */

/** Failures that say nothing about the claim: the same is asked again without a receipt. */
const NO_RECEIPT = ['RECEIPTS_NOT_CONFIGURED', 'RECEIPT_TOO_LARGE'];

let asked = 0;

/** @type {Failure | undefined} Why this service gives no receipts at all, once it has said so. */
let never;

/**
 * Explains a claim, with a receipt where there is one to be had.
 * @param {object} request
 * @param {AbortSignal} signal
 * @returns {Promise<Explaining>}
 */
export async function explain(request, signal) {
    if (never) {
        return { ...(await call(request, signal)), withoutReceipt: never };
    }

    const outcome = await call({ ...request, includeReceipt: true }, signal);
    const refusal = outcome.failure;
    if (!refusal || !NO_RECEIPT.includes(refusal.reason)) {
        return outcome;
    }

    never = refusal.reason === 'RECEIPTS_NOT_CONFIGURED' ? refusal : undefined;
    return { ...(await call(request, signal)), withoutReceipt: refusal };
}

/**
 * @param {object} request
 * @param {AbortSignal} [signal]
 * @returns {Promise<Outcome<Explained>>}
 */
function call(request, signal) {
    const requestId = `desk-${++asked}`;
    return ask('/v1/claims:explain', { requestId, ...request }, EXPLAINED, (answer) => answer.requestId === requestId && isExplained(answer), signal);
}

/** @param {Explained} answer Whether it says all that the page builds on. */
const isExplained = ({ decision, explanation }) => decision.remedies.length === 4 && explanation.remedies.length === 4 && explanation.timeline.length > 0;

/**
 * Verifies a receipt, and replays its decision.
 * @param {string} receipt In Base64.
 * @param {object} wording Audience and language.
 * @param {AbortSignal} signal
 * @returns {Promise<{ verified: Verified, explained: Explained, failure?: undefined } | { failure: Failure }>}
 */
export async function replay(receipt, wording, signal) {
    /** @type {Outcome<Verified>} */
    const verified = await ask('/v1/receipts:verify', { receipt }, VERIFIED, (answer) => answer.authentic && answer.replay.decisionId !== '', signal);
    if (verified.failure) {
        return verified;
    }

    const explained = await call({ receipt, ...wording }, signal);
    return explained.failure ? explained : { verified: verified.answer, explained: explained.answer };
}
