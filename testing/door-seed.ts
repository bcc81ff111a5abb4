// Run by seedDoor() with the hub's directory: prints what it made as one line of JSON.
import { aParticipant, aSession } from '../src/events/attendance-builders.server.ts';
import { badgesToPrint, makeBadges } from '../src/events/index.server.ts';
import { anEvent } from '../src/events/builders.server.ts';
import { system } from '../src/people/index.ts';
import { disconnect, embeddedUrl } from '../src/platform/index.server.ts';

process.env['SERAI_DATABASE_URL'] = embeddedUrl(process.argv[2] ?? '');
const actor = system('test');
const today = new Date();
const day = (offset: number) => new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);

async function seeded(title: string, names: string[]) {
	const event = await anEvent({
		...{ title, startsOn: day(0), endsOn: day(2), applyUntil: null, zone: 'UTC', admission: 'invitation' }
	});
	const ids: Record<string, string> = {};
	for (const name of names) ids[name] = (await aParticipant(event, { name, language: 'en' })).id;
	await makeBadges(actor, event.slug, today);
	const { badged } = await badgesToPrint(actor, event.slug, 'en');
	return {
		event,
		ids,
		badges: Object.fromEntries(badged.map(({ name, badge }) => [name, badge?.text ?? '']))
	};
}

const { event, ids, badges } = await seeded('Workshop on remittances', [
	'Amina Diallo (invented)',
	'Benoît Kagame (invented)',
	'Carla Reyes (invented)',
	'ليلى حسن (invented)'
]);
const titles = ['Opening', 'Diaspora funds', 'Learning integration'];
const sessions = [];
for (const [i, title] of titles.entries())
	sessions.push({ id: await aSession(event, { hour: 21 + i, title }), title });
const other = await seeded('Another workshop', ['Dana Other (invented)']);
await disconnect();
process.stdout.write(
	`${JSON.stringify({ slug: event.slug, sessions, ids, badges, foreign: Object.values(other.badges)[0] })}\n`
);
