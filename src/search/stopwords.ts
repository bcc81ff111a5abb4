// Words that say nothing by themselves. They are kept in the index (a phrase needs them) and dropped from queries.
const lists = [
	'a an and are as at be by for from how i in into is it its of on or that the their this to was what where which who will with i me my you your we our want wants need would like can could do does',
	'al como con de del desde e el en entre es esta este la las lo los mas o para por que se sin sobre su sus u un una y yo me mi mis tu tus nos quiero quisiera queremos necesito puedo hacer',
	'au aux avec ce ces cette d dans de des du elle en est et il l la le les leur leurs ou par pas pour qu que qui s sa se ses son sur un une je j me moi mon ma mes nous veux voudrais besoin peux comment faire',
	'ال في من على إلى الى عن مع هذا هذه ذلك التي الذي أو او ثم بين كما ما هو هي و أن ان إن لا كل بعد قبل حول انا أنا اريد أريد اود أود ارغب أرغب احتاج أحتاج يمكنني استطيع أستطيع كيف لي عندي',
	'а в во для до и из к как на не о об от по при с со за или что это у же я мне мой моя мое мои мы хочу хотим хотел хотела хотелось бы нужно нужен нужна могу можно',
	'的 了 和 与 及 在 是 对 为 以 于 中 上 下 之 其 或 等 及其 关于 以及 我 我们 我想 我要 想 要 想要 需要 如何 怎么 怎样 可以 能 自己'
];
const stopWords = new Set(lists.flatMap((list) => list.split(' ')));

/** `word` folded. */
export function isStopWord(word: string): boolean {
	return stopWords.has(word) || /^[a-z]$/.test(word);
}
