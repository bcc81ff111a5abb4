import { remembered } from '#platform/index.ts';

const format = remembered((key) => {
	const [language = '', timeZone = ''] = key.split(' ');
	const locale = { en: 'en-GB', ar: 'ar-u-nu-latn' }[language] ?? language;
	return new Intl.DateTimeFormat(locale, {
		...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
		...{ hourCycle: 'h23', timeZone }
	});
});

/** When a session begins, by the clocks there: 'Mon, 17 May, 09:00'. */
export function whenText(at: Date, zone: string, language: string): string {
	return format(`${language} ${zone}`).format(at);
}
