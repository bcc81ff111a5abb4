/** What some browsers have and TypeScript's library does not describe yet. */
type Detector = { detect: (picture: ImageBitmapSource) => Promise<{ rawValue: string }[]> };
type DetectorClass = {
	new (options: { formats: string[] }): Detector;
	getSupportedFormats: () => Promise<string[]>;
};
const detectors = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

export async function canScan(): Promise<boolean> {
	if (!detectors || !('mediaDevices' in navigator)) return false;
	return (await detectors.getSupportedFormats()).includes('qr_code');
}

/** The QR code on a picture; null when there is none, or when this browser cannot read one. */
export async function readPicture(file: Blob): Promise<string | null> {
	if (!detectors) return null;
	const codes = await new detectors({ formats: ['qr_code'] }).detect(await createImageBitmap(file));
	return codes[0]?.rawValue ?? null;
}

/** The first QR code that is held before the camera. Rejects when the camera may not be used. */
export async function scan(video: HTMLVideoElement): Promise<string> {
	if (!detectors) throw new Error('no detector');
	const detector = new detectors({ formats: ['qr_code'] });
	const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
	video.srcObject = stream;
	video.hidden = false;
	try {
		await video.play();
		for (;;) {
			const [code] = await detector.detect(video);
			if (code) return code.rawValue;
			await new Promise((resolve) => setTimeout(resolve, 150));
		}
	} finally {
		for (const track of stream.getTracks()) track.stop();
		video.hidden = true;
	}
}
