import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { seedCall } from '../testing/call.ts';
import { expect, said, test, wrong } from '../testing/journey.ts';
import { letterTo, linkIn } from '../testing/letters.ts';
import { newAdministrator, newWorker } from '../testing/people.ts';
import { looks, main, phone, press } from '../testing/phone.ts';

// From the call to what was sent in, on phones without a script.
test.setTimeout(120_000);

test('somebody applies in French on a phone, goes on with another, sends it once, and withdraws', async ({
	browser
}) => {
	const organiser = await phone(browser, await newAdministrator(browser, 'Ines Okafor'));
	const { slug } = await seedCall('applying');
	const email = `${randomUUID()}@example.org`;
	const one = await phone(browser);
	await one.goto(`/fr/events/${slug}/apply`);
	await one.locator('[name=name]').fill('Aïssatou Ndiaye');
	await one.locator('[name=email]').fill('personne');
	await press(one, 'Commencer');
	await expect(wrong(one)).toBeVisible();
	await expect(one.locator('[name=name]')).toHaveValue('Aïssatou Ndiaye');
	await one.locator('[name=email]').fill(email);
	await press(one, 'Commencer');
	await expect(one).toHaveURL(/\/apply\/you$/u);
	await main(one).locator('select').first().selectOption('SN');
	await press(one, 'Enregistrer pour plus tard');
	await expect(said(one)).toContainText('Enregistré.');

	// On another phone, by the link of the letter: what was written is there, the key is not in the address.
	const two = await phone(browser);
	await two.goto(linkIn(await letterTo(email, '/apply/key?key=')));
	await expect(two).toHaveURL(new RegExp(`/fr/events/${slug}/apply$`, 'u'));
	await main(two).getByRole('link', { name: 'Continuer' }).click();
	await expect(main(two).locator('select').first()).toHaveValue('SN');
	await main(two).getByRole('radio').first().check();
	await main(two).getByRole('checkbox', { name: 'français' }).check();
	await press(two, 'Enregistrer et continuer');
	await main(two).locator('input[type=text]').nth(0).fill('Ville de Thiès');
	await main(two).locator('input[type=text]').nth(1).fill('Conseillère');
	await main(two).getByRole('radio').first().check();
	await press(two, 'Enregistrer et continuer');

	// An attachment that lies about what it is: nothing of it is kept, all else is.
	const texts = main(two).locator('textarea');
	await texts.nth(0).fill('Pour apprendre.');
	await texts.nth(1).fill('Un guichet pour les familles.');
	const lie = { name: 'lettre.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>1</script>') };
	await main(two).locator('input[type=file]').setInputFiles(lie);
	await press(two, 'Enregistrer et continuer');
	await expect(wrong(two)).toContainText('Ce n’est ni un PDF, ni un JPEG, ni un PNG');
	await expect(texts.nth(1)).toHaveValue('Un guichet pour les familles.');
	const letter = { ...lie, buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n') };
	await main(two).locator('input[type=file]').setInputFiles(letter);
	await press(two, 'Enregistrer et continuer');
	await main(two).getByRole('radio').first().check();
	await press(two, 'Enregistrer et continuer');
	await expect(two).toHaveURL(/\/apply\/check$/u);
	await expect(main(two)).toContainText('lettre.pdf');

	// Meanwhile the organiser asks one thing more and takes another away.
	const form = `/en/desk/events/${slug}/form`;
	await organiser.goto(`${form}/new`);
	await organiser.locator('[name="label.fr"]').fill('Depuis quand y travaillez-vous');
	await organiser.locator('[name="purpose.fr"]').fill('Pour composer le groupe.');
	await organiser.locator('[name=flags][value=required]').check();
	await press(organiser, 'Save');
	await expect(said(organiser)).toHaveText('Saved.');
	await organiser.getByRole('button', { name: /^Take away\s?: Position/u }).click();
	await expect(said(organiser)).toContainText('asked no more');

	await two.locator('[name=consent]').check();
	await press(two, 'Envoyer la candidature');
	await expect(wrong(two)).toContainText('Vos réponses sont conservées');
	await expect(main(two)).toContainText('Fonction');
	await main(two).getByRole('link', { name: 'Depuis quand y travaillez-vous' }).first().click();
	await expect(main(two).locator('select').first()).toHaveValue('SN');
	await main(two)
		.getByLabel(/Depuis quand/u)
		.fill('2019');
	const steps = (language: string) => `/${language}/events/${slug}/apply`;
	await looks(browser, two, steps('ar'), `${steps('ar')}/reasons`, `${steps('en')}/you`);
	await press(two, 'Enregistrer et continuer');
	await two.goto(`/fr/events/${slug}/apply/check`);
	await looks(browser, two, `${steps('ar')}/check`);
	await press(two, 'Envoyer la candidature');
	await expect(wrong(two)).toContainText('Cochez');

	// Sent from both phones at once: it is one.
	const version = await two.locator('[name=version]').inputValue();
	const origin = new URL(two.url()).origin;
	const send = (page: Page) =>
		page.request.post(`/fr/events/${slug}/apply/check?/submit`, {
			...{ form: { version, consent: 'yes' }, headers: { origin, accept: 'text/html' }, maxRedirects: 0 }
		});
	const sent = await Promise.all([send(one), send(two), send(two)]);
	expect(sent.map((answer) => [answer.status(), answer.headers()['location']])).toEqual(
		Array(3).fill([303, `/fr/events/${slug}/apply?done=sent`])
	);
	await two.goto(`/fr/events/${slug}/apply?done=sent`);
	await expect(said(two)).toContainText('Votre candidature est envoyée.');
	const receipt = await letterTo(email, 'est bien arrivée');
	await organiser.goto(`/en/desk/events/${slug}/applications`);
	await expect(main(organiser)).toContainText('Applications: 1');
	await looks(browser, organiser, form, organiser.url());
	await main(organiser).getByRole('link', { name: 'Aïssatou Ndiaye' }).click();
	await expect(main(organiser)).toContainText('2019');
	await expect(main(organiser)).not.toContainText('Conseillère');
	const file = await organiser.request.get(
		(await main(organiser).getByRole('link', { name: 'lettre.pdf' }).getAttribute('href')) ?? ''
	);
	expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
	await looks(browser, organiser, organiser.url(), `${form}/new`);

	// By the link of the receipt, on the first phone: withdrawn only as it is meant.
	await one.goto(linkIn(receipt));
	await looks(browser, one, steps('en'));
	await main(one).getByText('Retirer la candidature').first().click();
	await press(one, 'Retirer la candidature');
	await expect(wrong(one)).toBeVisible();
	await one.locator('#sure-withdrawn').check();
	await press(one, 'Retirer la candidature');
	await expect(said(one)).toContainText('retirée');
	await letterTo(email, 'est retirée');
});

