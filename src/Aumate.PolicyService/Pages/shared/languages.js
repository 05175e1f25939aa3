/** The languages of the service, each in its own. @type {[tag: string, name: string][]} */
export const LANGUAGES = [
    ['en', 'English'],
    ['es', 'Español'],
    ['zh-Hans', '简体中文'],
    ['de', 'Deutsch'],
    ['fr', 'Français'],
];
