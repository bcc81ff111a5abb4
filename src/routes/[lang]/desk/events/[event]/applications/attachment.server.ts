/** An attachment, kept by nobody on the way. It can run nothing, whatever it is. */
export function attachmentResponse({
	name,
	type,
	bytes
}: {
	name: string;
	type: string;
	bytes: Uint8Array;
}): Response {
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': type,
			'content-length': String(bytes.byteLength),
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/gu, '_')}`,
			'content-security-policy': "sandbox; default-src 'none'",
			'x-content-type-options': 'nosniff',
			'x-robots-tag': 'noindex',
			'cache-control': 'private, no-store'
		}
	});
}
