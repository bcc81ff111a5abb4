/** Codes that say the same to a person, and those of schemas that have no words of their own. */
const plain: Record<string, string> = {
	missing: 'required',
	wrong_min_length: 'required',
	wrong_max_length: 'too_long',
	wrong_min_value: 'too_small',
	wrong_max_value: 'too_big',
	wrong_integer: 'not_number',
	wrong_regex: 'wrong_type',
	too_long: 'longer_than',
	too_many: 'more_than'
};

/** The code of a sentence (`refusal_<code>`) for what is wrong in a course, and what fills it in: `too_few:2` → 2. */
export function sentenceCode(code: string): { code: string; details: Record<string, string | number> } {
	const [name = '', count] = code.split(':');
	if (count === undefined) return { code: plain[name] ?? name, details: {} };
	return { code: plain[name] ?? name, details: { count: Number(count), most: Number(count) } };
}
