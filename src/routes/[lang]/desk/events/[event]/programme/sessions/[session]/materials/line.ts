import { instantText } from '#catalogue/ui/when.ts';
import type { Material } from '#events/index.ts';
import { m } from '#messages/messages.js';
import { languageNameIn } from '#vocabulary/index.ts';
import { audienceName, momentName } from './words.ts';

/** A material in the list of its session: when it is read, by whom, in which language, from and until when. */
export function materialLine(one: Material, zone: string, language: string) {
	const at = (instant: Date) => instantText(instant, null, zone, language);
	return {
		id: one.id,
		title: one.title,
		language: one.language,
		facts: [
			momentName(one.moment),
			audienceName(one.audience),
			languageNameIn(one.language, language),
			one.fileName ?? one.url,
			one.visibleFrom && m.materials_from({ at: at(one.visibleFrom) }),
			one.visibleUntil && m.materials_until({ at: at(one.visibleUntil) })
		].filter((fact) => fact !== null)
	};
}
