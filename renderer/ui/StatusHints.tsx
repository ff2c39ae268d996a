import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Puts what a view has to say into the status bar of the window. */
export function StatusHints({ children }: { children: ReactNode }) {
	const [slot, setSlot] = useState<Element | null>(null);
	useEffect(() => setSlot(document.getElementById('status-hints')), []);
	return slot ? createPortal(children, slot) : null;
}
