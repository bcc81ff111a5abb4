import { changes } from './contradictory/change.cases.ts';
import { enumerations } from './contradictory/enumeration.cases.ts';
import { parts } from './contradictory/part.cases.ts';
import { reports } from './contradictory/report.cases.ts';
import { shares } from './contradictory/share.cases.ts';
import { sums } from './contradictory/sum.cases.ts';
import { twice } from './contradictory/twice.cases.ts';
import { words } from './contradictory/word.cases.ts';
import type { Planted } from './contradictory/planted.ts';

export const contradictory: Planted[] = [
	...sums,
	...parts,
	...enumerations,
	...shares,
	...words,
	...changes,
	...twice,
	...reports
];
