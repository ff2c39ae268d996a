import { v7 } from 'uuid';

/** A new key: UUIDv7, so that rows sort by when they were made. */
export function newId(): string {
	return v7();
}

/** This moment as the file writes it. */
export function now(): string {
	return new Date().toISOString();
}
