// The desktop of a person with a screen reader: window manager, voice, Orca and browser. reader.ts starts it in a PID
// namespace and a D-Bus session of its own. It exits, with everything that it started, when its input ends.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { firefoxPreferences } from './firefox.ts';

const [work = '', engine, browser = '', address = ''] = process.argv.slice(2);
const here = import.meta.dirname;
const transcript = join(work, 'transcript');
const socket = join(work, 'voice');

const env: NodeJS.ProcessEnv = {
  ...process.env,
  TRANSCRIPT: transcript,
  SPEECHD_ADDRESS: `unix_socket:${socket}`,
  MOZ_CRASHREPORTER_DISABLE: '1',
};

function start(name: string, command: string, args: string[]): void {
  const log = openSync(join(work, `${name}.log`), 'w');
  spawn(command, args, { env, stdio: ['ignore', log, log] }).on('error', (error) => {
    writeFileSync(join(work, `${name}.log`), String(error));
    process.exit(1);
  });
}

/** Polls until a condition is true. It has no limit of its own: reader.ts has one, and stops this process. */
async function pollUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(50);
}

process.stdin.resume().on('end', () => process.exit());
writeFileSync(transcript, '');

// Browsers build the accessibility tree only when a screen reader is announced on the bus.
const STATUS = ['--session', '--dest', 'org.a11y.Bus', '--object-path', '/org/a11y/bus'];
const SET = ['--method', 'org.freedesktop.DBus.Properties.Set', 'org.a11y.Status'];
for (const property of ['IsEnabled', 'ScreenReaderEnabled'])
  spawnSync('gdbus', ['call', ...STATUS, ...SET, property, '<true>'], { env });

start('windows', 'openbox', ['--sm-disable']);

const voices = join(work, 'voices');
mkdirSync(join(voices, 'modules'), { recursive: true });
mkdirSync(join(voices, 'clients'));
writeFileSync(join(voices, 'modules', 'capture.conf'), '');
writeFileSync(
  join(voices, 'speechd.conf'),
  `DefaultLanguage "en"
SymbolsPreproc "none"
Timeout 0
AddModule "capture" "${join(here, 'capture.py')}" "capture.conf"
DefaultModule capture
`,
);
const files = ['-C', voices, '-L', work, '-P', join(work, 'voice.pid'), '-S', socket];
start('voice', 'speech-dispatcher', ['--run-single', '--communication-method', 'unix_socket', ...files]);
await pollUntil(() => existsSync(socket));

const orca = join(work, 'orca');
mkdirSync(orca);
copyFileSync(join(here, 'orca-customizations.py'), join(orca, 'orca-customizations.py'));
start('orca', 'orca', ['--user-prefs', orca]);
await pollUntil(() => readFileSync(transcript, 'utf8').includes('Screen reader on.'));

const profile = join(work, 'profile');
mkdirSync(profile);
if (engine === 'firefox') {
  writeFileSync(join(profile, 'user.js'), firefoxPreferences);
  start('browser', browser, [
    '--no-remote',
    '--profile',
    profile,
    '--width',
    '1200',
    '--height',
    '900',
    address,
  ]);
} else {
  start('browser', browser, [
    '--force-renderer-accessibility',
    `--user-data-dir=${profile}`,
    '--window-size=1200,900',
    '--ozone-platform=x11',
    '--lang=en-US',
    '--password-store=basic',
    '--no-sandbox',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-features=Translate,MediaRouter',
    '--test-type',
    address,
  ]);
}
