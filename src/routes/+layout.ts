// Public pages ship no JavaScript; a page that needs it says so itself.
export const csr = false;
