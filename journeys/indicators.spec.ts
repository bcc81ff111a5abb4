import { randomUUID } from 'node:crypto';
import { choose, field, press } from '../testing/answering.ts';
import {
	expect,
	expectAccessible,
	expectAccessibleInBothLights,
	expectFits,
	heading,
	said,
	test,
	wrong
} from '../testing/journey.ts';
import { newAdministrator, type Session } from '../testing/people.ts';
import { pageOf } from '../testing/phone.ts';

// An evaluator defines an indicator, tries it, keeps it and writes its next version. No page of it runs a script.
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

const mark = randomUUID().slice(0, 8);
const id = `own_works_on_it_${mark}`;
const desk = '/en/desk/impact/indicators';
let evaluator: Session;

test.beforeAll(async ({ browser }) => {
	evaluator = await newAdministrator(browser, 'Nadia Haddad');
});

test('a definition that cannot be counted is refused with what to mend, and keeps what was typed', async ({
	browser
}) => {
	const page = await pageOf(browser, { storageState: evaluator, viewport: { width: 360, height: 740 } });
	await page.goto('/en/desk/impact');
	await page.getByRole('link', { name: 'Indicators' }).click();
	await expectAccessibleInBothLights(page);
	await page.getByRole('link', { name: 'Define an indicator' }).click();
	await expectAccessibleInBothLights(page);
	await expectFits(page);
	await field(page, 'id').fill(id.slice('own_'.length));
	await field(page, 'part').fill("${happiness} = 'yes'");
	await press(page, 'Try it');
	await expect(wrong(page)).toContainText('“happiness”');
	await expect(wrong(page)).toContainText('Choose at least one thing by which it is broken down.');
	await expect(field(page, 'part')).toHaveValue("${happiness} = 'yes'");
	await expectAccessible(page);
	await page.context().close();
});

test('it is tried, kept, and at once what readers and stories can name', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: evaluator });
	await page.goto(`${desk}/new`);
	await field(page, 'id').fill(id.slice('own_'.length));
	await choose(page, 'population', 'participants');
	await field(page, 'part').fill("${certificate} = 'completion'");
	await choose(page, 'by', 'gender');
	await field(page, 'name.en').fill(`Who passed ${mark}`);
	await field(page, 'counts.en').fill('Of those who took part, those with a certificate of completion.');
	await field(page, 'limits.en').fill('Nothing of who enrolled and never came.');
	await press(page, 'Try it');
	await expect(wrong(page)).toContainText('nobody is in its base');
	for (const box of await field(page, 'cohorts').all()) await box.check();
	await press(page, 'Try it');
	await expect(page.getByRole('row').nth(1)).toContainText('%');
	await expectAccessibleInBothLights(page);
	await expectFits(page);
	await press(page, 'Keep this definition');
	await expect(said(page)).toHaveText('The definition is kept. Stories can name it now.');
	await page.goto('/en/impact/indicators');
	await page.getByRole('link', { name: `Who passed ${mark}` }).click();
	await expect(page.getByRole('main')).toContainText("selected(${certificate}, 'completion')");
	await expectAccessible(page);
	await page.goto('/en/desk/stories/new');
	await field(page, 'title').fill('What they passed');
	await field(page, 'slug').fill(`passed-${mark}`);
	await press(page, 'Begin');
	await page.goto(`/en/desk/stories/passed-${mark}/numbers`);
	await expect(
		page.locator('select[name="indicator"] option', { hasText: `Who passed ${mark}` })
	).toHaveCount(1);
	await page.context().close();
});

test('a changed definition is a new version, and the old one stays readable', async ({ browser }) => {
	const page = await pageOf(browser, { storageState: evaluator });
	await page.goto(`${desk}/${id}`);
	await expect(heading(page)).toHaveText(`Who passed ${mark}`);
	await field(page, 'decimals').fill('1');
	for (const box of await field(page, 'cohorts').all()) await box.check();
	await press(page, 'Try it');
	await press(page, 'Keep this definition');
	await expect(said(page)).toBeVisible();
	await page.goto(`/en/impact/indicators/${id}`);
	await expect(page.getByRole('main')).toContainText('Definition 2');
	await page.getByRole('link', { name: 'Definition 1' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'Definition 1' })).toBeVisible();
	await page.goto(`${desk}/participants`);
	await expect(page.getByText('This indicator comes with the hub')).toBeVisible();
	for (const path of [`/ar/desk/impact/indicators/${id}`, '/ar/desk/impact/indicators/new']) {
		await page.goto(path);
		await expectAccessible(page);
		await expectFits(page);
	}
	await page.context().close();
});
