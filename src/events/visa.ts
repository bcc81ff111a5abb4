/** The languages a letter for a visa is written in: the host's and those of consulates. Fonts draw each. */
export const visaLanguages = ['en', 'es', 'fr', 'ar', 'ru', 'zh'] as const;
export type VisaLanguage = (typeof visaLanguages)[number];
