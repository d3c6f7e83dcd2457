import {
  deleteCopies,
  type Copy,
  type Failure,
  type WorkerMessage,
  type Report,
  type State,
} from './protocol.ts';
import { ask, askWhileHeard, changeTo, isLost, register, unregister, workersOf } from './worker-client.ts';
import { isMuted, isOff, setMuted, setOff } from './offline-settings.ts';

const HOUR = 60 * 60 * 1000;

/**
 * The offline copy of the reader, as a page sees it: whether it is there, whether a newer one waits, and what may be
 * done with it. Whatever fails here, the page that is open stays as it is.
 */
export class OfflineCopy {
  state = $state.raw<State>({ kind: 'unknown' });
  /** The newer version that is saved, complete, and waits. */
  update = $state.raw<Copy>();
  /** Whether another tab has changed to a newer version: this one goes on in its own until it is reloaded. */
  outdated = $state(false);
  /** Whether the browser says that there is a network. */
  online = $state(navigator.onLine);
  /** Whether the browser has promised not to clear the copy when space gets short; undefined if it cannot. */
  kept = $state<boolean>();

  /** Whether the reader wants no notice of new versions. */
  muted = $state(isMuted());

  // Put off in this tab, for the version that was spoken of: a newer one is another matter.
  #putOff = $state<string>();
  readonly #scope: string;
  readonly #script: string;
  #registration: ServiceWorkerRegistration | undefined;
  #checked = 0;
  #heard = 0;
  #asked = false;
  #passed = false;

  /** `base` is the path that the reader lies under, without a slash at the end. */
  constructor(base: string) {
    this.#scope = `${location.origin}${base}/`;
    this.#script = `${base}/service-worker.js`;
  }

