import type { ServerResponse } from "node:http";
import { send } from "../service/http-server.ts";
import { Refusal } from "../service/refusal.ts";
import { Remote } from "../service/remote.ts";

const withinMs = 500;
const connections = 20;
const shape = /^\d{1,2}\/\d{1,7}\/\d{1,7}$/;

/** Maps behind the lists: a vendor's, asked for a short time only, since a list can be walked without one. */
export class MapTiles {
  readonly #vendor: Remote;

  constructor(url: string) {
    this.#vendor = new Remote("the map vendor", url, connections);
  }

  async answer(place: string, response: ServerResponse): Promise<void> {
    if (!shape.test(place)) throw new Refusal(422, "at must be zoom/x/y, such as 14/4823/6160");
    const answer = await this.#vendor.ask(`/${place}.json`, { withinMs }).catch(() => undefined);
    if (answer?.status !== 200)
      throw new Refusal(answer?.status === 404 ? 404 : 503, "no map; walk by the list");
    send(response, 200, answer.text);
  }

  close(): void {
    this.#vendor.close();
  }
}
