import {
  deleteCopies,
  type Copy,
  type Failure,
  type WorkerMessage,
  type Report,
  type State,
} from './protocol.ts';
import {
  ask,
  askWhileHeard,
  changeTo,
  isUnreachable,
  register,
  unregister,
  workersOf,
} from './worker-client.ts';
import { isMuted, isOff, setMuted, setOff } from './offline-settings.ts';

const HOUR = 60 * 60 * 1000;

/**
 * The offline copy as a page sees it: whether it is saved, whether a newer version is waiting, and what the reader can
 * do with it. Whatever fails here, the open page stays as it is.
 */
export class OfflineCopy {
  state = $state.raw<State>({ kind: 'unknown' });
  /** A newer version that is completely saved and waiting. */
  update = $state.raw<Copy>();
  /** Whether another tab has changed to a newer version. This tab keeps its own until it is reloaded. */
  outdated = $state(false);
  /** Whether the browser reports a network connection. */
  online = $state(navigator.onLine);
  /** Whether the browser has promised to keep the copy when storage runs low; undefined if it cannot. */
  persisted = $state<boolean>();
  /** Whether the reader has switched off notices of new versions. */
  muted = $state(isMuted());

  // The version whose notice the reader has dismissed in this tab: a newer one brings a new notice. An empty string
  // stands for the version of another tab.
  #dismissedVersion = $state<string>();
  readonly #scope: string;
  readonly #script: string;
  #registration: ServiceWorkerRegistration | undefined;
  // When this page last looked for an update and last got a message from a worker, in milliseconds since 1970.
  #checkedAt = 0;
  #lastMessageAt = 0;
  // Whether the reader has asked this tab to update.
  #isUpdating = false;
  // Whether another worker has taken over though this tab did not ask for it.
  #wasReplaced = false;

  /** `base` is the base path of the site, without a final slash. */
  constructor(base: string) {
    this.#scope = `${location.origin}${base}/`;
    this.#script = `${base}/service-worker.js`;
  }

