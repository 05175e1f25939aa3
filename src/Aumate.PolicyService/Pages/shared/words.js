/** The remedies in the order of every answer. */
export const REMEDIES = ['REMEDY_RETURN', 'REMEDY_EXCHANGE', 'REMEDY_FREE_REPAIR', 'REMEDY_PAID_REPAIR'];

/** @type {Record<string, string>} */
const WORDS = {
    REMEDY_RETURN: 'Return for a refund',
    REMEDY_EXCHANGE: 'Exchange',
    REMEDY_FREE_REPAIR: 'Free repair',
    REMEDY_PAID_REPAIR: 'Paid repair',
    REMEDY_STATUS_ELIGIBLE: 'Eligible',
    REMEDY_STATUS_INELIGIBLE: 'Not eligible',
    REMEDY_STATUS_DISCRETIONARY: 'At Aumate’s discretion',
    REMEDY_STATUS_UNDETERMINED: 'Undetermined',
    FINDING_STATE_MET: 'Met',
    FINDING_STATE_NOT_MET: 'Not met',
    FINDING_STATE_UNKNOWN: 'Open',
    FINDING_STATE_WAIVED: 'Waived',
    PARTY_AUMATE: 'Aumate',
    PARTY_CUSTOMER: 'The customer',
    LEG_TO_AUMATE: 'To Aumate',
    LEG_TO_CUSTOMER: 'To the customer',
    TIMELINE_KIND_RETURN_WINDOW_END: 'Return window',
    TIMELINE_KIND_EXCHANGE_WINDOW_END: 'Exchange window',
    TIMELINE_KIND_WARRANTY_END: 'Warranty',
    TIMELINE_KIND_RECEIPT: 'Received',
    PARAMETER_RULE_HIGHER: 'not less',
    PARAMETER_RULE_LOWER: 'not more',
    PARAMETER_RULE_EQUAL: 'the same',
    PARAMETER_RULE_SUPERSET: 'has every element',
    PARAMETER_RULE_RANGE_CONTAINS: 'contains the range',
    PARAMETER_RULE_IP_CODE: 'each digit not less',
};

/**
 * @param {string} code A value of the contract.
 * @param {string} [prefix] What to leave off where there is no word for it.
 * @returns {string} It in words.
 */
export function wordOf(code, prefix = '') {
    const plain = code.slice(prefix.length).replaceAll('_', ' ').toLowerCase();
    return WORDS[code] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}
