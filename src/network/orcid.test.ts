import { expect, test } from 'vitest';
import { orcidFrom } from './orcid.ts';

test.each([
	['with its address', 'https://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
	['without hyphens', '0000000218250097', '0000-0002-1825-0097'],
	['ending in X', '0000-0002-1694-233x', '0000-0002-1694-233X'],
	['with a wrong check digit', '0000-0002-1825-0098', null],
	['with two digits changed places', '0000-0002-8125-0097', null],
	['cut short', '0000-0002-1825-009', null],
	['that is a sentence', 'my ORCID', null]
])('an ORCID %s', (_, text, orcid) => {
	expect(orcidFrom(text)).toBe(orcid);
});
