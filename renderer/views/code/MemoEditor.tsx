export function MemoEditor(_: { targetKind: string; targetId: string }) { return null; }
