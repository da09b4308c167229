// Looks at a part of a file of any size: keeps a bounded piece of it, follows, goes back, searches.

const PORTION = 65_536;
const MOST = 4; // portions kept
const all = new Map();
const always = () => true;

class Viewer {
  constructor(element) {
    this.element = element;
    this.address = element.dataset.address;
    this.text = element.querySelector(".text");
    this.where = element.querySelector(".where");
    this.found = element.querySelector(".found");
    this.button = element.querySelector(".follow");
    this.parts = [];
    this.queue = Promise.resolve();
    this.open(element.dataset.file, {
      from: Number(element.dataset.from), next: Number(element.dataset.next),
      size: Number(element.dataset.size), text: this.text.textContent });
    this.follow(element.dataset.growing === "true");
    this.listen();
    element.querySelector(".scripted").hidden = false;
  }

  listen() {
    this.button.addEventListener("click", () => {
      this.follow(!this.following);
      if (this.following) {
        this.last();
      }
    });
    this.element.querySelector(".start").addEventListener("click", () => {
      this.follow(false);
      this.first();
    });
    this.element.querySelector(".end").addEventListener("click", () => this.last());
    this.element.querySelector(".search").addEventListener("submit", (event) => {
      event.preventDefault();
      this.search(this.element.querySelector(".wanted").value);
    });
    this.element.querySelector(".file")?.addEventListener("change", (event) => {
      this.file = event.target.value;
      this.element.querySelector("a[download]").href = `${this.address}${this.file}/whole`;
      this.last();
    });
    this.text.addEventListener("scroll", () => this.scrolled(), { passive: true });
  }

  open(file, part) {
    this.file = file;
    this.parts = [part];
    this.size = part.size;
    this.show();
  }

  follow(on) {
    this.following = on;
    this.button.setAttribute("aria-pressed", String(on));
    this.button.textContent = on ? "Following" : "Follow";
    if (on) {
      this.scrollTo(this.text.scrollHeight);
    }
  }

  async fetch(query) {
    const response = await fetch(`${this.address}${this.file}${query}`);
    if (!response.ok) {
      throw new Error(`output: ${response.status}`);
    }
    const number = (name) => Number(response.headers.get(name));
    return { from: number("Output-From"), next: number("Output-Next"),
      size: number("Output-Size"), text: await response.text() };
  }

  /** One after the other, so that the parts stay in order. */
  alone(work) {
    this.queue = this.queue.then(work).catch(() => {
      this.found.textContent = "The output could not be read.";
    });
    return this.queue;
  }

  first() {
    return this.alone(async () => {
      this.open(this.file, await this.fetch("?from=0"));
      this.scrollTo(0);
    });
  }

  last(wanted = always) {
    return this.alone(async () => {
      const part = await this.fetch("");
      if (wanted()) {
        this.open(this.file, part);
        this.scrollTo(this.text.scrollHeight);
      }
    });
  }

  /** The file has grown to so many bytes; what comes while it is read is read with it. */
  async grow(size) {
    this.size = Math.max(this.size, size);
    this.tell();
    if (!this.following || this.growing) {
      return;
    }
    this.growing = true;
    const wanted = () => this.following;
    for (let before = -1; wanted() && before < this.end() && this.end() < this.size;) {
      before = this.end();
      await (this.size - before > MOST * PORTION ? this.last(wanted) : this.after(wanted));
      if (wanted()) {
        this.scrollTo(this.text.scrollHeight);
      }
    }
    this.growing = false;
  }

  end() {
    return this.parts[this.parts.length - 1].next;
  }

  /** What comes when it is wanted no more is let go of. */
  after(wanted = always) {
    return this.alone(async () => {
      const end = this.end();
      const part = await this.fetch(`?from=${end}`);
      if (part.next > end && wanted()) {
        this.size = part.size;
        this.parts.push(part);
        this.trim(true);
      }
    });
  }

  before() {
    return this.alone(async () => {
      const begin = this.parts[0].from;
      const from = Math.max(0, begin - PORTION);
      const part = await this.fetch(`?from=${from}&to=${begin}&line=${from > 0}`);
      if (part.next > begin || part.next === part.from) {
        return;
      }
      const below = this.text.scrollHeight - this.text.scrollTop;
      this.parts.unshift(part);
      this.trim(false);
      this.scrollTo(this.text.scrollHeight - below);
    });
  }

