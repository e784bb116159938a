<?php
/**
 * POST /users: one SQL query for a page of users, and one more when they are to be counted.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/** Rows of a page. */
const ICDS_MAX_TOP = 5000;

/**
 * Answers a query.
 *
 * @param array $query {Filter?, Order?, Top?, Skip?, Count?}.
 * @return array|WP_Error {value: row[], count: ?int}; 400 icds_bad_query.
 */
function icds_query_users(array $query) {
	global $wpdb;
	$where = isset($query['Filter']) ? icds_filter_sql($query['Filter']) : '(1 = 1)';
	$order = icds_order_sql($query['Order'] ?? []);
	foreach ([$where, $order] as $part) {
		if (is_wp_error($part)) {
			return $part;
		}
	}
	$top = isset($query['Top']) ? (int) $query['Top'] : ICDS_MAX_TOP;
	$page = $wpdb->prepare(' LIMIT %d OFFSET %d', min(ICDS_MAX_TOP, $top), (int) ($query['Skip'] ?? 0));
	$users = 0 === $top ? [] : $wpdb->get_results(icds_user_select() . " WHERE $where ORDER BY $order$page");
	$count = empty($query['Count'])
		? null
		: (int) $wpdb->get_var('SELECT COUNT(*) ' . icds_user_from() . " WHERE $where");
	return ['value' => array_map('icds_user_row', $users), 'count' => $count];
}

/**
 * ORDER BY; ties by id, so that pages never overlap.
 *
 * @param mixed $order [{Field, Dir}].
 * @return string|WP_Error
 */
function icds_order_sql($order) {
	$parts = [];
	foreach (is_array($order) ? $order : [] as $by) {
		$field = is_string($by['Field'] ?? null) ? icds_field_name($by['Field']) : null;
		if (null === $field) {
			/* translators: %s: the order asked for. */
			$sentence = __('Users can\'t be sorted by %s.', 'dataverse-user-binding');
			return icds_bad_query(sprintf($sentence, wp_json_encode($by)));
		}
		$direction = 'desc' === strtolower(is_string($by['Dir'] ?? null) ? $by['Dir'] : 'asc') ? 'DESC' : 'ASC';
		$parts[] = icds_query_fields()[$field][0] . " $direction";
	}
	$parts[] = 'u.ID ASC';
	return implode(', ', $parts);
}
