import { dayText } from '#catalogue/ui/day.ts';
import { m } from '#messages/messages.js';
import type { Actor } from '#people/index.ts';
import { wavesFallingShort } from '#surveys/index.server.ts';
import { fewestTogether, textIn } from '#surveys/index.ts';
import type { Waiting } from '../waits.server.ts';

/** Anonymous waves in their last days that would be read by nobody: how many answers each still needs. */
export async function waitsInSurveys(actor: Actor, language: string, now: Date): Promise<Waiting[]> {
	return (await wavesFallingShort(actor, now)).map((wave) => {
		const count = fewestTogether - wave.responses - wave.waiting;
		return {
			...{ count, name: m.surveys_wait_short({ count }), path: `surveys/waves/${wave.slug}` },
			details: [
				textIn(wave.title, language, wave.slug).text,
				m.surveys_wait_until({ day: dayText(wave.closesOn, language) })
			]
		};
	});
}