  /** Saves the reader for offline, if the reader has not said otherwise, and watches over it from then on. */
  async begin(): Promise<void> {
    addEventListener('online', () => {
      this.online = true;
      if (this.state.kind === 'failed') void (this.#registration?.update().catch(ignore) ?? this.save());
    });
    addEventListener('offline', () => (this.online = false));
    void navigator.storage?.persisted?.().then((kept) => (this.kept = kept), ignore);
    const serviceWorker = workersOf();
    if (typeof serviceWorker === 'string') return this.#none(serviceWorker);
    serviceWorker.addEventListener('message', ({ data }) => this.#hear(data as WorkerMessage));
    // Without a controller this is the first copy, not another version.
    let controlled = serviceWorker.controller !== null;
    serviceWorker.addEventListener('controllerchange', () => {
      if (controlled && !this.#asked) void this.#passOver(serviceWorker.controller);
      controlled = true;
    });
    // The worker may be new only after the reader has come back; browsers look for one when a page is opened.
    for (const event of ['visibilitychange', 'pageshow', 'focus'])
      addEventListener(event, () => this.#look());
    setInterval(() => this.#look(), HOUR);
    // Another tab may have removed the copy, saved it again, or muted the notice.
    addEventListener('storage', () => {
      this.muted = isMuted();
      if (isOff()) this.#forget();
      else if (this.state.kind === 'none' && this.state.why === 'removed') void this.save();
    });
    // Removing may have been cut short, by a page that was left.
    if (isOff()) return this.remove();
    await this.save();
  }

  /** Saves the reader for offline. */
  async save(): Promise<void> {
    setOff(false);
    const serviceWorker = workersOf();
    if (typeof serviceWorker === 'string') return this.#none(serviceWorker);
    this.state = { kind: 'unknown' };
    this.#checked = Date.now();
    const registration = await register(this.#script, this.#scope);
    if (!registration) return (await isLost(this.#script)) ? this.#fail('network') : this.#none('refused');
    this.#registration = registration;
    registration.addEventListener('updatefound', () => this.#follow(registration.installing));
    this.#follow(registration.installing);
    await this.#offer(registration.waiting);
    if (!registration.active) return;
    await this.#describe(registration.active);
    void ask(registration.active, 'tidy');
  }

  /** Whether there is a new version to speak of. */
  get notice(): boolean {
    const version = this.outdated ? '' : this.update?.version;
    return version !== undefined && version !== this.#putOff && !this.muted;
  }

  /** Speaks no more of the version that there is now, in this tab. */
  putOff(): void {
    this.#putOff = this.outdated ? '' : this.update?.version;
  }

  /** Speaks of no new version any more, or again. */
  mute(muted: boolean): void {
    this.muted = muted;
    setMuted(muted);
  }

  /** Changes to the version that waits, and opens the page anew in it. */
  async take(): Promise<void> {
    this.#asked = true;
    const { waiting } = this.#registration ?? {};
    if (waiting) await changeTo(waiting);
    location.reload();
  }

  /** Compares every file of the copy with what was published, and mends what is damaged. Undefined if there is none. */
  async check(): Promise<Report | undefined> {
    const { active } = this.#registration ?? {};
    if (!active) return undefined;
    const report = await this.#checkWith(active);
    await this.#describe(active);
    return report;
  }

  /** Asks the browser not to clear the copy when space gets short. Gives whether it will not. */
  async keep(): Promise<boolean> {
    this.kept = await navigator.storage.persist().catch(() => false);
    return this.kept;
  }

  /** Removes the offline copy, of which nothing is left; it is not made again until `save`. */
  async remove(): Promise<void> {
    setOff(true);
    this.#forget();
    await deleteCopies(this.#scope);
    await unregister(this.#scope);
    // A version that was on its way has been let go only now.
    if (isOff()) await deleteCopies(this.#scope);
  }

  #forget(): void {
    this.#registration = undefined;
    this.update = undefined;
    this.outdated = false;
    this.#none('removed');
  }

  #none(why: 'unsupported' | 'refused' | 'removed') {
    this.state = { kind: 'none', why };
  }

  #fail(failure: Failure) {
    this.state = { kind: 'failed', failure };
  }

  async #describe(worker: ServiceWorker): Promise<void> {
    const copy = await ask(worker, 'describe');
    if (isOff()) return;
    if (!copy) return this.#none('refused');
    if (copy.missing === 0) this.state = { kind: 'saved', copy };
    // What this version has lost is read in the next one, which is whole; the host may not have it any more.
    else if (this.update) this.state = { kind: 'saved', copy: this.update };
    else await this.#refill(worker, copy.missing);
  }

  // Browsers clear what was kept when they are short of space, and say nothing.
  async #refill(worker: ServiceWorker, missing: number): Promise<void> {
    this.state = { kind: 'saving', done: 0, total: missing };
    const report = await this.#checkWith(worker);
    const copy = await ask(worker, 'describe');
    if (isOff()) return;
    if (!report || !copy) return this.#none('refused');
    const { failure } = report;
    this.state = failure ? { kind: 'failed', failure } : { kind: 'saved', copy };
  }

  /** Follows a worker that is saving a version. */
  #follow(worker: ServiceWorker | null): void {
    let active = false;
    worker?.addEventListener('statechange', () => {
      const { state } = worker;
      if (isOff()) return;
      if (state === 'installed' && this.#registration?.active) void this.#offer(worker);
      if (state === 'activated' && !this.#passed) void this.#describe(worker);
      active ||= state === 'activating';
      if (state !== 'redundant' || (this.state.kind !== 'saving' && this.state.kind !== 'unknown')) return;
      // It has removed itself (service-worker/uninstall.js), or the browser ended it before it could say why.
      if (active) this.#none('refused');
      else this.#fail('network');
    });
  }

  async #offer(worker: ServiceWorker | null): Promise<void> {
    if (!worker) return;
    let copy = await ask(worker, 'describe');
    // Emptied while it waited: it may not take over before it is whole again.
    if (copy?.missing) {
      await this.#checkWith(worker);
      copy = await ask(worker, 'describe');
    }
    if (!copy || copy.missing) return;
    const { active } = this.#registration ?? {};
    const own = active && active !== worker ? await ask(active, 'describe') : undefined;
    // A host that went back to what is read has nothing new.
    if (copy.version !== own?.version && !isOff()) this.update = copy;
  }

  #checkWith(worker: ServiceWorker): Promise<Report | undefined> {
    this.#heard = Date.now();
    return askWhileHeard(worker, 'check', () => this.#heard);
  }

  #hear(news: WorkerMessage): void {
    this.#heard = Date.now();
    if (isOff()) return;
    // A newer version is saved unseen: the one that is there is what counts.
    if (this.state.kind === 'saved' || this.#registration?.active) return;
    if (news.type === 'saving') this.state = { kind: 'saving', done: news.done, total: news.total };
    if (news.type === 'failed') this.#fail(news.failure);
  }

  async #passOver(worker: ServiceWorker | null): Promise<void> {
    this.#passed = true;
    this.update = undefined;
    // The worker that ends all workers (service-worker/uninstall.js) is no version.
    if (worker && (await ask(worker, 'describe'))) this.outdated = true;
    else this.#none('refused');
  }

  #look(): void {
    if (document.visibilityState !== 'visible') return;
    // A clock that was set back must not put it off for ever.
    if (Math.abs(Date.now() - this.#checked) < HOUR) return;
    this.#checked = Date.now();
    // Offline, or a server that has none to give now: the next time.
    this.#registration?.update().catch(ignore);
  }
}

const ignore = () => undefined;

let shared: OfflineCopy | undefined;

/** The offline copy of the page; made, and begun, when it is first asked for. In browsers only. */
export function getOfflineCopy(base: string): OfflineCopy {
  if (!shared) {
    shared = new OfflineCopy(base);
    void shared.begin();
  }
  return shared;
}
