import type { Planted } from './planted.ts';

/** Words against their numbers. */
export const words: Planted[] = [
	// words
	[
		'Most participants (42 per cent) worked for governments.',
		'words',
		'cannot-be-true',
		['Most', '42 per cent']
	],
	[
		'The majority of respondents, 38 per cent, agreed.',
		'words',
		'cannot-be-true',
		['majority', '38 per cent']
	],
	[
		'They were primarily young professionals (40 per cent).',
		'words',
		'doubtful',
		['primarily', '40 per cent']
	],
	[
		'Students were a large proportion of the total (7 per cent).',
		'words',
		'doubtful',
		['large proportion', '7 per cent']
	],
	['Few respondents (62 per cent) had heard of it.', 'words', 'cannot-be-true', ['Few', '62 per cent']],
	[
		'A third of participants (45 per cent) lived abroad.',
		'words',
		'cannot-be-true',
		['third', '45 per cent']
	],
	['More than half (48 per cent) came by bus.', 'words', 'cannot-be-true', ['More than half', '48 per cent']],
	['Most of the 40 participants (18) were new.', 'words', 'cannot-be-true', ['Most', '18']],
	[
		'La mayoría de las personas encuestadas (42 %) aplicó lo aprendido.',
		'words',
		'cannot-be-true',
		['La mayoría', '42 %']
	],
	['Muy pocas personas (35 por ciento) lo sabían.', 'words', 'doubtful', ['Muy pocas', '35 por ciento']],
	[
		'The knowledge application rate was 80 per cent. Very few participants said that they did not apply the knowledge.',
		'words',
		'doubtful',
		['80 per cent', 'Very few']
	],
	[
		'A majority of the board, 5 of 12 members, voted in favour.',
		'words',
		'cannot-be-true',
		['majority', '5']
	],
	['Five of the 12 members, a majority, voted in favour.', 'words', 'cannot-be-true', ['majority', 'Five']],
	[
		'Two out of three respondents (56 per cent) would recommend the course.',
		'words',
		'cannot-be-true',
		['Two out of three', '56 per cent']
	],
	[
		'Solo una minoría (el 72 por ciento) estaba de acuerdo.',
		'words',
		'cannot-be-true',
		['minoría', '72 por ciento']
	],
	[
		'Just a few participants (55 per cent) needed help.',
		'words',
		'cannot-be-true',
		['Just a few', '55 per cent']
	],
	// order
	[
		'The largest group were officials (28 per cent), followed by NGO staff (37 per cent).',
		'order',
		'cannot-be-true',
		['28 per cent', '37 per cent']
	],
	[
		'Teachers were the smallest group (12 per cent), beside nurses (9 per cent).',
		'order',
		'cannot-be-true',
		['12 per cent', '9 per cent']
	]
];
