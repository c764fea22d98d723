const COMPACT_AT = 1024;

/** A line of waiting things with two ends; every operation takes constant time on average. */
export class Deque<Item> {
  private items: (Item | undefined)[] = [];
  private head = 0;

  get size(): number {
    return this.items.length - this.head;
  }

  get first(): Item | undefined {
    return this.items[this.head];
  }

  push(item: Item): void {
    this.items.push(item);
  }

  /** Puts something in front of all others. */
  unshift(item: Item): void {
    if (this.head === 0) this.items.unshift(item);
    else {
      this.head -= 1;
      this.items[this.head] = item;
    }
  }

  shift(): Item | undefined {
    if (this.size === 0) return undefined;
    const item = this.items[this.head];
    this.items[this.head] = undefined;
    this.head += 1;
    if (this.head >= COMPACT_AT && this.head * 2 > this.items.length) this.compact();
    return item;
  }

  pop(): Item | undefined {
    return this.size === 0 ? undefined : this.items.pop();
  }

  private compact(): void {
    this.items = this.items.slice(this.head);
    this.head = 0;
  }
}
