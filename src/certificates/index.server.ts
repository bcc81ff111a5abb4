export { award, type AwardInput } from './awarding.server.ts';
export { certificatesOf, findCertificate, heldBy, type Certificate } from './certificate.server.ts';
export { demonstrationCertificates, demonstrationCodes, demonstrationHub } from './demonstration.server.ts';
export { completedSince } from './earned.server.ts';
export { didDocument, didOf, keyId } from './did.ts';
export { issuerKeys, rotateKey } from './issuer.server.ts';
export {
	certificatesAmong,
	certificatesFor,
	signedElsewhere,
	type CertificateListing,
	type CertificateQuery
} from './overseeing.server.ts';
export { certificatePdf } from './pdf.server.ts';
export { needsHan, paperFonts } from './fonts.server.ts';
export { typesetPdf } from './typeset.server.ts';
export { qrPath, qrSvg } from './qr.server.ts';
export { correctName, correctNameIn, revoke, revokeIn, type ReasonGiven } from './revocation.server.ts';
export { known, statusList } from './status-list.server.ts';
