/** The compound files (OLE) of Word before 2007, and of encrypted documents since. */
import { SynthemaError } from '#core/errors.ts';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Names in its directory are UTF-16. */
function names(bytes: Uint8Array, name: string): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'));
}

/**
 * Throws for a compound file what it holds: `import.encrypted`, `import.oldWord` (.doc), or `import.otherOffice`. Other
 * files pass.
 */
export function refuseCompound(file: string, bytes: Uint8Array): void {
	if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return;
	if (names(bytes, 'EncryptedPackage')) throw new SynthemaError('import.encrypted', { file });
	if (names(bytes, 'WordDocument')) throw new SynthemaError('import.oldWord', { file });
	throw new SynthemaError('import.otherOffice', { file });
}
