/** What a receipt is written in: Base64, of either alphabet. */
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * The receipt in what was pasted: bare, in quotes, or in the JSON that it came in; however it was broken into lines.
 * @param {string} text
 * @returns {string | undefined} Undefined: it is none.
 */
export function receiptIn(text) {
    // Mail programs and word processors add characters that nobody sees.
    const seen = text.replaceAll(/[\s\p{Cf}]/gu, '');
    const [, bare] = /^\{?(?:["“]?receipt["”]?:)?["'`“”„‘’]?([^"'`“”„‘’{},:]+)["'`“”„‘’]?,?\}?$/i.exec(seen) ?? [];
    return bare !== undefined && BASE64.test(bare) ? bare : undefined;
}
