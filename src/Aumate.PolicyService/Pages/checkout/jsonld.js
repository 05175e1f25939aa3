/** @import { LineCoverage } from '../shared/contract.js' */

/** Lets nothing into a script element but data that has been parsed, and that cannot end the element. */
const policy = window.trustedTypes?.createPolicy('json-ld', {
    createScript: (text) => JSON.stringify(JSON.parse(text)).replaceAll('<', '\\u003c'),
});

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
        data.text = /** @type {string} */ (
            /** @type {unknown} */ (policy?.createScript(line.jsonLd) ?? JSON.stringify(JSON.parse(line.jsonLd)).replaceAll('<', '\\u003c'))
        );
        document.head.append(data);
    }
}
