import { expect, test } from 'vitest';
import { venueOf } from './venue.ts';

test.each([
	['Migration Studies 9(3), 576–596', ['Migration Studies', '9', '3', '576–596']],
	[
		'Population and Development Review 44(4), 667-693',
		['Population and Development Review', '44', '4', '667–693']
	],
	['PLoS Medicine 8(5), e1001034', ['PLoS Medicine', '8', '5', 'e1001034']],
	['Nature 478, 447–449', ['Nature', '478', null, '447–449']],
	[
		'International Migration Review 48(S1), S180–S217',
		['International Migration Review', '48', 'S1', 'S180–S217']
	],
	[
		'Мониторинг общественного мнения 2016(1), 240–255',
		['Мониторинг общественного мнения', '2016', '1', '240–255']
	],
	['KNOMAD Working Paper 8', null],
	['Palgrave Macmillan', null],
	['', null]
])('%s', (line, expected) => {
	const venue = venueOf(line);
	expect(venue && [venue.container, venue.volume, venue.issue, venue.pages]).toEqual(expected);
});
