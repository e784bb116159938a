<?php
/**
 * The fields that a query may name, each with its column in SQL.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Field => [SQL, kind]. Kinds: number, text (folded), time, guid, flag. Whether a user can be bound is no column.
 *
 * @return array<string, array{0: string, 1: string}>
 */
function icds_query_fields(): array {
	global $wpdb;
	$meta = fn(
		string $key,
	) => "LOWER(COALESCE((SELECT m.meta_value FROM {$wpdb->usermeta} m WHERE m.user_id = u.ID AND m.meta_key = '$key' ORDER BY m.umeta_id LIMIT 1), ''))";
	return [
		'id' => ['u.ID', 'number'],
		'login' => ["COALESCE(l.f_login, '')", 'text'],
		'email' => ["COALESCE(l.f_email, '')", 'text'],
		'display_name' => ["COALESCE(l.f_name, '')", 'text'],
		'first_name' => ["COALESCE(l.f_first, '')", 'text'],
		'last_name' => ["COALESCE(l.f_last, '')", 'text'],
		'roles' => ["COALESCE(l.f_roles, '')", 'text'],
		'contact_name' => ["COALESCE(l.f_contact, '')", 'text'],
		'timezone' => [$meta('icds_timezone'), 'text'],
		'locale' => [$meta('icds_locale'), 'text'],
		'login_locked' => ['COALESCE(l.disabled, 0)', 'flag'],
		'last_login' => ['l.last_login', 'time'],
		'modified' => ['l.modified', 'time'],
		'mode' => ['COALESCE(l.mode, 0)', 'number'],
		'contact_id' => ['l.contact_id', 'guid'],
	];
}

/**
 * A field by its own name or by the vendor's (`user_name`, `icds_binding` …).
 *
 * @return string|null Null when there is no such field.
 */
function icds_field_name(string $name): ?string {
	$vendor = [
		'user_id' => 'id',
		'user_name' => 'login',
		'username' => 'login',
		'name' => 'display_name',
		'icds_binding' => 'mode',
		'icds_binding_ref' => 'contact_name',
		'icds_disabled' => 'login_locked',
		'icds_last_login' => 'last_login',
		'icds_timezone' => 'timezone',
		'icds_locale' => 'locale',
	];
	$name = strtolower($name);
	return $vendor[$name] ?? (array_key_exists($name, icds_query_fields()) ? $name : null);
}
