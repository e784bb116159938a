import { createHash, generateKeyPairSync, sign } from "node:crypto";

/** One value of X.690's DER: tag, length, content. */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length =
    body.length < 0x80
      ? [body.length]
      : body.length < 0x100
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
const sequence = (...content: Uint8Array[]) => der(0x30, ...content);
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));

/**
 * A certificate with its private key, made now (RFC 5280, version 1, ECDSA with SHA-256): Node can read certificates, not write them, and the
 * tests use no program that happens to be installed.
 * @returns both as PEM, and the certificate's SHA-256 in hex.
 */
export function selfSigned(name: string): { key: string; certificate: string; sha256: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const algorithm = sequence(oid("2a8648ce3d040302"));
  const subject = sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(name)))));
  const times = sequence(der(0x17, Buffer.from("260101000000Z")), der(0x17, Buffer.from("360101000000Z")));
  const key = publicKey.export({ type: "spki", format: "der" });
  const toSign = sequence(der(0x02, Buffer.from([1])), algorithm, subject, times, subject, key);
  const bits = der(0x03, Buffer.from([0]), sign("sha256", toSign, privateKey));
  const certificate = sequence(toSign, algorithm, bits);
  const lines = certificate.toString("base64").match(/.{1,64}/g)!;
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
    sha256: createHash("sha256").update(certificate).digest("hex"),
  };
}
