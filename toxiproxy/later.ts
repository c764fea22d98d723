const RETRY_MS = 1000;

/** One thing that is done later unless it is called off; when it fails, it is tried again. */
export class Later {
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  in(waitMs: number, task: () => Promise<void>): void {
    this.callOff();
    if (this.#isOver) return;
    this.#timer = setTimeout(() => {
      task().catch(() => this.in(RETRY_MS, task));
    }, waitMs);
  }

  callOff(): void {
    clearTimeout(this.#timer);
  }

  /** From now on nothing is done later any more. */
  end(): void {
    this.#isOver = true;
    this.callOff();
  }
}
