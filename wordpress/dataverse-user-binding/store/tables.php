<?php
/**
 * The plugin's four tables.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Full name of one of our tables.
 *
 * @param string $name links, outbox, lease or guard.
 */
function icds_table(string $name): string {
	global $wpdb;
	return "{$wpdb->base_prefix}icds_{$name}";
}

/**
 * Tables that the database does not have: it refused to make them, or somebody took them away.
 *
 * @return string[] Full names.
 */
function icds_missing_tables(): array {
	global $wpdb;
	$has = fn(string $table) => 0 ===
		strcasecmp($table, (string) $wpdb->get_var($wpdb->prepare('SHOW TABLES LIKE %s', $wpdb->esc_like($table))));
	$tables = array_map('icds_table', ['links', 'outbox', 'lease', 'guard']);
	return array_values(array_filter($tables, fn($table) => !$has($table)));
}

/**
 * Creates the tables, or adds what an older version of them lacks.
 *
 * - links: one row per user, bound or not. The arbiter (one contact, one user: unique contact), the reverse index and the search index.
 *   `contact_id` is set in mode 3 alone. `revision` grows with each write, so that two writers can't overwrite each other unseen.
 *   The f_ columns are folded text (icds_fold), so that SQLite and every MySQL collation compare alike.
 * - outbox: changes of users and bindings that the bridge hasn't acknowledged yet.
 * - lease: who pulls the outbox until when, and how far the bridge's sweeps have come.
 * - guard: one row, under which the last unbound administrator is protected.
 */
function icds_create_tables(): void {
	global $wpdb;
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	$collate = $wpdb->get_charset_collate();

	dbDelta(
		'CREATE TABLE ' .
			icds_table('links') .
			" (
site int(10) unsigned NOT NULL,
user_id bigint(20) unsigned NOT NULL,
mode tinyint(3) unsigned NOT NULL DEFAULT 0,
contact_id char(36) NULL,
contact_name varchar(200) NULL,
last_contact_id char(36) NULL,
dv_version varchar(20) NULL,
denied tinyint(1) unsigned NOT NULL DEFAULT 0,
denied_reason varchar(20) NULL,
allowed_at datetime NULL,
refused_at datetime NULL,
disabled tinyint(1) unsigned NOT NULL DEFAULT 0,
last_login datetime NULL,
modified datetime NULL,
revision bigint(20) unsigned NOT NULL DEFAULT 0,
sent_hash char(64) NULL,
f_name varchar(190) NOT NULL DEFAULT '',
f_first varchar(190) NOT NULL DEFAULT '',
f_last varchar(190) NOT NULL DEFAULT '',
f_login varchar(190) NOT NULL DEFAULT '',
f_email varchar(190) NOT NULL DEFAULT '',
f_roles varchar(190) NOT NULL DEFAULT '',
f_contact varchar(190) NOT NULL DEFAULT '',
PRIMARY KEY  (site,user_id),
UNIQUE KEY contact (site,contact_id),
KEY last_contact (site,last_contact_id),
KEY f_login (f_login),
KEY f_email (f_email)
) $collate;",
	);
	dbDelta(
		'CREATE TABLE ' .
			icds_table('outbox') .
			" (
seq bigint(20) unsigned NOT NULL AUTO_INCREMENT,
site int(10) unsigned NOT NULL,
user_id bigint(20) unsigned NOT NULL DEFAULT 0,
kind varchar(20) NOT NULL,
origin varchar(100) NOT NULL DEFAULT '',
data longtext NULL,
completed tinyint(1) unsigned NOT NULL DEFAULT 0,
parked tinyint(1) unsigned NOT NULL DEFAULT 0,
tries int(10) unsigned NOT NULL DEFAULT 0,
next_try datetime NOT NULL,
created datetime NOT NULL,
error text NULL,
PRIMARY KEY  (seq),
KEY user_order (site,user_id,seq),
KEY due (site,parked,next_try)
) $collate;",
	);
	dbDelta(
		'CREATE TABLE ' .
			icds_table('lease') .
			" (
site int(10) unsigned NOT NULL,
token bigint(20) unsigned NOT NULL DEFAULT 0,
holder varchar(190) NOT NULL DEFAULT '',
held_until datetime NULL,
renewals bigint(20) unsigned NOT NULL DEFAULT 0,
watermark datetime NULL,
deletions_checked datetime NULL,
PRIMARY KEY  (site)
) $collate;",
	);
	dbDelta(
		'CREATE TABLE ' .
			icds_table('guard') .
			" (
site int(10) unsigned NOT NULL,
revision bigint(20) unsigned NOT NULL DEFAULT 0,
claims longtext NULL,
PRIMARY KEY  (site)
) $collate;",
	);

	foreach (['lease', 'guard'] as $name) {
		// phpcs:ignore WordPress.DB.PreparedSQL -- the table's name is ours.
		$wpdb->query($wpdb->prepare('INSERT IGNORE INTO ' . icds_table($name) . ' (site) VALUES (%d)', icds_site()));
	}
}
