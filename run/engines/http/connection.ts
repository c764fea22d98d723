import { connect, type Socket } from "node:net";
import type { FailureCause } from "../../../model/record.ts";
import { AnswerParser } from "./answer-parser.ts";
import { causeOf } from "./failure-causes.ts";
import type { OpenCall, Settling } from "./open-call.ts";
import type { Address } from "./write-request.ts";

const READ_BYTES = 64 * 1024;
const shared = Buffer.allocUnsafeSlow(READ_BYTES);
/** Windows fills the buffer before it tells us, so there each connection needs its own. */
const readBuffer = (): Buffer => (process.platform === "win32" ? Buffer.allocUnsafeSlow(READ_BYTES) : shared);

/**
 * One keep-alive connection that carries one call at a time. A request that meets a connection which the server is
 * just closing counts as `closed` or `reset` and is never sent again: the server may have taken it.
 */
export class Connection {
  /** Since when it has been idle, in the time of whoever sets it. */
  idleSince = 0;
  isGone = false;
  private call: OpenCall | undefined;
  private isConnected = false;
  private readonly socket: Socket;
  private readonly parser = new AnswerParser();
  private readonly settling: Settling<Connection>;

  constructor(target: Address, settling: Settling<Connection>) {
    this.settling = settling;
    const buffer = readBuffer();
    const callback = (bytes: number): boolean => this.read(buffer, bytes);
    this.socket = connect({
      host: target.host,
      port: target.port,
      noDelay: true,
      onread: { buffer, callback },
    });
    this.socket.once("connect", () => {
      this.isConnected = true;
    });
    this.socket.on("error", (error) => this.fail(causeOf(error, this.isConnected)));
    this.socket.on("end", () => this.ended());
    this.socket.on("close", () => this.fail("closed"));
  }

  /** Writes the request at once, or as soon as the connection stands. */
  send(call: OpenCall): void {
    this.call = call;
    call.carrier = this;
    this.parser.begin(call.isHead);
    this.socket.write(call.text);
  }

  /** Gives the connection up; a call on it fails for this cause, an idle connection goes quietly. */
  fail(cause: FailureCause | "unsent"): void {
    if (this.isGone) return;
    const call = this.call;
    this.shut();
    if (call !== undefined && cause === "unsent") this.settling.unsent(call);
    else if (call !== undefined && cause !== "unsent") this.settling.failed(call, cause);
    this.settling.gone(this);
  }

  private read(buffer: Buffer, bytes: number): boolean {
    if (this.isGone) return false;
    // Bytes that nobody asked for: the next answer on this connection could not be trusted.
    if (this.call === undefined) this.fail("garbage");
    else this.advance(this.call, this.parser.read(buffer, bytes));
    return !this.isGone;
  }

  private ended(): void {
    if (this.isGone) return;
    const meaning = this.parser.finish();
    if (this.call !== undefined && meaning === "answered") this.advance(this.call, meaning);
    else this.fail(meaning === "answered" ? "closed" : meaning);
  }

  private advance(call: OpenCall, progress: "more" | "answered" | "garbage"): void {
    if (progress === "more") return;
    if (progress === "garbage") return this.fail("garbage");
    this.call = undefined;
    // An answer before the whole request was written leaves the rest of the request in the way of the next one.
    const canServe = this.parser.isReusable && this.socket.writableLength === 0;
    if (!canServe) this.shut();
    this.settling.answered(call, this.parser.status);
    if (canServe) this.settling.idle(this);
    else this.settling.gone(this);
  }

  private shut(): void {
    this.isGone = true;
    const hadCall = this.call !== undefined;
    this.call = undefined;
    // A reset leaves no port waiting for a minute; thousands of timed out calls would use up all ports.
    if (hadCall && this.isConnected && !this.socket.destroyed) this.socket.resetAndDestroy();
    else this.socket.destroy();
  }
}
