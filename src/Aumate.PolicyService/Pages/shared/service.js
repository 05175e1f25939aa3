import { filled } from './shapes.js';
/** @import { Failure, Outcome, Violation } from './contract.js' */

/** An answer that takes longer, in milliseconds, is none. */
const PATIENCE = 10_000;

/**
 * Asks the service. Whatever goes wrong comes back as a failure, after which nothing is known; an abort by the caller too.
 * @template T
 * @param {string} path
 * @param {object} request The message as JSON.
 * @param {object} shape Of the answer.
 * @param {(answer: T) => boolean} isWhole Whether an answer has what the page relies on.
 * @param {AbortSignal} [signal]
 * @returns {Promise<Outcome<T>>}
 */
export async function ask(path, request, shape, isWhole, signal) {
    const patience = AbortSignal.timeout(PATIENCE);
    try {
        const response = await fetch(path, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(request),
            cache: 'no-store',
            signal: signal ? AbortSignal.any([signal, patience]) : patience,
        });
        return await read(response, shape, isWhole);
    } catch {
        return patience.aborted ? failed('TIMEOUT', 'The service did not answer in time.') : failed('NETWORK', 'The service cannot be reached.');
    }
}

/**
 * @template T
 * @param {Response} response
 * @param {object} shape
 * @param {(answer: T) => boolean} isWhole
 * @returns {Promise<Outcome<T>>}
 */
async function read(response, shape, isWhole) {
    const text = await response.text();
    const body = parse(text);
    if (!response.ok) {
        return { failure: failureOf(body, response.status) };
    }

    try {
        const answer = filled(shape, body);
        return isWhole(answer) ? { answer } : unreadable();
    } catch {
        // A list that is none, or the like.
        return unreadable();
    }
}

const unreadable = () => failed('UNREADABLE', 'The answer of the service cannot be read.');

/** @param {string} text */
function parse(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

/**
 * @param {any} status A google.rpc.Status as JSON, as far as it is one.
 * @param {number} http
 * @returns {Failure}
 */
function failureOf(status, http) {
    const details = Array.isArray(status?.details) ? status.details : [];
    /** @param {string} type */
    const detail = (type) => details.find((/** @type {any} */ any) => String(any?.['@type']).endsWith(`/google.rpc.${type}`));
    /** @type {Violation[]} */
    const violations = detail('BadRequest')?.fieldViolations ?? [];
    return {
        reason: detail('ErrorInfo')?.reason ?? `HTTP_${http}`,
        message: status?.message || `The service answered with HTTP status ${http}.`,
        violations,
    };
}

/**
 * @param {string} reason
 * @param {string} message
 * @returns {{ failure: Failure }}
 */
const failed = (reason, message) => ({ failure: { reason, message, violations: [] } });
