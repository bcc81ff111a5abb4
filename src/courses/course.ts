import * as v from 'valibot';
import { conditionSchema, type Condition } from '#certificates/index.ts';
import { achievementSchema, type Achievement } from './achievement.ts';
import type { CourseId } from './content.ts';

/** What an edition asks for each certificate; the course proposes, the edition decides. */
export type CourseRules = {
	participation: Condition<Achievement> | null;
	completion: Condition<Achievement> | null;
};

const condition = conditionSchema(achievementSchema);
export const rulesSchema: v.GenericSchema<unknown, CourseRules> = v.strictObject({
	participation: v.optional(v.nullable(condition), null),
	completion: v.optional(v.nullable(condition), null)
});

/** What a course is, apart from its content. */
export type CourseFacts = {
	id: CourseId;
	key: string;
	sourceLanguage: string;
	languages: string[];
	topics: string[];
	illustrative: boolean;
	rules: CourseRules;
	/** Its page in the catalogue, by the entry's slug. */
	entrySlug: string | null;
	/** Slugs of organisations. */
	providers: string[];
};