  /** Saves the site for offline reading, unless the reader has switched that off, and then keeps it up to date. */
  async start(): Promise<void> {
    addEventListener('online', () => {
      this.online = true;
      if (this.state.kind === 'failed') void this.#resume();
    });
    addEventListener('offline', () => (this.online = false));
    void navigator.storage?.persisted?.().then((persisted) => (this.persisted = persisted), ignore);
    const serviceWorker = workersOf();
    if (typeof serviceWorker === 'string') return this.#setNone(serviceWorker);
    serviceWorker.addEventListener('message', ({ data }) => this.#receive(data as WorkerMessage));
    // If there is no controller yet, the first controllerchange is the first copy taking over, not an update.
    let controlled = serviceWorker.controller !== null;
    serviceWorker.addEventListener('controllerchange', () => {
      if (controlled && !this.#isUpdating) void this.#handleReplacement(serviceWorker.controller);
      controlled = true;
    });
    // A new version may be published while a page stays open, but browsers look for one only when a page is opened.
    for (const event of ['visibilitychange', 'pageshow', 'focus'])
      addEventListener(event, () => this.#checkForUpdate());
    setInterval(() => this.#checkForUpdate(), HOUR);
    // Another tab may have removed the copy, saved it again, or muted the notice.
    addEventListener('storage', () => {
      this.muted = isMuted();
      if (isOff()) this.#forget();
      else if (this.state.kind === 'none' && this.state.why === 'removed') void this.save();
    });
    // The reader may have left the page before the copy was completely removed.
    if (isOff()) return this.remove();
    await this.save();
  }

  /** Saves the site for offline reading. */
  async save(): Promise<void> {
    setOff(false);
    const serviceWorker = workersOf();
    if (typeof serviceWorker === 'string') return this.#setNone(serviceWorker);
    this.state = { kind: 'unknown' };
    this.#checkedAt = Date.now();
    const registration = await register(this.#script, this.#scope);
    if (!registration)
      return (await isUnreachable(this.#script)) ? this.#setFailed('network') : this.#setNone('refused');
    // The reader may have removed the copy meanwhile, in another tab.
    if (isOff()) return this.remove();
    if (registration !== this.#registration)
      registration.addEventListener('updatefound', () => this.#follow(registration.installing));
    this.#registration = registration;
    this.#follow(registration.installing);
    await this.#offer(registration.waiting);
    if (!registration.active) return;
    await this.#describe(registration.active);
    void ask(registration.active, 'tidy');
  }

  /** Whether to show a notice of a new version. */
  get hasNotice(): boolean {
    const version = this.outdated ? '' : this.update?.version;
    return version !== undefined && version !== this.#dismissedVersion && !this.muted;
  }

  /** Hides the notice of the current new version, in this tab. */
  dismissNotice(): void {
    this.#dismissedVersion = this.outdated ? '' : this.update?.version;
  }

  /** Switches notices of new versions off or on. */
  mute(muted: boolean): void {
    this.muted = muted;
    setMuted(muted);
  }

  /** Changes to the waiting version and reloads the page. */
  async applyUpdate(): Promise<void> {
    this.#isUpdating = true;
    const { waiting } = this.#registration ?? {};
    if (waiting) await changeTo(waiting);
    location.reload();
  }

  /** Compares every file of the copy with its published hash, and repairs damaged ones. Undefined if there is no copy. */
  async check(): Promise<Report | undefined> {
    const { active } = this.#registration ?? {};
    if (!active) return undefined;
    const report = await this.#checkWith(active);
    await this.#describe(active);
    return report;
  }

  /** Asks the browser to keep the copy when storage runs low. Returns whether it agreed. */
  async persist(): Promise<boolean> {
    this.persisted = await navigator.storage.persist().catch(() => false);
    return this.persisted;
  }

  /** Removes the offline copy completely. It is not made again until `save` is called. */
  async remove(): Promise<void> {
    setOff(true);
    this.#forget();
    await deleteCopies(this.#scope);
    await unregister(this.#scope);
    // A version that was being saved has been stopped only now.
    if (isOff()) await deleteCopies(this.#scope);
  }

  // Goes on saving what could not be saved. If the first copy failed, the browser has dropped its registration.
  async #resume(): Promise<void> {
    const { active } = this.#registration ?? {};
    if (!isOff()) await (active ? this.#describe(active) : this.save());
  }

  #forget(): void {
    this.#registration = undefined;
    this.update = undefined;
    this.outdated = false;
    this.#setNone('removed');
  }

  #setNone(why: 'unsupported' | 'refused' | 'removed') {
    this.state = { kind: 'none', why };
  }

  #setFailed(failure: Failure) {
    this.state = { kind: 'failed', failure };
  }

  async #describe(worker: ServiceWorker): Promise<void> {
    const copy = await ask(worker, 'describe');
    if (isOff()) return;
    if (!copy) return this.#setNone('refused');
    if (copy.missing === 0) this.state = { kind: 'saved', copy };
    // Files that this version has lost are read from the next one, which is complete; the host may no longer have them.
    else if (this.update) this.state = { kind: 'saved', copy: this.update };
    else await this.#refill(worker, copy.missing);
  }

  // Browsers clear caches without notice when they are short of space.
  async #refill(worker: ServiceWorker, missing: number): Promise<void> {
    this.state = { kind: 'saving', done: 0, total: missing };
    const report = await this.#checkWith(worker);
    const copy = await ask(worker, 'describe');
    if (isOff()) return;
    if (!report || !copy) return this.#setNone('refused');
    const { failure } = report;
    this.state = failure ? { kind: 'failed', failure } : { kind: 'saved', copy };
  }

  /** Follows a worker that is saving a version. */
  #follow(worker: ServiceWorker | null): void {
    let wasActivated = false;
    worker?.addEventListener('statechange', () => {
      const { state } = worker;
      if (isOff()) return;
      if (state === 'installed' && this.#registration?.active) void this.#offer(worker);
      if (state === 'activated' && !this.#wasReplaced) void this.#describe(worker);
      wasActivated ||= state === 'activating';
      if (state !== 'redundant' || (this.state.kind !== 'saving' && this.state.kind !== 'unknown')) return;
      // Either it has unregistered itself (service-worker/uninstall.js), or the browser terminated it before it could
      // report a failure.
      if (wasActivated) this.#setNone('refused');
      else this.#setFailed('network');
    });
  }

  async #offer(worker: ServiceWorker | null): Promise<void> {
    if (!worker) return;
    let copy = await ask(worker, 'describe');
    // The browser has cleared it while it waited. It may not take over until it is complete again.
    if (copy?.missing) {
      await this.#checkWith(worker);
      copy = await ask(worker, 'describe');
    }
    if (!copy || copy.missing) return;
    const { active } = this.#registration ?? {};
    if (!active || active === worker) return; // It is the first copy.
    const own = await ask(active, 'describe');
    // If the host went back to the version that is in use, there is nothing new.
    if (copy.version !== own?.version && !isOff()) this.update = copy;
  }

  #checkWith(worker: ServiceWorker): Promise<Report | undefined> {
    this.#lastMessageAt = Date.now();
    return askWhileHeard(worker, 'check', () => this.#lastMessageAt);
  }

  #receive(message: WorkerMessage): void {
    this.#lastMessageAt = Date.now();
    if (isOff()) return;
    // A newer version is saved in the background: what the reader sees is the state of the version in use.
    if (this.state.kind === 'saved' || this.#registration?.active) return;
    if (message.type === 'saving') this.state = { kind: 'saving', done: message.done, total: message.total };
    if (message.type === 'failed') this.#setFailed(message.failure);
    // Saved by another tab, after this one had failed.
    if (message.type === 'saved' && !this.#registration?.installing) void this.#resume();
  }

  async #handleReplacement(worker: ServiceWorker | null): Promise<void> {
    this.#wasReplaced = true;
    this.update = undefined;
    // The worker that removes all offline copies (service-worker/uninstall.js) is not a version.
    if (worker && (await ask(worker, 'describe'))) this.outdated = true;
    else this.#setNone('refused');
  }

  #checkForUpdate(): void {
    if (document.visibilityState !== 'visible') return;
    // Absolute, so that setting the clock back does not postpone the check forever.
    if (Math.abs(Date.now() - this.#checkedAt) < HOUR) return;
    this.#checkedAt = Date.now();
    // If the browser is offline or the server fails, the next check may succeed.
    this.#registration?.update().catch(ignore);
  }
}

const ignore = () => undefined;

let shared: OfflineCopy | undefined;

/** The offline copy for this page, made and started on first use. In browsers only. */
export function getOfflineCopy(base: string): OfflineCopy {
  if (!shared) {
    shared = new OfflineCopy(base);
    // Where a browser blocks storage, any access to it may throw.
    shared.start().catch(() => shared && (shared.state = { kind: 'none', why: 'refused' }));
  }
  return shared;
}
