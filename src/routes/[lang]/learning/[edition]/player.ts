// What runs in a page of lessons: the parts of it that do something come alive, each in its place; the text stays text.
import { hydrate, type Component } from 'svelte';
import { isLocale, overwriteGetLocale } from '#messages/runtime.js';
import { Learner, studiedOn } from '#training/ui/learner.svelte.ts';
import Onward from '#training/ui/Onward.svelte';
import LessonProgress from '#training/ui/LessonProgress.svelte';
import QuizBlock from '#training/ui/QuizBlock.svelte';
import { keepDrafts } from '#training/ui/drafts.ts';
import { keepPlace } from '#training/ui/reading-place.ts';
import ReflectionBlock from '#training/ui/ReflectionBlock.svelte';
import SavedLine from '#training/ui/SavedLine.svelte';
import Towards from '#training/ui/Towards.svelte';
import { tellZone } from '#training/ui/zone-told.ts';

type Part = Component<{ learner: Learner; of: string }>;
const parts: { [name: string]: Part } = {
	saved: SavedLine,
	progress: LessonProgress,
	quiz: QuizBlock,
	reflection: ReflectionBlock,
	onward: Onward,
	towards: Towards
};

// The page's own language.
overwriteGetLocale(() => {
	const language = document.documentElement.lang;
	return isLocale(language) ? language : 'en';
});

const studied = studiedOn(document);
if (studied) study(new Learner(studied, () => new Date()));
chooseWays();
keepDrafts(document);
tellZone();

function study(learner: Learner): void {
	for (const target of document.querySelectorAll<HTMLElement>('[data-part]')) {
		const part = parts[target.dataset['part'] ?? ''];
		try {
			if (part) hydrate(part, { target, props: { learner, of: target.dataset['of'] ?? '' } });
		} catch (error) {
			// The others live all the same.
			reportError(error);
		}
	}
	learner.log.open();
	learner.now = new Date();
	if (!learner.studied.lesson) return;
	const { id } = learner.lesson;
	// A clock that nobody sees need not tick: what it changes is computed from the whole log.
	setInterval(() => (learner.now = new Date()), learner.hasClock ? 1_000 : 60_000);
	keepPlace(learner.studied.registration, id, learner.records && !learner.isDone(id));
	if (learner.records) void learner.log.say('opened', id);
}

/** The picture, a smaller one, or sound alone, in the same place. */
function chooseWays(): void {
	document.addEventListener('click', (event) => {
		const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-way]');
		const video = link?.closest('figure')?.querySelector('video');
		if (!link || !video) return;
		event.preventDefault();
		for (const other of link.closest('ul')?.querySelectorAll('a') ?? [])
			other.removeAttribute('aria-current');
		link.setAttribute('aria-current', 'true');
		const { currentTime, paused } = video;
		video.src = link.href;
		if (paused) return;
		// Whoever is watching goes on from there.
		video.addEventListener('loadedmetadata', () => (video.currentTime = currentTime), { once: true });
		void video.play();
	});
}
