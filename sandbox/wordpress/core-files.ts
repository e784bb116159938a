/**
 * Files that make the fetched WordPress ready for the sandbox. They are written once, after extraction, because every
 * stack shares the folder read-only: what differs between stacks comes as constants and mounts.
 */
export const coreFiles: Record<string, string> = {
  "wordpress/wp-config.php": `<?php
// Keys, addresses and the place of the database are constants that the sandbox defines before this file runs.
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', '' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`,
  // The SQLite integration's own drop-in (db.copy) with its folder filled in.
  "wordpress/wp-content/db.php": `<?php
define( 'SQLITE_DB_DROPIN_VERSION', '1.8.0' );
define( 'SQLITE_MAIN_FILE', '/sqlite-database-integration/load.php' );
define( 'DATABASE_TYPE', 'sqlite' );
define( 'DB_ENGINE', 'sqlite' );
require_once '/sqlite-database-integration/wp-includes/sqlite/db.php';
`,
};

/** Folders on which a stack's own ones are mounted; WordPress's own `fonts` would be made on first use. */
export const mountPoints = ["uploads", "mu-plugins", "fonts"].map((name) => `wordpress/wp-content/${name}`);
