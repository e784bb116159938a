<?php
/**
 * POST /links, /marks and /username_mode: what WordPress remembers of contacts.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Registers the routes.
 */
function icds_register_link_routes(): void {
	$reason = [
		'type' => ['string', 'null'],
		'enum' => ['login_disabled', 'inactive', 'deleted', 'not_found', 'several', null],
	];
	icds_route('/links', 'POST', 'icds_rest_links', [
		'contacts' => ['type' => 'array', 'items' => icds_guid_schema(), 'maxItems' => 1000],
		'users' => ['type' => 'array', 'items' => icds_user_id_schema(), 'maxItems' => 1000],
		'logins' => ['type' => 'array', 'items' => ['type' => 'string'], 'maxItems' => 1000],
	]);
	icds_route('/marks', 'POST', 'icds_rest_marks', [
		'contact' => icds_guid_schema() + ['required' => true],
		'version' => icds_version_schema(),
		'denied' => ['type' => 'boolean', 'required' => true],
		'reason' => $reason,
	]);
	icds_route('/username_mode', 'POST', 'icds_rest_username_mode', [
		'user' => icds_user_id_schema() + ['required' => true],
		'contact' => icds_guid_schema(true),
		'name' => ['type' => ['string', 'null']],
		'version' => icds_version_schema(),
		'denied' => ['type' => 'boolean', 'required' => true],
		'reason' => $reason,
	]);
}
add_action('rest_api_init', 'icds_register_link_routes');

/**
 * POST /links: links of some users, and of the users of some contacts.
 */
function icds_rest_links(WP_REST_Request $request): array {
	return [
		'links' => icds_find_links(
			array_map('strtolower', (array) $request['contacts']),
			array_map('intval', (array) $request['users']),
			array_map('icds_fold', (array) $request['logins']),
		),
	];
}

/**
 * Finds links in one query.
 *
 * @param string[] $contacts Guids: bound to, or last resolved.
 * @param int[]    $users    User ids.
 * @param string[] $logins   Folded sign-in names.
 * @return array[] Links of docs/contracts.md.
 */
function icds_find_links(array $contacts, array $users, array $logins): array {
	global $wpdb;
	$list = fn(array $values) => implode(', ', array_map(fn($value) => $wpdb->prepare('%s', (string) $value), $values));
	$where = array_filter([
		$contacts ? "l.contact_id IN ({$list($contacts)}) OR l.last_contact_id IN ({$list($contacts)})" : '',
		$users ? 'u.ID IN (' . implode(', ', $users) . ')' : '',
		$logins ? "l.f_login IN ({$list($logins)})" : '',
	]);
	if (!$where) {
		return [];
	}
	$rows = $wpdb->get_results(
		'SELECT u.ID, u.user_login, l.mode, l.contact_id, l.contact_name, l.last_contact_id, l.dv_version, l.denied, l.denied_reason, l.disabled ' .
			icds_user_from() .
			' WHERE ' .
			implode(' OR ', $where) .
			' ORDER BY u.ID',
	);
	return array_map('icds_link_row', $rows);
}

/**
 * A link as docs/contracts.md has it.
 */
function icds_link_row(stdClass $link): array {
	return [
		'user' => (int) $link->ID,
		'login' => $link->user_login,
		'mode' => (int) $link->mode,
		'contact' => icds_contact_of($link),
		'contact_name' => $link->contact_name,
		'last_contact' => $link->last_contact_id,
		'dv_version' => $link->dv_version,
		'denied' => (bool) $link->denied,
		'denied_reason' => $link->denied_reason,
		'disabled' => (bool) $link->disabled,
	];
}

/**
 * POST /marks.
 */
function icds_rest_marks(WP_REST_Request $request) {
	if (null === $request['version'] && 'deleted' !== $request['reason']) {
		return icds_bad_query(__('Only a deletion can do without the contact\'s version.', 'dataverse-user-binding'));
	}
	return [
		'users' => icds_mark_contact(
			strtolower($request['contact']),
			$request['version'],
			(bool) $request['denied'],
			$request['reason'],
		),
	];
}

/**
 * POST /username_mode.
 */
function icds_rest_username_mode(WP_REST_Request $request) {
	if (!get_userdata($request['user'])) {
		return icds_user_not_found($request['user']);
	}
	icds_store_username_match($request['user'], [
		'contact' => icds_guid($request['contact']),
		'name' => $request['name'],
		'version' => $request['version'],
		'denied' => (bool) $request['denied'],
		'reason' => $request['reason'],
	]);
	return ['link' => icds_find_links([], [$request['user']], [])[0] ?? null];
}
