export function CodeView() { return <section role='document'>stub</section>; }
