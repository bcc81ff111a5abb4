import { publicUrl } from '#platform/index.server.ts';
import { releasePdf, type Release } from '#events/index.server.ts';
import type { EventFacts } from '#events/index.ts';
import type { UiLanguage } from '#vocabulary/index.ts';

/** A release for printing; frozen, so that a copy never grows old, but its title may be said otherwise. */
export async function pdfResponse(
	event: EventFacts,
	release: Release,
	language: UiLanguage,
	now: Date
): Promise<Response> {
	const pdf = await releasePdf(event, release, language, publicUrl(), now);
	return new Response(new Uint8Array(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-language': language,
			'content-disposition': `inline; filename="${event.slug}-${release.number}-${language}.pdf"`,
			'cache-control': 'public, max-age=300'
		}
	});
}
