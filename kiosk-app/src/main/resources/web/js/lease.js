import { Command } from "./commands.js";

/**
 * The block of emergency numbers that this kiosk may give out by itself while it cannot reach the hall, and those it has
 * given out and not told yet.
 *
 * They are kept in the browser's database and not in its other stores, for two reasons. A write there can be waited for
 * until it lasts (`durability: "strict"`), and no number is shown before that. And one writing transaction waits for the
 * other, also between windows of the same browser, so that two pages of one kiosk never give the same number; locks of
 * the Web Locks API would need https, which a hall's own network seldom has.
 */

const DATABASE = "tinghao-kiosk";
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ID_LENGTH = 16;

/** So few numbers left are too few for a long night: another block is asked for while there is somebody to ask. */
const FEW = 10;

/** Eighty bits of chance, as the hall spells them. */
const freshId = () => [...crypto.getRandomValues(new Uint8Array(ID_LENGTH))].map(byte => ALPHABET[byte & 31]).join("");

/** A number as it is printed and called. */
const spelt = (series, count) => `${series}${String(count).padStart(3, "0")}`;

const opened = new Promise((done, failed) => {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("blocks", { keyPath: "kiosk" });
    request.result.createObjectStore("given", { keyPath: "ticket" });
  };
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});
opened.catch(() => {});

/** What `change` returns, once all that it wrote lasts. It gets a function that reads and the two stores. */
async function lasting(change) {
  const transaction = (await opened).transaction(["blocks", "given"], "readwrite", { durability: "strict" });
  const ended = new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error);
  });
  ended.catch(() => {});
  const read = request => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const result = await change(read, transaction.objectStore("blocks"), transaction.objectStore("given"));
  await ended;
  return result;
}

/** One kiosk's block. */
export class Lease {
  #kiosk;
  #busy = false;

  constructor(kiosk) {
    this.#kiosk = kiosk;
  }

  /** How many numbers can still be given out at that moment of the hall's time. */
  async left(now) {
    try {
      return await lasting(async (read, blocks) => leftOf(await read(blocks.get(this.#kiosk)), now));
    } catch {
      return 0;
    }
  }

  /**
   * The next number, once it is kept that it is given out; null when there is none.
   *
   * @param {{service: string, priority: string, language: string, unanswered?: string}} wish
   * @param {Date} now the hall's time
   */
  async take(wish, now) {
    try {
      return await lasting(async (read, blocks, given) => {
        const block = await read(blocks.get(this.#kiosk));
        if (!leftOf(block, now)) {
          return null;
        }
        const count = block.next;
        const ticket = {
          ...wish,
          ticket: freshId(),
          lease: block.lease,
          number: spelt(block.series, count),
          takenAt: now.toISOString(),
          kiosk: this.#kiosk,
        };
        blocks.put({ ...block, next: count + 1 });
        given.add(ticket);
        return ticket;
      });
    } catch {
      return null;
    }
  }

  /**
   * Tells the hall what was given out, and has a block of this day and this life of the record. Never throws: what cannot
   * be done now is done the next time.
   *
   * @param {{epoch: number, day: string}} hall as its stream tells it
   */
  async settle(hall) {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      await this.#tell();
      await this.#renew(hall);
    } catch {
      // The line went again, or the browser keeps nothing.
    } finally {
      this.#busy = false;
    }
  }

  /** In their order. What the hall refuses it has told its manager, and asking again would change nothing. */
  async #tell() {
    const all = await lasting(async (read, _, given) => read(given.getAll()));
    const own = all.filter(one => one.kiosk === this.#kiosk).sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1));
    for (const { lease, ...claim } of own) {
      try {
        await new Command(`/api/v1/leases/${lease}/tickets`, claim).send();
      } catch (trouble) {
        if (!(trouble.status >= 400 && trouble.status < 500 && trouble.status !== 429)) {
          throw trouble;
        }
      }
      await lasting((_, blocks, given) => given.delete(claim.ticket));
    }
  }

  /** Its name is kept before it is asked for, so that asking twice gets one block, also from two windows. */
  async #renew(hall) {
    const wanted = await lasting(async (read, blocks) => {
      const block = (await read(blocks.get(this.#kiosk))) ?? { kiosk: this.#kiosk };
      if (block.epoch === hall.epoch && block.day === hall.day && block.last - block.next + 1 >= FEW) {
        return null;
      }
      const wish = `${hall.epoch} ${hall.day} ${block.lease ?? ""}`;
      if (block.wish !== wish) {
        block.wish = wish;
        block.wanted = freshId();
        blocks.put(block);
      }
      return block.wanted;
    });
    if (wanted) {
      const given = await new Command("/api/v1/leases", { lease: wanted, kiosk: this.#kiosk }).send();
      await lasting(async (read, blocks) => {
        const block = await read(blocks.get(this.#kiosk));
        if (block?.wanted === given.lease && block.lease !== given.lease) {
          blocks.put({ ...given, kiosk: this.#kiosk, next: given.first });
        }
      });
    }
  }
}

function leftOf(block, now) {
  const lives = block?.lease && now < new Date(block.until);
  return lives ? Math.max(0, block.last - block.next + 1) : 0;
}