test('an agency nominates three, as many as its country has seats, and each answers for themselves', async ({
	browser
}) => {
	const { slug } = await seedCall('nominating');
	const { session } = await newWorker(browser, null, 'Femi Focal');
	const focal = await phone(browser, session);
	await focal.goto(`/en/events/${slug}/nominate`);
	await expect(main(focal)).toContainText('Kenya: 0 of 3 seats taken, 3 seats left');
	const emails = [0, 1, 2, 3].map(() => `${randomUUID()}@example.org`);
	await focal.locator('[name=agency]').fill('City of Kisumu');
	await focal.locator('[name=country]').selectOption('KE');
	for (const [at, email] of emails.entries()) {
		if (at > 0)
			await main(focal)
				.getByText(`Person ${at + 1}`)
				.click();
		await focal.locator(`[name="name.${at}"]`).fill(`Nominee ${at}`);
		await focal.locator(`[name="email.${at}"]`).fill(email);
	}
	await press(focal, 'Nominate');
	await expect(wrong(focal)).toContainText('3 seats are left for this country, and you entered 4 people');
	await expect(focal.locator('[name="name.3"]')).toHaveValue('Nominee 3');
	await focal.locator('[name="name.3"]').fill('');
	await focal.locator('[name="email.3"]').fill('');
	await press(focal, 'Nominate');
	await expect(said(focal)).toContainText('Entered.');
	await expect(main(focal)).toContainText('You nominated 3 people');
	await expect(main(focal)).toContainText('Kenya: 3 of 3 seats taken, 0 seats left');

	for (const email of emails.slice(0, 3)) {
		const nominee = await phone(browser);
		await nominee.goto(linkIn(await letterTo(email, '/apply/key?key=')));
		await expect(main(nominee)).toContainText('Nominated by City of Kisumu.');
		await main(nominee).getByRole('link', { name: 'Go on' }).click();
		await expect(main(nominee).locator('select').first()).toHaveValue('KE');
		await press(nominee, 'Save and go on');
		await main(nominee).locator('textarea').fill('A fund for schools.');
		await press(nominee, 'Save and go on');
		await nominee.locator('[name=consent]').check();
		await press(nominee, 'Send the application');
		await expect(said(nominee)).toContainText('Your application is sent.');
		await nominee.context().close();
	}
	await focal.reload();
	await expect(main(focal).getByRole('listitem').getByText('Sent')).toHaveCount(3);

	// What is kept about whoever nominates stands with all that is kept about them.
	await focal.goto('/en/account/data');
	await expect(main(focal).getByRole('region', { name: 'Events', exact: true })).toContainText(
		'3 people for City of Kisumu'
	);
	const record = (await (await focal.request.get('/en/account/data/serai-my-data.json')).json()) as {
		events: { nominations: { slug: string; people: number }[] };
	};
	expect(record.events.nominations.map((line) => [line.slug, line.people])).toEqual([[slug, 3]]);
	const pages = ['en', 'ar'].flatMap((language) => [
		`/${language}/events/${slug}/nominate`,
		`/${language}/events/${slug}/apply`,
		`/${language}/account/data`
	]);
	await looks(browser, focal, ...pages);
});
