// Serves a build with a real web server and the configuration that publishers copy, only its edits made.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { programs } from './hosts.mjs';

/** A server that answers: its address, base path included, and the way to end it. */
export type Hosted = { url: string; stop: () => Promise<void> };
type Start = (folder: string, base?: string) => Promise<Hosted>;

/** A configuration with the lines edited that say EDIT. Throws if one of them is not there just once. */
function edited(name: string, edits: Record<string, string>): string {
  let text = readFileSync(`docs/deploy/${name}`, 'utf8');
  for (const [from, to] of Object.entries(edits)) {
    if (text.split(from).length !== 2) throw new Error(`docs/deploy/${name}: "${from}" is expected once.`);
    text = text.replace(from, () => to);
  }
  return text;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A folder for a server's own files, and in it `www`, where the build lies as its base path wants it. */
function roomFor(folder: string, base: string) {
  const room = mkdtempSync(join(tmpdir(), 'host-'));
  const root = base ? join(room, 'www') : resolve(folder);
  if (base) {
    mkdirSync(root);
    symlinkSync(resolve(folder), join(root, base));
  }
  return { room, root };
}

/** Starts a server in the foreground and waits until it says that it serves. Rejects with what it said if it ends. */
async function started(
  program: string,
  args: string[],
  { room, says, url }: { room: string; says: string; url: string },
): Promise<Hosted> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: room, XDG_DATA_HOME: room, XDG_CONFIG_HOME: room },
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  // It must not outlive who started it.
  const end = () => child.kill();
  process.once('exit', end);
  let said = '';
  await new Promise<void>((done, fail) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(says)) done();
    });
    child.once('error', fail);
    child.once('close', () => fail(new Error(`${program} ended:\n${said}`)));
  });
  const stop = async () => {
    end();
    await ended;
    process.off('exit', end);
    rmSync(room, { recursive: true, force: true });
  };
  return { url, stop };
}

const nginx =
  ({ program, brotli }: { program: string; brotli: string }): Start =>
  async (folder, base = '') => {
    const { room, root } = roomFor(folder, base);
    const port = await freePort();
    writeFileSync(
      join(room, 'site.conf'),
      edited('nginx.conf', {
        'listen 80; # EDIT': `listen 127.0.0.1:${port};`,
        'listen [::]:80; # EDIT': '',
        'root /srv/www/papers;': `root ${root};`,
        '=404 /404.html;': `=404 ${base}/404.html;`,
      }),
    );
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    // As Debian's own nginx.conf has it, but for the places of files; who may read a build need not be `nobody`.
    const main = `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${room}/pid;
error_log stderr notice;
load_module ${brotli};
events {}
http {
  ${temporary.map((name) => `${name}_temp_path ${room}/${name};`).join(' ')}
  access_log off;
  sendfile on;
  tcp_nopush on;
  types { application/javascript js; }
  default_type application/octet-stream;
  gzip on;
  include ${room}/site.conf;
}
`;
    writeFileSync(join(room, 'nginx.conf'), main);
    return started(program, ['-p', room, '-c', join(room, 'nginx.conf')], {
      room,
      says: 'start worker process ',
      url: `http://127.0.0.1:${port}${base}/`,
    });
  };

const caddy =
  (program: string): Start =>
  async (folder, base = '') => {
    const { room, root } = roomFor(folder, base);
    const port = await freePort();
    writeFileSync(
      join(room, 'site'),
      edited('Caddyfile', {
        'papers.example.org {': `http://127.0.0.1:${port} {`,
        'root * /srv/www/papers': `root * ${root}`,
        'rewrite * /404.html': `rewrite * ${base}/404.html`,
      }),
    );
    const main = join(room, 'Caddyfile');
    writeFileSync(main, '{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\nimport site\n');
    return started(program, ['run', '--config', main, '--adapter', 'caddyfile'], {
      room,
      says: 'serving initial configuration',
      url: `http://127.0.0.1:${port}${base}/`,
    });
  };

/** The servers that there are here, by name: each serves a build, under a base path if it has one. */
export function hosts(): Record<string, Start> {
  const here = programs();
  return {
    ...(here.nginx && { nginx: nginx(here.nginx) }),
    ...(here.Caddy && { Caddy: caddy(here.Caddy) }),
  };
}
