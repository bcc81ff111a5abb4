import { isLocale, overwriteGetLocale } from '#messages/runtime.js';

// A page that hydrates speaks the language it was rendered in.
overwriteGetLocale(() => {
	const language = document.documentElement.lang;
	return isLocale(language) ? language : 'en';
});
