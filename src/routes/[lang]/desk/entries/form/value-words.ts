import type { Branch, Choices, Option } from './choices.server.ts';

/** What a field of the form holds, as the form itself words it: an option's label instead of its value. */
export function valueWords(field: string, values: readonly string[], choices: Choices): string[] {
	const options = optionsOf(field, choices);
	return values
		.filter((value) => value.trim() !== '')
		.map((value) => options.find((option) => option.value === value)?.label ?? value);
}

function optionsOf(field: string, choices: Choices): readonly Option[] {
	switch (field) {
		case 'type':
			return choices.types;
		case 'topics':
			return choices.topics.flatMap(flat);
		case 'sdgs':
			return choices.goals;
		case 'sdgTargets':
			return choices.goals.flatMap(({ targets }) => targets);
		case 'gcmObjectives':
			return choices.objectives;
		case 'titleLanguage':
			return choices.languages;
		case 'modality':
			return choices.modalities;
		case 'languages':
		case 'audiences':
		case 'regions':
		case 'flags':
			return choices[field];
		default:
			return [];
	}
}

function flat(branch: Branch): Option[] {
	return [branch, ...branch.narrower.flatMap(flat)];
}
