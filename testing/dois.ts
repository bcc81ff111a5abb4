import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What answers in place of doi.org: '10.5555/found…' with a work, '10.5555/page…' with a web page as many publishers do, any
 * other with 404.
 */
export async function startDois(): Promise<{ url: string; stop: () => Promise<void> }> {
	const server = createServer((request, response) => {
		const doi = decodeURIComponent((request.url ?? '').slice(1));
		if (doi.startsWith('10.5555/found'))
			response
				.writeHead(200, { 'content-type': 'application/vnd.citationstyles.csl+json' })
				.end(JSON.stringify(work(doi)));
		else if (doi.startsWith('10.5555/page'))
			response
				.writeHead(200, { 'content-type': 'text/html' })
				.end('<!doctype html><title>An article</title>');
		else response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><title>No DOI</title>');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

function work(doi: string): object {
	return {
		type: 'journal-article',
		title: [`Crossing borders, crossing rivers ${doi}`],
		author: [{ family: 'Okafor', given: 'Samir', ORCID: 'https://orcid.org/0000-0002-1825-0097' }],
		issued: { 'date-parts': [[2024, 5]] },
		'container-title': ['Rivers'],
		DOI: doi
	};
}
