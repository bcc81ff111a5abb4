import { expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { codeOf } from '../../testing/refusal.ts';
import { aPerson } from '../people/builders.server.ts';
import { anEvent } from './builders.server.ts';
import { addParticipant, participantsOf, putVisaLetter, setParticipant } from './participant.server.ts';
import { visaLetterPdf } from './visa.server.ts';
import { visaLanguages } from './visa.ts';

useDatabase();
const now = new Date('2027-04-05T10:00:00Z');

test('a letter for a visa is written in each language, once somebody has looked at the passport', async () => {
	process.env['PUBLIC_URL'] = 'https://hub.example.org';
	const organiser = await aPerson();
	const event = await anEvent({ team: [{ personId: organiser.id, role: 'organiser' }] });
	const input = { name: 'Amal Haddad', email: '', language: 'ar', organisation: '', country: 'TN' };
	await addParticipant(organiser, event.slug, input, now);
	const [own] = await participantsOf(event.id);
	const letter = (language: (typeof visaLanguages)[number]) =>
		visaLetterPdf(organiser, event.slug, own!.id, language, now);
	expect(await codeOf(letter('en'))).toBe('visa_not_checked');
	const passport = { passportName: 'أمل حداد #set text(red)', nationality: 'TN' };
	await putVisaLetter(organiser, event.slug, own!.id, passport, now);
	for (const language of visaLanguages)
		expect(Buffer.from((await letter(language)).subarray(0, 5)).toString()).toBe('%PDF-');
	expect(await codeOf(visaLetterPdf(await aPerson(), event.slug, own!.id, 'en', now))).toBe('Forbidden');
	await putVisaLetter(organiser, event.slug, own!.id, { ...passport, passportName: 'अमल' }, now);
	expect(await codeOf(letter('en'))).toBe('certificate_script');
	await setParticipant(organiser, event.slug, own!.id, 'withdrawn', now);
	expect(await codeOf(letter('en'))).toBe('visa_not_checked');
});
