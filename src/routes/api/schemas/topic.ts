import * as v from 'valibot';
import { address } from './plain.ts';

export const Topic = v.object({
	id: v.string(),
	label: v.string(),
	definition: v.string(),
	broader: v.nullable(v.string()),
	narrower: v.array(v.string()),
	url: address
});

export const TopicList = v.object({ topics: v.array(Topic) });
