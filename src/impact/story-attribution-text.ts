import { m } from '#messages/messages.js';
import { inLanguage, type Texts } from '#surveys/index.ts';
import { country, labelIn, region, regionsOf, uiLanguages, type UiLanguage } from '#vocabulary/index.ts';
import type { ShownAs } from './story-attribution.ts';
import type { Attribution } from './story.ts';

type Attributed = { name: string | null; roles: Texts; country: string | null; shown: ShownAs };

/**
 * Whom words are from, as a reader is told: 'Government officer, Mexico'. Where nobody wrote what they do in a language, all
 * of it is said in one that somebody did.
 */
export function attributionOf(voice: Attributed, language: UiLanguage): Attribution {
	const written = Object.fromEntries(Object.entries(voice.roles).filter(([, role]) => role.trim() !== ''));
	const found = voice.shown === 'participant' ? null : inLanguage(written, language)?.language;
	const spoken = uiLanguages.find((one) => one === found) ?? language;
	return { text: attributionText(voice, spoken), language: spoken };
}

/** The same in words alone, for who reads the language. */
export function attributionText(voice: Attributed, language: UiLanguage): string {
	const locale = { locale: language };
	const written = Object.fromEntries(Object.entries(voice.roles).filter(([, role]) => role.trim() !== ''));
	const role = inLanguage(written, language)?.words ?? m.story_desk_a_participant({}, locale);
	const parts = ((): (string | null)[] => {
		switch (voice.shown) {
			case 'name':
				return [voice.name, role, placeText(voice.country, language)];
			case 'country':
				return [role, placeText(voice.country, language)];
			case 'region':
				return [role, regionText(voice.country, language)];
			case 'role':
				return [role];
			case 'participant':
				return [m.story_desk_a_participant({}, locale)];
		}
	})();
	return parts
		.filter((part): part is string => part !== null && part !== '')
		.reduce((before, after) => m.story_desk_joined({ before, after }, locale));
}

function placeText(code: string | null, language: string): string | null {
	const found = code === null ? undefined : country(code);
	return found ? labelIn(found.names, language).text : null;
}

/** The nearest region of the United Nations’ list around a country. */
export function regionText(code: string | null, language: string): string | null {
	const [nearest] = code === null ? [] : regionsOf(code);
	const found = nearest === undefined ? undefined : region(nearest);
	return found ? labelIn(found.labels, language).text : null;
}
