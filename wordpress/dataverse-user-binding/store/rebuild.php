<?php
/**
 * Makes the link table again from WordPress's users and their meta.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Gives every user a link with right folded columns. Links that exist keep their binding, missing ones get it from the user's meta, those
 * of users who are gone disappear. Safe at any time, also after users were written by SQL. Raise ICDS_DB_VERSION whenever icds_fold() answers
 * differently: rows that an older version folded are found by nothing until this ran.
 *
 * @return int Number of users.
 */
function icds_rebuild_links(): int {
	global $wpdb;
	$links = icds_table('links');
	$after = 0;
	$number = 0;
	do {
		$ids = $wpdb->get_col(
			$wpdb->prepare("SELECT ID FROM {$wpdb->users} WHERE ID > %d ORDER BY ID LIMIT 300", $after),
		);
		icds_sync_links(array_map('intval', $ids));
		icds_fold_contact_names(array_map('intval', $ids));
		$number += count($ids);
		$after = (int) end($ids);
	} while ($ids);
	$wpdb->query("DELETE FROM $links WHERE user_id NOT IN (SELECT ID FROM {$wpdb->users})");
	return $number;
}

/**
 * Links users that were written by SQL, past every hook. Until then they are listed, but not found by name.
 *
 * @return int Number of users that had no link; at most 1,000 at a time.
 */
function icds_link_missing_users(): int {
	global $wpdb;
	$ids = $wpdb->get_col('SELECT u.ID ' . icds_user_from() . ' WHERE l.user_id IS NULL ORDER BY u.ID LIMIT 1000');
	foreach (array_chunk(array_map('intval', $ids), 300) as $some) {
		icds_sync_links($some);
	}
	return count($ids);
}

/**
 * Reads the public face of a binding into a new link. Meta is read as text, and no class in it is ever made: the vendor's plugin stored
 * objects there.
 */
function icds_link_from_meta(int $user_id): void {
	global $wpdb;
	$meta = [];
	foreach (
		$wpdb->get_results(
			$wpdb->prepare(
				"SELECT meta_key, meta_value FROM {$wpdb->usermeta} WHERE user_id = %d AND meta_key LIKE %s ORDER BY umeta_id DESC",
				$user_id,
				$wpdb->esc_like('icds_') . '%',
			),
		)
		as $row
	) {
		$meta[$row->meta_key] = $row->meta_value;
	}
	if (!$meta) {
		return;
	}
	$columns = [
		'disabled' => empty($meta['icds_disabled']) ? 0 : 1,
		'last_login' => icds_parse_time($meta['icds_last_login'] ?? null),
	];
	$mode = (int) ($meta['icds_binding'] ?? 0);
	if ($columns['disabled'] || icds_mode_binds($mode)) {
		$refusal = icds_refusal_to_bind($user_id);
		if (null !== $refusal) {
			icds_write_link($user_id, ['last_login' => $columns['last_login']]);
			icds_free_in_meta($user_id, $refusal);
			return;
		}
	}
	$ref = icds_read_reference(icds_unserialize($meta['icds_binding_ref'] ?? ''));
	if (ICDS_MODE_CONTACT !== $mode) {
		$columns['mode'] = $mode >= 0 && $mode <= 4 ? $mode : 0;
	} elseif ($ref && !icds_link_of_contact($ref['Id'])) {
		$columns += icds_contact_columns($ref['Id'], $ref['Name']);
	} else {
		icds_log(
			"User $user_id was left unbound: another user is bound to the same contact, or the stored reference can't be read.",
		);
	}
	icds_write_link($user_id, $columns);
}

/**
 * Takes binding and lock out of the meta of a user whom a guard protects: left behind by another plugin or an older table, they would lock
 * everybody out.
 *
 * @param string $refusal Why the user is protected.
 */
function icds_free_in_meta(int $user_id, string $refusal): void {
	icds_write_public_meta($user_id, ICDS_MODE_NONE, null);
	icds_quietly(fn() => update_user_meta($user_id, 'icds_disabled', 0));
	icds_log("User $user_id was left unbound and enabled. $refusal");
	do_action('icds_refused', $user_id, $refusal);
}

/**
 * What a link would say, read from the public meta alone.
 */
function icds_link_in_meta(int $user_id): stdClass {
	$reference = icds_read_reference(get_user_meta($user_id, 'icds_binding_ref', true));
	$mode = (int) get_user_meta($user_id, 'icds_binding', true);
	$columns =
		ICDS_MODE_CONTACT === $mode && $reference
			? icds_contact_columns($reference['Id'], $reference['Name'])
			: icds_contactless_columns($mode);
	return (object) ($columns + [
		'user_id' => $user_id,
		'revision' => 0,
		'disabled' => (int) (bool) get_user_meta($user_id, 'icds_disabled', true),
		'denied' => 0,
		'denied_reason' => null,
	]);
}

/**
 * Reads a value that WordPress or the vendor's plugin serialized, without making an object of any class.
 *
 * @param mixed $value Text from the database, or a value that is plain already.
 * @return mixed Arrays, texts and numbers; objects as arrays of their properties.
 */
function icds_unserialize($value) {
	if (!is_string($value)) {
		return $value;
	}
	if (!is_serialized($value)) {
		return json_decode($value, true);
	}
	// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- no class is allowed, so nothing can be made of it.
	$plain = @unserialize($value, ['allowed_classes' => false]);
	return is_object($plain) ? get_object_vars($plain) : $plain;
}
