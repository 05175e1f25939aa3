/** @import { LineCoverage } from '../shared/contract.js' */

/** @param {string} text Lets nothing through but data that has been parsed, and that cannot end a script element. */
const dataOf = (text) => JSON.stringify(JSON.parse(text)).replaceAll('<', '\\u003c');

const policy = window.trustedTypes?.createPolicy('json-ld', { createScript: dataOf });

/**
 * Puts what search engines read into the head of the page, in place of what stood there.
 * @param {LineCoverage[]} lines Empty: nothing is known, and nothing is said.
 */
export function publish(lines) {
    document.querySelectorAll('script[type="application/ld+json"]').forEach((old) => old.remove());
    for (const line of lines) {
        const data = document.createElement('script');
        data.type = 'application/ld+json';
        data.dataset.line = line.lineId;
        // A browser without trusted types takes a text, which this one is.
        data.text = /** @type {string} */ (/** @type {unknown} */ (policy?.createScript(line.jsonLd) ?? dataOf(line.jsonLd)));
        document.head.append(data);
    }
}
