export { intlLocale, numberText, shareText } from '#ui/locale.ts';
