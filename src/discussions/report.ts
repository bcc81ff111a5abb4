/** Why somebody tells the moderators of a post. */
export const reportWhys = ['spam', 'hurtful', 'personal', 'wrong_place', 'other'] as const;
export type ReportWhy = (typeof reportWhys)[number];

export const longestReport = 500;

export function isReportWhy(text: string): text is ReportWhy {
	return reportWhys.includes(text as ReportWhy);
}

/** Why a report cannot be taken; null: it can. "Something else" says what. */
export function refusalToReport(
	why: string,
	words: string
): 'report_why' | 'reason_needed' | 'longer_than' | null {
	if (!isReportWhy(why)) return 'report_why';
	if (why === 'other' && words.trim() === '') return 'reason_needed';
	return words.length > longestReport ? 'longer_than' : null;
}
