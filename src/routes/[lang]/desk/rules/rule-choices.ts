/** What the rules' form offers and says beside the form itself. */
export type RuleChoices = {
	quizzes: readonly { key: string; title: { text: string; language: string } }[];
	/** What each certificate asks for, as a sentence; null where it is not given, or says nonsense as yet. */
	sentences: { participation: string | null; completion: string | null };
};
