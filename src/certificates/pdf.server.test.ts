import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../testing/database.ts';
import { uiLanguages, type UiLanguage } from '#vocabulary/index.ts';
import { aCertificate } from './builders.server.ts';
import type { Certificate } from './certificate.server.ts';
import { certificatePdf } from './pdf.server.ts';
import { slipIn } from './slip.ts';

useDatabase();

beforeAll(() => {
	process.env['PUBLIC_URL'] = 'https://hub.example.org';
});
afterAll(() => {
	delete process.env['PUBLIC_URL'];
});

const holderOf = (certificate: Certificate, holder: string): Certificate => ({
	...certificate,
	said: { ...certificate.said, holder }
});
const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

describe('the PDF', () => {
	test.each(uiLanguages)('in %s is one page and carries the signed slip', async (language: UiLanguage) => {
		const certificate = await aCertificate();
		const pdf = await certificatePdf(certificate, language);
		const dump = process.env['SERAI_DUMP_PDF'];
		if (dump) await writeFile(`${dump}/${language}.pdf`, pdf);
		expect(latin1(pdf)).toMatch(/^%PDF-1\./);
		expect(latin1(pdf)).toMatch(/\/Count 1\b/);
		expect(slipIn(latin1(pdf))).toBe(certificate.slip);
	});

	test.each([
		'#panic("x") #import "/etc/passwd": *',
		'\\"#{}[]$_*`@<>/',
		'Ana "María" \\ O’Neill',
		'فاطمة (Fatima) الزهراء',
		'王小明',
		'Ng\u0169 Nguyễn Th\u1ecb',
		'x'.repeat(100),
		'سيدي محمد ولد الشيخ عبد الله بن أحمد المختار الطالب'
	])('writes the name %j as it is', async (holder) => {
		const certificate = await aCertificate();
		for (const language of ['en', 'ar'] as const) {
			const pdf = await certificatePdf(holderOf(certificate, holder), language);
			expect(latin1(pdf)).toMatch(/\/Count 1\b/);
		}
	});

	test('refuses a script it has no letters for', async () => {
		const certificate = holderOf(await aCertificate(), 'অমর্ত্য সেন');
		await expect(certificatePdf(certificate, 'en')).rejects.toThrow('certificate_script');
	});

	test('takes at most 30 ms after the first', async () => {
		const certificate = await aCertificate();
		await certificatePdf(certificate, 'en');
		const times: number[] = [];
		for (let i = 0; i < 5; i++) {
			const one = holderOf(certificate, `Amina Yusuf ${i}`);
			const start = performance.now();
			await certificatePdf(one, 'en');
			times.push(performance.now() - start);
		}
		// The machine may be busy with other tests: the best of five, and room.
		expect(Math.min(...times)).toBeLessThan(60);
	});
});
