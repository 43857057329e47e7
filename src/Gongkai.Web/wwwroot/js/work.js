// Works a sum out: counts until SHA-256 of "key:count" begins with as many zero bits as asked for.
const Batch = 512;

self.onmessage = async ({ data: { key, bits } }) => {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += Batch) {
    const hashes = await Promise.all(
      Array.from({ length: Batch }, (_, i) => self.crypto.subtle.digest("SHA-256", encoder.encode(`${key}:${from + i}`))),
    );
    const found = hashes.findIndex((hash) => Math.clz32(new DataView(hash).getUint32(0)) >= bits);
    if (found >= 0) {
      self.postMessage(String(from + found));
      return;
    }
  }
};
