import QRCode from 'qrcode';

/** A QR code as one path, dark on nothing; `size` modules square, four of them quiet on each side. */
export function qrPath(text: string): { size: number; path: string } {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' });
	const quiet = 4;
	let path = '';
	for (let row = 0; row < modules.size; row++)
		for (let column = 0, run = 0; column <= modules.size; column++) {
			if (column < modules.size && modules.get(row, column)) run++;
			else if (run > 0) {
				path += `M${column - run + quiet} ${row + quiet}h${run}v1h-${run}z`;
				run = 0;
			}
		}
	return { size: modules.size + 2 * quiet, path };
}

/** The same as a picture of its own. */
export function qrSvg(text: string): string {
	const { size, path } = qrPath(text);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#2b211a" d="${path}"/></svg>`;
}
