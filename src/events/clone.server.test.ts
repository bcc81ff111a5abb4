import { afterAll, expect, test } from 'vitest';
import { newId, Refusal } from '#platform/index.ts';
import { closeIndex } from '#search/index.server.ts';
import { useDatabase } from '../../testing/database.ts';
import { anEditor, aPerson } from '../people/builders.server.ts';
import { aField, aForm } from './application-builders.server.ts';
import { anEvent } from './builders.server.ts';
import { cloneEvent } from './clone.server.ts';
import { putReviewing, reviewingOf } from './criterion.server.ts';
import { putModule } from './curriculum.server.ts';
import { textsOfEvent } from './event.server.ts';
import { teamOfEvent } from './event-team.server.ts';
import { eventRules, setEventRules } from './event-certificate.server.ts';
import { formOf } from './form.server.ts';
import { placesOfEvent, putPlace } from './place.server.ts';
import { plannedProgramme } from './programme.server.ts';
import { listReleases, releaseProgramme } from './release.server.ts';
import { putTargets, targetsOf } from './selection.server.ts';
import { putSession } from './session.server.ts';
import { clocksOf } from './session.ts';

useDatabase();
afterAll(closeIndex);
const now = new Date('2027-04-01T10:00:00Z');

test('Mexico’s school for Rwanda: the same hours by the clocks there, in no place, nothing released, nobody asked', async () => {
	const [editor, organiser] = [await anEditor(), await aPerson()];
	const from = await anEvent({ team: [{ personId: organiser.id, role: 'organiser' }] });
	const placeId = await putPlace(
		editor,
		from.slug,
		null,
		{
			names: { en: 'City hall' },
			...{ address: null, city: 'Puebla', country: 'MX', latitude: null, longitude: null },
			rooms: [{ id: newId<'EventRoom'>(), name: 'Sala A', seats: 40 }]
		},
		now
	);
	const moduleId = await putModule(editor, from.slug, null, {
		texts: { en: { title: 'Policies', summary: '', points: [] } },
		topics: []
	});
	const [place] = await placesOfEvent(from.id);
	await putSession(editor, from.slug, null, {
		...{ kind: 'study-visit', day: '2027-05-18', from: '12:45', until: '17:30', overnight: false },
		...{ trackId: null, moduleId, placeId, roomId: place!.rooms[0]!.id, bus: 'Bus 1' },
		...{ url: 'https://meet.example/puebla', host: 'A cooperative' },
		texts: { en: { title: 'Visit', description: '', transport: '', meetingPoint: '', safety: '' } }
	});
	await releaseProgramme(editor, from.slug, 1, {}, now);

	const country = aField({ kind: 'country', counts: 'country' });
	await aForm(from, [country], 3);
	const criterion = { id: null, weight: 2, scale: 5, texts: { en: { name: 'Reach', hint: '' } } };
	await putReviewing(editor, from.slug, {
		...{ blind: false, reviewersEach: 3, revision: 0 },
		criteria: [criterion]
	});
	await putTargets(editor, from.slug, [{ dimension: 'country', value: 'KE', least: 1, most: 4 }]);
	const asked = { participation: { module: moduleId }, completion: null };
	await setEventRules(editor, from.slug, 0, { rules: asked, hours: 12 });

	const given = { slug: 'kigali-2027', startsOn: '2027-09-06', zone: 'Africa/Kigali', country: 'RW' };
	const made = await cloneEvent(organiser, from.slug, given, now).catch((error: Error) => error.message);
	// An organiser without an organisation of their own begins none.
	expect(made).toContain('event.create');
	const clone = await cloneEvent(editor, from.slug, given, now);
	expect([
		clone.state,
		clone.entryId,
		clone.startsOn,
		clone.endsOn,
		clone.applyUntil,
		clone.countries
	]).toEqual(['draft', null, '2027-09-06', '2027-09-09', '2027-07-21', ['RW']]);
	const { sessions, modules, places } = await plannedProgramme(editor, 'kigali-2027');
	expect(
		sessions.map((one) => [clocksOf(one, 'Africa/Kigali'), one.moduleId, one.placeId, one.url, one.bus])
	).toEqual([
		[
			{ day: '2027-09-07', from: '12:45', until: '17:30', overnight: false },
			modules[0]?.id,
			null,
			null,
			'Bus 1'
		]
	]);
	expect([places, await listReleases(clone.id)]).toEqual([[], []]);
	const { version, fields } = await formOf(clone.id);
	expect([version, fields]).toEqual([1, [{ ...country, id: expect.any(String) }]]);
	expect(fields[0]?.id).not.toBe(country.id);
	expect(await reviewingOf(clone.id)).toEqual({
		...{ blind: false, reviewersEach: 3, revision: 1 },
		criteria: [{ ...criterion, id: expect.any(String) }]
	});
	expect(await targetsOf(clone.id)).toEqual([{ dimension: 'country', value: 'KE', least: 1, most: 4 }]);
	expect(await eventRules(clone.id)).toEqual({
		...{ rules: { participation: { module: modules[0]?.id }, completion: null }, hours: 12 },
		revision: 1
	});
	expect((await textsOfEvent(clone.id)).map(({ state }) => state)).toEqual(['draft']);
	expect((await teamOfEvent(clone.id)).map(({ role }) => role)).toEqual(['organiser', 'organiser']);

	const again = { ...given, slug: 'puebla-2028', startsOn: '2028-05-15', zone: from.zone, country: null };
	await cloneEvent(editor, from.slug, again, now);
	const next = await plannedProgramme(editor, 'puebla-2028');
	expect([next.sessions[0]?.placeId, next.sessions[0]?.roomId]).toEqual([
		next.places[0]?.id,
		next.places[0]?.rooms[0]?.id
	]);
	expect(next.sessions[0]?.placeId).not.toBe(placeId);
	const code = (error: unknown) => (error instanceof Refusal ? error.code : String(error));
	expect(await cloneEvent(editor, from.slug, again, now).catch(code)).toBe('event_slug_taken');
	expect(await cloneEvent(editor, from.slug, { ...again, startsOn: 'soon' }, now).catch(code)).toBe(
		'not_a_day'
	);
});
