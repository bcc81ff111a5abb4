import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { expect, expectAccessible, expectFits, said, test, wrong } from '../testing/journey.ts';
import { newAdministrator, type Session } from '../testing/people.ts';

let session: Session;

// What is imported first is cited afterwards. No page here has a script.
test.describe.configure({ mode: 'serial' });
test.setTimeout(90_000);

const mark = randomUUID().slice(0, 8);
const title = `Remittances and roads ${mark}`;
const doi = `10.5555/roads.${mark}`;
const records = `
@string{jm = "Journal of Migration"}
@article{roads, title={{${title}}}, author={Rivera, Ana and de la Cruz, Jos{\\'e} and {Roads Institute}}, journal=jm, year=2021,
	volume={12}, number={3}, pages={1--20}, doi={${doi}}, url={https://journal.example/${mark}}}
@book{broken, title={Never closed
@article{again, title={Something else altogether ${mark}}, year=2020, doi={${doi}}}
@misc{nowhere, title={No address}}
`;

const row = (page: Page, text: string) =>
	page.getByRole('main').getByRole('listitem').filter({ hasText: text });

test.describe('somebody at the desk', () => {
	test.use({ storageState: async ({ browserName: _ }, use) => use(session) });
	test.beforeAll(async ({ browser }) => {
		session = await newAdministrator(browser, 'Leila Haddad');
	});

	test('sees what was understood of each record, imports what is ticked, and publishes it', async ({
		page
	}) => {
		await page.goto('/en/desk');
		await page.getByRole('link', { name: 'Import publications' }).click();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Read the records' }).click();
		await expect(page.getByText('Paste records or choose a file.')).toBeVisible();
		await page.getByLabel('BibTeX, RIS, CSL-JSON or DOIs').fill('<p>nothing of the kind</p>');
		await page.getByRole('button', { name: 'Read the records' }).click();
		await expect(page.getByText('no DOI was found in it')).toBeVisible();
		await expect(page.getByLabel('BibTeX, RIS, CSL-JSON or DOIs')).toHaveValue('<p>nothing of the kind</p>');
		await page.getByLabel('BibTeX, RIS, CSL-JSON or DOIs').fill(records);
		await page.getByRole('button', { name: 'Read the records' }).click();

		await expect(row(page, title)).toContainText('Ana Rivera · José de la Cruz · Roads Institute');
		for (const fact of ['Journal article', '2021', 'in Journal of Migration'])
			await expect(row(page, title).getByRole('listitem').filter({ hasText: fact })).toBeVisible();
		await expect(page.getByRole('checkbox', { name: title })).toBeChecked();
		await expect(row(page, 'broken')).toContainText('The BibTeX record that begins on line 5 is broken');
		await expect(row(page, 'Something else')).toContainText('The same as record 1 of this list');
		await expect(page.getByRole('checkbox', { name: 'Something else' })).not.toBeChecked();
		await expect(row(page, 'No address')).toContainText('neither a DOI nor a web address');
		await expectAccessible(page);
		await expectFits(page);

		await page.getByRole('button', { name: 'Import what is ticked' }).click();
		await expect(said(page)).toContainText('One publication was imported.');
		await expect(row(page, 'Something else')).toContainText('Perhaps already here');
		await page.getByRole('button', { name: 'Import what is ticked' }).click();
		await expect(wrong(page)).toContainText('Tick at least one record.');
		await row(page, title).getByRole('link', { name: title }).first().click();
		await page.getByRole('button', { name: 'Publish' }).first().click();
		await expect(page.getByRole('main')).toContainText('Confirmed today and public');
	});

	test('gives DOIs, and hears of each what its registry said', async ({ page }) => {
		await page.goto('/en/desk/publications/import');
		const asked = [
			`10.5555/found.${mark}`,
			`https://doi.org/10.5555/page.${mark}`,
			`10.5555/none.${mark}`,
			'river'
		];
		await page.getByLabel('BibTeX, RIS, CSL-JSON or DOIs').fill(asked.join('\n'));
		await page.getByRole('button', { name: 'Read the records' }).click();
		await expect(row(page, 'Record 4')).toContainText('This is not a DOI.');
		// The page loads anew by itself until every registry has answered.
		await expect(row(page, `none.${mark}`)).toContainText('No registry knows this DOI.', { timeout: 40_000 });
		await expect(row(page, `page.${mark}`)).toContainText('but no data about the publication');
		await expect(row(page, `found.${mark}`).first()).toContainText('Samir Okafor');
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Import what is ticked' }).click();
		await expect(said(page)).toContainText('One publication was imported.');
	});

	test('the page fits and is accessible in Arabic, on a telephone, in the dark', async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 740 });
		await page.emulateMedia({ colorScheme: 'dark' });
		await page.goto('/ar/desk/publications/import');
		await expectAccessible(page);
		await expectFits(page);
		await page.getByRole('main').getByRole('link').last().click();
		await expectAccessible(page);
		await expectFits(page);
	});
});

