import { sendMailBack, sendPost, tellFollowers, type MailBack } from './letter.server.ts';
import type { PostId } from './post.ts';
import { tidyDiscussions } from './tidy.server.ts';

declare module '../platform/jobs.server.ts' {
	interface Jobs {
		'discussions.tell': { postId: PostId };
		'discussions.mail': { postId: PostId; personId: string };
		'discussions.mailBack': MailBack;
		'discussions.tidy': Record<string, never>;
	}
}

export const discussionsJobs = {
	'discussions.tell': ({ postId }: { postId: PostId }) => tellFollowers(postId, new Date()),
	'discussions.mail': (ids: { postId: PostId; personId: string }) => sendPost(ids.postId, ids.personId),
	'discussions.mailBack': (mail: MailBack) => sendMailBack(mail),
	'discussions.tidy': () => tidyDiscussions(new Date())
};
