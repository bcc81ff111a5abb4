import { expect, test } from 'vitest';
import { newId } from '#platform/index.ts';
import { plainSections } from './story-plain.ts';
import { storyFrom } from './story-text.ts';

test('words are told section by section, without numbers, figures and the words of others', () => {
	const sections = plainSections(
		storyFrom(`They *opened* [kiosks](https://example.org)^[Counted {{fact:participants}} twice.].

{{quote:${newId()}}}

## Repairs

{{fact:application.n}} of them mended boats.

- Nets
- Oars

> [!box] In short
> A harbour again.

| Town | Boats |
| --- | --- |
| Osh | many |

{{chart:obstacles}}`)
	);
	expect(sections).toEqual([
		'They opened kiosks .',
		'Repairs\n  of them mended boats.\nNets\nOars\nIn short\nA harbour again.\nTown Boats\nOsh many',
		'Counted   twice.'
	]);
});
