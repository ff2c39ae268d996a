/** Says whether something that keeps dying may be started again: at most `times` within `milliseconds`. */
export class RestartBudget {
	private readonly times: number;
	private readonly milliseconds: number;
	private spent: number[] = [];

	constructor(times: number, milliseconds: number) {
		this.times = times;
		this.milliseconds = milliseconds;
	}

	/** Takes one restart at the time `now` (ms since the epoch). Returns whether it was still to be had. */
	take(now: number): boolean {
		this.spent = this.spent.filter((time) => now - time < this.milliseconds);
		if (this.spent.length >= this.times) return false;
		this.spent.push(now);
		return true;
	}
}
