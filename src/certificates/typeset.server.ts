import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Refusal } from '#platform/index.ts';
import { needsHan, paperFonts } from './fonts.server.ts';

/**
 * A PDF of a Typst template, which finds `words` as JSON in `sys.inputs.said`: they come as data and never as markup.
 * Throws Refusal('certificate_script') when a word is in a script
 * that our fonts lack: half a name is worse than none. The first one loads the fonts.
 */
export async function typesetPdf(template: string, words: object): Promise<Uint8Array> {
	const said = JSON.stringify(words);
	if (!drawn.test(said)) throw new Refusal('certificate_script');
	const compiler = await compilerWith(needsHan(said));
	const pdf = compiler.pdf({ mainFileContent: template, inputs: { said } });
	// What is remembered of this page helps the next; what is older goes.
	compiler.evictCache(3);
	return pdf;
}

/** Every letter is of a script that one of the fonts draws; signs and spaces belong to all scripts. */
const drawn =
	/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]*$/u;

const compilers = new Map<boolean, Promise<NodeCompiler>>();

/** Typst with our fonts; `han`: also those that Chinese needs. Loaded by whoever first asks. */
function compilerWith(han: boolean): Promise<NodeCompiler> {
	let compiler = compilers.get(han);
	if (!compiler) {
		compiler = makeCompiler(han);
		compiler.catch(() => compilers.delete(han));
		compilers.set(han, compiler);
	}
	return compiler;
}

async function makeCompiler(han: boolean): Promise<NodeCompiler> {
	const fontBlobs = await paperFonts(han);
	// Typst is loaded by whoever first asks for a PDF.
	const typst = await import('@myriaddreamin/typst-ts-node-compiler');
	return typst.NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}
