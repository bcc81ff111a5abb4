// Verifiers for the tests, which bring no types of their own.
declare module '@digitalbazaar/*';
declare module '@digitalcredentials/*';
declare module 'jsonld';
