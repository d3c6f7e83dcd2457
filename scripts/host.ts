// Serves a build with a real web server and the configuration that publishers copy, with only the marked lines edited.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { programs } from './hosts.mjs';

/** A running server: its URL, base path included, and a function that stops it. */
export type Hosted = { url: string; stop: () => Promise<void> };
type Start = (folder: string, base?: string) => Promise<Hosted>;

/** A configuration with its EDIT lines replaced. Throws unless each of them occurs exactly once. */
function edited(name: string, edits: Record<string, string>): string {
  let text = readFileSync(`docs/deploy/${name}`, 'utf8');
  for (const [from, to] of Object.entries(edits)) {
    if (text.split(from).length !== 2)
      throw new Error(`docs/deploy/${name}: "${from}" must occur exactly once.`);
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

/** Makes a temporary folder for a server's own files. With a base path, its folder `www` links to the build at that path. */
function makeWorkspace(folder: string, base: string) {
  const workspace = mkdtempSync(join(tmpdir(), 'host-'));
  const root = base ? join(workspace, 'www') : resolve(folder);
  if (base) {
    mkdirSync(root);
    symlinkSync(resolve(folder), join(root, base));
  }
  return { workspace, root };
}

/** Starts a server in the foreground and waits until it prints `says`. Rejects with its output if it ends before that. */
async function startServer(
  program: string,
  args: string[],
  { workspace, says, url }: { workspace: string; says: string; url: string },
): Promise<Hosted> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: workspace, XDG_DATA_HOME: workspace, XDG_CONFIG_HOME: workspace },
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  // The server must not outlive this process.
  const end = () => child.kill();
  process.once('exit', end);
  let output = '';
  await new Promise<void>((done, fail) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes(says)) done();
    });
    child.once('error', fail);
    child.once('close', () => fail(new Error(`${program} ended:\n${output}`)));
  });
  const stop = async () => {
    end();
    await ended;
    process.off('exit', end);
    rmSync(workspace, { recursive: true, force: true });
  };
  return { url, stop };
}

const nginx =
  ({ program, brotli }: { program: string; brotli: string }): Start =>
  async (folder, base = '') => {
    const { workspace, root } = makeWorkspace(folder, base);
    const port = await freePort();
    writeFileSync(
      join(workspace, 'site.conf'),
      edited('nginx.conf', {
        'listen 80; # EDIT': `listen 127.0.0.1:${port};`,
        'listen [::]:80; # EDIT': '',
        'root /srv/www/papers;': `root ${root};`,
        '=404 /404.html;': `=404 ${base}/404.html;`,
      }),
    );
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    // As in Debian's nginx.conf, apart from the paths; and as root, because `nobody` may not be able to read the build.
    const main = `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${workspace}/pid;
error_log stderr notice;
load_module ${brotli};
events {}
http {
  ${temporary.map((name) => `${name}_temp_path ${workspace}/${name};`).join(' ')}
  access_log off;
  sendfile on;
  tcp_nopush on;
  types { application/javascript js; }
  default_type application/octet-stream;
  gzip on;
  include ${workspace}/site.conf;
}
`;
    writeFileSync(join(workspace, 'nginx.conf'), main);
    return startServer(program, ['-p', workspace, '-c', join(workspace, 'nginx.conf')], {
      workspace,
      says: 'start worker process ',
      url: `http://127.0.0.1:${port}${base}/`,
    });
  };

const caddy =
  (program: string): Start =>
  async (folder, base = '') => {
    const { workspace, root } = makeWorkspace(folder, base);
    const port = await freePort();
    writeFileSync(
      join(workspace, 'site'),
      edited('Caddyfile', {
        'papers.example.org {': `http://127.0.0.1:${port} {`,
        'root * /srv/www/papers': `root * ${root}`,
        'rewrite * /404.html': `rewrite * ${base}/404.html`,
      }),
    );
    const main = join(workspace, 'Caddyfile');
    writeFileSync(main, '{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\nimport site\n');
    return startServer(program, ['run', '--config', main, '--adapter', 'caddyfile'], {
      workspace,
      says: 'serving initial configuration',
      url: `http://127.0.0.1:${port}${base}/`,
    });
  };

/** The installed servers by name. Each serves a build, under a base path if one is passed. */
export function hosts(): Record<string, Start> {
  const installed = programs();
  return {
    ...(installed.nginx && { nginx: nginx(installed.nginx) }),
    ...(installed.Caddy && { Caddy: caddy(installed.Caddy) }),
  };
}