  /** Small pieces become one; what is too much goes away on the other side. */
  trim(atStart) {
    const kept = [];
    for (const part of this.parts) {
      const one = kept[kept.length - 1];
      if (one && one.text.length + part.text.length <= PORTION) {
        kept[kept.length - 1] = { from: one.from, next: part.next, text: one.text + part.text };
      } else {
        kept.push(part);
      }
    }
    while (kept.length > MOST) {
      atStart ? kept.shift() : kept.pop();
    }
    this.parts = kept;
    this.show();
  }

  show() {
    this.text.textContent = this.parts.map((part) => part.text).join("");
    this.tell();
  }

  tell() {
    const number = (value) => value.toLocaleString("en");
    const from = this.parts[0].from;
    const next = this.end();
    this.where.textContent = from === 0 && next >= this.size
      ? `${number(this.size)} bytes`
      : `${number(from)} to ${number(next)} of ${number(this.size)} bytes`;
  }

  /** Where it was put is no movement of the person's. */
  scrollTo(top) {
    this.text.scrollTop = top;
    this.top = this.text.scrollTop;
  }

  scrolled() {
    const text = this.text;
    const atEnd = text.scrollHeight - text.scrollTop - text.clientHeight < 40;
    const down = text.scrollTop > (this.top ?? 0);
    if (this.following && !atEnd && text.scrollTop < (this.top ?? 0) - 4) {
      this.follow(false);
    }
    this.top = text.scrollTop;
    if (text.scrollTop < 40 && this.parts[0].from > 0 && !this.following) {
      this.before();
    } else if (atEnd && down && !this.following && this.end() < this.size) {
      this.after().then(() => this.following || this.scrollTo(Math.min(this.top, text.scrollHeight)));
    }
  }

  async search(wanted) {
    if (!wanted) {
      return;
    }
    this.follow(false);
    const token = (this.searching = {});
    let from = wanted === this.wanted ? this.goOn ?? 0 : 0;
    this.wanted = wanted;
    for (;;) {
      const response = await fetch(
        `${this.address}${this.file}/search?text=${encodeURIComponent(wanted)}&from=${from}`);
      if (!response.ok || this.searching !== token) {
        return;
      }
      const result = await response.json();
      if (result.found >= 0) {
        this.goOn = result.next;
        await this.jump(result.found, wanted);
        return;
      }
      if (result.over) {
        this.found.textContent = this.goOn ? "No more. Find begins at the start again." : "Not found.";
        this.goOn = 0;
        return;
      }
      from = result.next;
      this.found.textContent = `Searched ${Math.floor((100 * from) / result.size)} % …`;
    }
  }

  async jump(offset, wanted) {
    const before = Math.max(0, offset - PORTION / 4);
    const head = offset > 0 ? await this.fetch(`?from=${before}&to=${offset}&line=${before > 0}`) : null;
    const tail = await this.fetch(`?from=${offset}`);
    const parts = head && head.next === offset && head.from < offset ? [head, tail] : [tail];
    this.parts = parts;
    this.size = tail.size;
    this.tell();
    const mark = document.createElement("mark");
    mark.textContent = tail.text.slice(0, wanted.length);
    this.text.replaceChildren(
      parts.length > 1 ? head.text : "", mark, tail.text.slice(wanted.length));
    this.scrollTo(Math.max(0, mark.offsetTop - this.text.offsetTop - this.text.clientHeight / 3));
    this.found.textContent = `Found at byte ${offset.toLocaleString("en")}.`;
  }
}

/** Wakes the viewers that the page has by now. */
export function viewers() {
  for (const [element] of all) {
    if (!element.isConnected) {
      all.delete(element);
    }
  }
  for (const element of document.querySelectorAll(".viewer")) {
    const known = all.get(element);
    if (known?.following) {
      known.after(() => known.following); // What was printed last, before the step ended.
    } else if (!known) {
      all.set(element, new Viewer(element));
    }
  }
}

/** A file of the run has grown; tells whether anybody looks at it. */
export function grown({ file, bytes }) {
  const looking = [...all.values()].filter((viewer) => viewer.file === file);
  looking.forEach((viewer) => viewer.grow(bytes));
  return looking.length > 0;
}
