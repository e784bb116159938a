import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { type RunningWordPress, startWordPress, type WordPressOptions } from "../../sandbox/wordpress";
import { withWordPress } from "../../sandbox/wordpress/php-code";

/** Socket of a MariaDB or MySQL that takes the user `wp` with the password `wp` and lets it create databases; undefined without one. */
export const databaseSocket = process.env.WORDPRESS_TEST_MARIADB;

/**
 * The WordPress that tests run on: the embedded one, or, with a database named in the environment, the same core files on this machine's
 * own PHP with several workers, where requests really run at once. Core files are copied, because the embedded one's are set up for SQLite.
 */
export const startTestWordPress = (options: WordPressOptions): Promise<RunningWordPress> =>
  databaseSocket ? startNativeWordPress(options, databaseSocket) : startWordPress(options);

async function startNativeWordPress(
  { stateFolder, coreFolder, pluginFolders }: WordPressOptions,
  socket: string,
): Promise<RunningWordPress> {
  const folder = join(stateFolder, "wordpress");
  const plugins = join(folder, "wp-content/plugins");
  cpSync(join(coreFolder, "wordpress"), folder, {
    recursive: true,
    filter: (path) => !/wp-content\/(db\.php|plugins\/.+)$/.test(path),
  });
  mkdirSync(plugins, { recursive: true });
  for (const plugin of pluginFolders) symlinkSync(plugin.folder, join(plugins, plugin.slug));
  mkdirSync(join(folder, "wp-content/mu-plugins"), { recursive: true });
  const keepMail = `fn($r, $mail) => (bool) file_put_contents('${join(stateFolder, "mail.jsonl")}', wp_json_encode($mail) . "\n", FILE_APPEND)`;
  writeFileSync(join(folder, "wp-content/mu-plugins/mail.php"), `<?php add_filter('pre_wp_mail', ${keepMail}, 10, 2);`);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const database = `wp_test_${process.pid}_${port}`;
  writeFileSync(join(folder, "wp-config.php"), configuration(url, socket, database, join(stateFolder, "debug.log")));

  const script = join(stateFolder, "script.php");
  const php = async (code: string): Promise<string> => {
    writeFileSync(script, code);
    return (await promisify(execFile)("php", ["-d", "display_errors=0", script], { maxBuffer: 2 ** 26 })).stdout;
  };
  await php(`<?php $db = new mysqli('localhost', 'wp', 'wp', '', 0, ${JSON.stringify(socket)});
    $db->query('CREATE DATABASE ${database} CHARACTER SET utf8mb4');`);
  await php(`<?php define('WP_INSTALLING', true); require '${folder}/wp-load.php'; require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    add_filter('pre_wp_mail', '__return_true');
    wp_install('WordPress sandbox', 'admin', 'admin@example.com', false, '', wp_generate_password(32));`);
  const server = spawn("php", ["-S", `127.0.0.1:${port}`, "-t", folder, "-d", "display_errors=0"], {
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: "6" },
    stdio: "ignore",
    detached: true,
  });
  await answers(url, server);

  return {
    url,
    stateFolder,
    run: async (code, input) => php(withWordPress(code, input).replace("'/wordpress/", `'${folder}/`)),
    async stop() {
      // The workers are children of the server and outlive it: the whole group is ended.
      const ended = new Promise((resolve) => server.once("exit", resolve));
      process.kill(-server.pid!, "SIGTERM");
      await ended;
      await php(
        `<?php (new mysqli('localhost', 'wp', 'wp', '', 0, ${JSON.stringify(socket)}))->query('DROP DATABASE ${database}');`,
      );
    },
  };
}

const configuration = (url: string, socket: string, database: string, log: string): string => `<?php
define('DB_NAME', '${database}');
define('DB_USER', 'wp');
define('DB_PASSWORD', 'wp');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '${url}');
define('WP_SITEURL', '${url}');
define('WP_ENVIRONMENT_TYPE', 'local');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost');
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', true);
define('WP_DEBUG_DISPLAY', false);
define('WP_DEBUG_LOG', '${log}');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    if (
      await fetch(`${url}/wp-includes/images/blank.gif`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await pause(50);
  }
  throw new Error("PHP's own server could not be started. Is php-cli installed?");
}
