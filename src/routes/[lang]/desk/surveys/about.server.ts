import { daysText } from '#catalogue/ui/when.ts';
import { courseNamed, editionsLed } from '#training/index.server.ts';
import { eventsToLead, textsOfEvents } from '#events/index.server.ts';
import type { Actor } from '#people/index.ts';
import { listWaves } from '#surveys/index.server.ts';
import { maySurveySome, phaseOf, textIn, type WaveKind } from '#surveys/index.ts';
import { listedEvent } from '../events/event-words.server.ts';
import { afterMonths } from './after.ts';
import { phaseNames, waveKindNames } from './words.ts';

/** What a wave may be about: the editions and events of whoever opens it. Who took part is asked by the hub itself. */
export async function aboutsFor(actor: Actor, language: string, now: Date) {
	const [events, editions] = await Promise.all([eventsToLead(actor), editionsLed(actor)]);
	const texts = await textsOfEvents(events.map(({ id }) => id));
	const label = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' · ');
	const taught = await Promise.all(
		editions
			.filter(({ state, versionId }) => state === 'published' && versionId !== null)
			.map(async (one) => {
				const { title } = await courseNamed(one, language);
				const days = one.startsOn && daysText(one.startsOn, one.endsOn, language, one.datePrecision);
				return about(`edition:${one.id}`, one, title.text, label(title.text, days));
			})
	);
	const held = events.map((one) => {
		const { title, days } = listedEvent(one, texts.get(one.id) ?? [], language, now);
		return about(`event:${one.id}`, one, title.text, label(title.text, days));
	});
	return [...taught, ...held];
}

function about(
	value: string,
	{ slug, endsOn }: { slug: string; endsOn: string | null },
	title: string,
	label: string
) {
	return { value, label, slug, title, endsOn };
}

/** The waves about something, and what it could still be asked, for the desk of what it is about. */
export async function surveysAbout(actor: Actor, subject: string, language: string, now: Date) {
	if (!maySurveySome(actor)) return null;
	const waves = await listWaves(actor, subject);
	const asks: { kind: WaveKind; month: number | null }[] = subject.startsWith('event:')
		? [{ kind: 'event_evaluation', month: null }]
		: [
				{ kind: 'self_evaluation', month: null },
				...afterMonths.map((month) => ({ kind: 'follow_up' as const, month }))
			];
	return {
		waves: waves.map((wave) => ({
			slug: wave.slug,
			title: textIn(wave.title, language, wave.slug),
			kind: waveKindNames[wave.kind](),
			phase: phaseNames[phaseOf(wave, now)](),
			responses: wave.responses
		})),
		asks: asks
			.filter(({ kind, month }) => !waves.some((wave) => wave.kind === kind && wave.month === month))
			.map(({ kind, month }) => ({
				name: waveKindNames[kind](),
				month,
				path: `/${language}/desk/surveys/waves/new?${new URLSearchParams({
					...{ about: subject, kind },
					...(month !== null && { month: String(month) })
				})}`
			}))
	};
}
