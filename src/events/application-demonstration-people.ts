import type { ApplicationState } from './application.ts';

/** Somebody invented. `languages`: the first is the one they write in. `words`: why they come, and what they take home. */
export type Invented = {
	name: string;
	country: string;
	gender: string;
	languages: string[];
	group: string;
	state: ApplicationState;
	/** Of two reviewers. */
	points: [number, number];
	organisation: string;
	position: string;
	words: [string, string];
};

/** One at least in every state that an application can be in. */
export const invented: Invented[] = [
	{
		...{ name: 'Wanjiru Kamau', country: 'KE', gender: 'female', languages: ['en'], group: 'officials' },
		...{
			state: 'confirmed',
			points: [5, 4],
			organisation: 'County of the Lakes',
			position: 'Head of planning'
		},
		words: [
			'Families here receive more from abroad than the county spends. I want to see how a town makes savings work without taking charge of them.',
			'A desk at which associations abroad and wards at home agree on one project a year, with the county as witness.'
		]
	},
	{
		...{
			name: 'Moussa Diop',
			country: 'SN',
			gender: 'male',
			languages: ['fr', 'en'],
			group: 'resource-centres'
		},
		...{ state: 'confirmed', points: [4, 4], organisation: 'Maison du retour', position: 'Conseiller' },
		words: [
			'Ceux qui rentrent nous demandent où placer leur épargne, et nous n’avons que des conseils généraux.',
			'Un guichet commun avec deux coopératives, ouvert un jour par semaine.'
		]
	},
	{
		...{ name: 'María Quispe', country: 'EC', gender: 'female', languages: ['es'], group: 'associations' },
		...{ state: 'selected', points: [5, 5], organisation: 'Red de familias', position: 'Presidenta' },
		words: [
			'Enviamos dinero y mercancía, pero nunca hemos invertido juntas en nuestro pueblo.',
			'Una caja de ahorro de cuarenta familias, con reglas que hayamos visto funcionar.'
		]
	},
	{
		...{ name: 'Jun Santos', country: 'PH', gender: 'male', languages: ['en'], group: 'focal-persons' },
		...{ state: 'selected', points: [4, 3], organisation: 'City of the Bay', position: 'Focal person' },
		words: [
			'I am the only one in the city who answers for migration, and I would like to learn from those who have a team.',
			'A yearly meeting of the city with its associations abroad, with minutes that anybody can read.'
		]
	},
	{
		...{
			name: 'Amal Haddad',
			country: 'TN',
			gender: 'female',
			languages: ['ar', 'fr'],
			group: 'institutions'
		},
		...{ state: 'waiting', points: [4, 2], organisation: 'معهد التنمية المحلية', position: 'باحثة' },
		words: [
			'ندرس استثمارات المهاجرين منذ سنوات ولم نر مدينة تديرها من الداخل.',
			'مقرر قصير لموظفي البلديات مبني على ما نراه في الزيارات.'
		]
	},
	{
		...{ name: 'Bahadur Rai', country: 'NP', gender: 'male', languages: ['en'], group: 'committees' },
		...{ state: 'waiting', points: [3, 3], organisation: 'Hill District Committee', position: 'Member' },
		words: [
			'Our committee meets twice a year and writes plans that nobody pays for.',
			'One plan with a budget, agreed with the two banks of the district.'
		]
	},
	{
		...{ name: 'Jean Mugisha', country: 'RW', gender: 'male', languages: ['fr', 'en'], group: 'agencies' },
		...{
			state: 'declined',
			points: [2, 1],
			organisation: 'Service des finances',
			position: 'Chef de service'
		},
		words: ['Pour représenter mon service.', 'Un rapport à ma direction.']
	},
	{
		...{
			name: 'Zarina Alieva',
			country: 'TJ',
			gender: 'female',
			languages: ['ru', 'en'],
			group: 'officials'
		},
		...{
			state: 'withdrawn',
			points: [4, 4],
			organisation: 'Городская администрация',
			position: 'Специалист'
		},
		words: [
			'Половина мужчин города работает за рубежом; их семьи решают, на что идут деньги.',
			'Консультации для женщин, которые распоряжаются переводами.'
		]
	},
	{
		...{
			name: 'Lucía Gómez',
			country: 'CO',
			gender: 'female',
			languages: ['es', 'en'],
			group: 'institutions'
		},
		...{ state: 'review', points: [5, 1], organisation: 'Fundación Puentes', position: 'Coordinadora' },
		words: [
			'Acompañamos a personas retornadas y queremos que inviertan con otras, no solas.',
			'Un fondo rotatorio pequeño, con tres municipios.'
		]
	},
	{
		...{ name: 'Kofi Mensah', country: 'GH', gender: 'male', languages: ['en'], group: 'agencies' },
		...{
			state: 'submitted',
			points: [0, 0],
			organisation: 'Regional Savings Office',
			position: 'Deputy head'
		},
		words: [
			'We license savings groups and have never asked whose money it is.',
			'A question in our yearly return, and an answer to those who send from abroad.'
		]
	},
	{
		...{ name: 'Li Na', country: 'CN', gender: 'female', languages: ['zh', 'en'], group: 'institutions' },
		...{ state: 'submitted', points: [0, 0], organisation: '侨乡发展研究所', position: '研究员' },
		words: ['我们研究侨汇如何用于乡村公共事业，想看看别处由谁来决定。', '一份供乡镇使用的简明指南。']
	},
	{
		...{ name: 'Tomás Pérez', country: 'MX', gender: 'male', languages: ['es'], group: 'associations' },
		...{ state: 'draft', points: [0, 0], organisation: 'Club de oriundos', position: 'Secretario' },
		words: ['', '']
	}
];