test('a reader cites it in three styles, and takes it to a reference manager', async ({ page, request }) => {
	await page.goto(`/en/search?q=${mark}`);
	await page.getByRole('main').getByRole('link', { name: title }).click();
	const address = new URL(page.url()).pathname;
	await page.getByText('Cite this').click();
	const cite = page.locator('#cite');
	await expect(cite).toContainText(
		`Rivera, A., de la Cruz, J., & Roads Institute. (2021). ${title}. Journal of Migration, 12(3), 1–20. https://doi.org/${doi}`
	);
	await expect(cite).toContainText(
		`Rivera, Ana, José de la Cruz, and Roads Institute. 2021. “${title}.” Journal of Migration 12 (3): 1–20.`
	);
	await expectAccessible(page);
	await expectFits(page);

	const bib = await request.get(`${address}.bib`);
	expect(bib.headers()['content-type']).toBe('application/x-bibtex; charset=utf-8');
	expect(await bib.text()).toContain('author = {Rivera, Ana and de la Cruz, José and {Roads Institute}}');
	const ris = await (await request.get(`${address}.ris`)).text();
	expect(ris).toMatch(/^TY {2}- JOUR\r\n/u);
	const [csl] = (await (await request.get(`${address}.json`)).json()) as object[];
	expect(csl).toMatchObject({ type: 'article-journal', DOI: doi, page: '1–20' });
	expect((await request.get(`${address}.pdf`)).status()).toBe(404);

	const link = (await request.get(address)).headers()['link'] ?? '';
	expect(link).toContain(`<https://doi.org/${doi}>; rel="cite-as"`);
	expect(link).toContain('rel="describedby"; type="application/x-bibtex"');
	const jsonLd = JSON.parse(
		(await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}'
	) as object;
	expect(jsonLd).toMatchObject({
		'@type': 'ScholarlyArticle',
		name: title,
		author: [{ '@type': 'Person', familyName: 'Rivera', givenName: 'Ana' }, {}, { '@type': 'Organization' }],
		isPartOf: { '@type': 'PublicationIssue', issueNumber: '3' },
		identifier: { propertyID: 'DOI', value: doi }
	});
	const slug = address.split('/').at(-1) ?? '';
	const api = (await (await request.get(`/api/entries/${slug}`)).json()) as { publication: object };
	expect(api.publication).toMatchObject({ type: 'journal-article', container: 'Journal of Migration' });
});

test('any search is a file for reference managers', async ({ request }) => {
	const bib = await (await request.get('/feeds/search.bib?topic=remittances')).text();
	expect(bib.match(/^@/gmu)?.length).toBeGreaterThan(10);
	const ris = await (await request.get(`/feeds/search.ris?q=${mark}`)).text();
	expect(ris.match(/^TY {2}- /gmu)?.length).toBe(1);
	const csl = (await (await request.get('/feeds/search.csl.json?kind=course')).json()) as object[];
	expect(csl.length).toBeGreaterThan(50);
});

for (const language of ['ar', 'zh'])
	test(`a resource’s page cites in ${language}`, async ({ page }) => {
		await page.goto(`/${language}/search?q=${mark}`);
		await page.getByRole('main').getByRole('link', { name: title }).click();
		await page.locator('#cite summary').click();
		await expect(page.locator('#cite')).toContainText('Rivera');
		await expectAccessible(page);
		await expectFits(page);
	});
