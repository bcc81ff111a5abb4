/** Headers of a feed: how long a reader may keep it. */
export function atomHeaders(language: string): Record<string, string> {
	return {
		'content-type': 'application/atom+xml; charset=utf-8',
		'content-language': language,
		'cache-control': 'public, max-age=300',
		vary: 'accept-language'
	};
}

/** Headers of a calendar: a name to save it under, and how long a programme may keep it. */
export function calendarHeaders(language: string, fileName: string): Record<string, string> {
	return {
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': `inline; filename="${fileName}"`,
		'content-language': language,
		'cache-control': 'public, max-age=300',
		vary: 'accept-language'
	};
}
