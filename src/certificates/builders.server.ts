import { newId } from '#platform/index.ts';
import { transaction } from '#platform/index.server.ts';
import { award, type AwardInput } from './awarding.server.ts';
import { findCertificate, type Certificate } from './certificate.server.ts';
import type { Claims, Issuing } from './credential.ts';

/** For tests and the bench: what a certificate might say. */
export function someClaims(said: Partial<Claims> = {}): Claims {
	return {
		code: '0000-0000-0000-0000',
		kind: 'completion',
		holder: 'Amina Yusuf',
		titles: {
			en: 'Entrepreneurship for migrants and refugees',
			es: 'Emprendimiento para migrantes y refugiados',
			fr: 'Entrepreneuriat pour les migrants et les réfugiés',
			ar: 'ريادة الأعمال للمهاجرين واللاجئين'
		},
		language: 'en',
		achievements: {
			en: 'Can plan, finance and start a small business in a new country.',
			ar: 'تستطيع تخطيط مشروع صغير وتمويله وبدءه في بلد جديد.'
		},
		rules: {
			en: 'All lessons and 70 per cent in the final assessment.',
			ar: 'جميع الدروس و70 في المئة في التقييم النهائي.'
		},
		organisations: [
			{ name: 'UNITAR', url: 'https://hub.example.org/en/organisations/unitar' },
			{ name: 'UNCTAD', url: 'https://hub.example.org/en/organisations/unctad' }
		],
		startsOn: '2027-03-01',
		endsOn: '2027-04-30',
		hours: 20,
		evidenceUrl: null,
		issuedAt: new Date('2027-05-02T09:30:00Z'),
		...said
	};
}

export const someIssuing: Issuing = {
	publicUrl: 'https://hub.example.org',
	did: 'did:web:hub.example.org',
	statusIndex: 7,
	achievementId: '0195e0a0-0000-7000-8000-000000000001',
	subjectId: '0195e0a0-0000-7000-8000-000000000002'
};

/** Awards a certificate for a registration of its own. */
export async function aCertificate(given: Partial<AwardInput> = {}): Promise<Certificate> {
	const { holder, ...claims } = someClaims();
	const { titles, achievements, rules, organisations, kind, startsOn, endsOn, hours, language } = claims;
	const { code } = await transaction((tx) =>
		award(tx, {
			registration: newId(),
			holder: { personId: null, name: holder },
			edition: { id: someIssuing.achievementId, startsOn, endsOn, hours, language },
			...{ titles, achievements, rules, organisations, kind, now: claims.issuedAt },
			...given
		})
	);
	return findCertificate(code);
}
