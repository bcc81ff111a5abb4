// A passkey is between the browser and the device: only a script can ask for it.
export const csr = true;
