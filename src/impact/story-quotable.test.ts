import { expect, test } from 'vitest';
import { isFrom } from './story-quotable.ts';

const answer = 'I have improved the interview\nfor refugee applicants. It takes longer now.';

test.each([
	['the whole', answer, true],
	['a passage', 'improved the interview for refugee applicants.', true],
	['two with something left out', 'I have improved the interview […] It takes longer now.', true],
	['three dots of a keyboard', 'I have [...] improved', true],
	['in another order', 'It takes longer now. […] I have improved', false],
	['other words', 'I improved the interview', false],
	['nothing', '  ', false]
])('%s: %s', (_, quote, is) => {
	expect(isFrom(answer, quote)).toBe(is);
});
