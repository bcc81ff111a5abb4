import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCyclic, type Link } from './link.ts';

const links = (text: string): Link[] =>
	text.split(' ').flatMap((pair) => {
		const [above = '', below = ''] = pair.split('>');
		return pair ? [{ above, below }] : [];
	});

describe('a link that leads back is seen', () => {
	test.each([
		['to itself', '', 'a>a', true],
		['straight back', 'a>b', 'b>a', true],
		['over others', 'a>b b>c c>d', 'd>a', true],
		['not beside', 'a>b a>c', 'b>c', false],
		['not twice', 'a>b', 'a>b', false],
		['two ways down are no circle', 'a>b a>c b>d', 'c>d', false],
		['in what went round before, none is looked for for ever', 'a>b b>a', 'c>a', false]
	])('%s', (_, known, wanted, cyclic) => {
		const [link] = links(wanted);
		if (link) expect(isCyclic(links(known), link)).toBe(cyclic);
	});
});

test('whoever asks before each link never gets a circle', () => {
	const organisation = fc.nat(6).map(String);
	fc.assert(
		fc.property(fc.array(fc.record({ above: organisation, below: organisation })), (wanted) => {
			const kept: Link[] = [];
			for (const link of wanted) if (!isCyclic(kept, link)) kept.push(link);
			// Taking away who has nobody above them, again and again, leaves nobody.
			let left = kept;
			for (let size = -1; size !== left.length;) {
				size = left.length;
				left = left.filter(({ above }) => left.some(({ below }) => below === above));
			}
			expect(left).toEqual([]);
		})
	);
});
