const seconds = 365 * 24 * 3600;

/**
 * Tells the hub in which zone the browser's clocks are, so that its pages show times by them. A zone that the reader
 * chose stays: no script can write over that cookie. UTC says nothing: browsers that hide where they are give it.
 */
export function tellZone(): void {
	const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
	if (!timeZone || /^(Etc\/)?(UTC|GMT)$/u.test(timeZone)) return;
	const secure = location.protocol === 'https:' ? '; secure' : '';
	document.cookie = `zone=${encodeURIComponent(timeZone)}; path=/; max-age=${seconds}; samesite=lax${secure}`;
}
