// Sends changes as they come, one request at a time, and keeps them until the server has stored
// them. Sending twice changes nothing, so after a lost answer everything is simply sent again.

const PATIENCE = [1, 2, 4, 8, 15, 30];
const FINAL = new Set([404, 409, 410]);

export class Queue {
  #changes = new Map();
  #options;
  #wantsSubmit = false;
  #isSending = false;
  #failures = 0;
  #timer = 0;
  #ended = false;
  #online = () => this.#soon(0);

  constructor(options) {
    this.#options = options;
    addEventListener("online", this.#online);
  }

  get isWaiting() {
    return !this.#ended && (this.#changes.size > 0 || this.#isSending || this.#wantsSubmit);
  }

  add(element, fields) {
    this.#changes.set(element, { ...this.#changes.get(element), ...fields });
    if (!this.#ended) this.#run();
  }

  resumed() {
    this.#say("saved");
  }

  touch() {
    if (!this.#ended) this.#say("saving");
  }

  submit() {
    this.#wantsSubmit = true;
    if (!this.#ended) this.#run();
  }

  stop() {
    this.#ended = true;
    clearTimeout(this.#timer);
    removeEventListener("online", this.#online);
  }

  async #run() {
    if (this.#isSending) return;
    this.#isSending = true;
    clearTimeout(this.#timer);
    let went = true;
    while (went && !this.#ended && (this.#changes.size || this.#wantsSubmit)) {
      if (!this.#failures) this.#say("saving");
      went = await (this.#changes.size ? this.#sendChanges() : this.#sendSubmission());
    }
    this.#isSending = false;
    if (!went && !this.#ended) this.#wait();
  }

  async #sendChanges() {
    const sent = this.#changes;
    this.#changes = new Map();
    const changes = [...sent].map(([element, fields]) => ({ element, ...fields }));
    const body = JSON.stringify({ key: this.#options.key, changes });
    const response = await this.#post(this.#options.save, body);
    if (response?.ok || response?.status === 422) {
      this.#stored(response.ok ? [] : (await response.json()).refused);
      return true;
    }
    for (const [element, fields] of sent) {
      this.#changes.set(element, { ...fields, ...this.#changes.get(element) });
    }
    return this.#failed(response);
  }

  async #sendSubmission() {
    const body = new URLSearchParams({ key: this.#options.key });
    const response = await this.#post(this.#options.submit, body);
    if (response?.ok || FINAL.has(response?.status)) {
      this.stop();
      this.#options.onSubmitted(await response.text());
      return true;
    }
    if (response?.status === 422) {
      this.#wantsSubmit = false;
      this.#say("", (await response.json()).reason);
      return true;
    }
    return this.#failed(response);
  }

  async #post(url, body) {
    try {
      return await this.#options.post(url, body);
    } catch {
      return null;
    }
  }

  #stored(refused) {
    this.#failures = 0;
    this.#options.onRefused(refused);
    if (!this.#changes.size) this.#say(refused.length ? "refused" : "saved");
    if (refused.length) this.#wantsSubmit = false;
  }

  async #failed(response) {
    if (FINAL.has(response?.status)) {
      const { reason } = await response.json();
      this.stop();
      this.#say("refused", reason);
      return true;
    }
    this.#failures += 1;
    this.#say(response ? "failing" : "offline");
    return false;
  }

  #wait() {
    const seconds = PATIENCE[Math.min(this.#failures, PATIENCE.length) - 1];
    this.#soon(seconds * 1000 * (0.75 + Math.random() / 2));
  }

  #soon(milliseconds) {
    clearTimeout(this.#timer);
    if (this.isWaiting) this.#timer = setTimeout(() => this.#run(), milliseconds);
  }

  #say(name, words) {
    this.#options.onState(name, words);
  }
}
