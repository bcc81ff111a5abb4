import { changes } from './contradictory/change.cases.ts';
import { shares } from './contradictory/share.cases.ts';
import { sums } from './contradictory/sum.cases.ts';
import { twice } from './contradictory/twice.cases.ts';
import { words } from './contradictory/word.cases.ts';
import type { Planted } from './contradictory/planted.ts';

export const contradictory: Planted[] = [...sums, ...shares, ...words, ...changes, ...twice];
