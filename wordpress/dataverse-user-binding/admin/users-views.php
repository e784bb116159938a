<?php
/**
 * Two more lists on the users screen: who is bound, and whom this plugin keeps out.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Conditions on the link table.
 *
 * @return array<string, string> Name of the list => SQL without any value from outside.
 */
function icds_lists_of_users(): array {
	$bound = 'mode IN (1, 2, 3)';
	$denied = icds_authorize_bound_users() ? " OR (denied = 1 AND $bound)" : '';
	return ['bound' => $bound, 'kept_out' => "(disabled = 1$denied)"];
}

/**
 * Number of users in a list.
 *
 * @param string $list A key of icds_lists_of_users().
 */
function icds_number_of_users(string $list): int {
	global $wpdb;
	$links = icds_table('links');
	$condition = icds_lists_of_users()[$list];
	return (int) $wpdb->get_var(
		$wpdb->prepare("SELECT COUNT(*) FROM $links WHERE site = %d AND $condition", icds_site()),
	);
}

/**
 * Address of a list.
 */
function icds_list_url(string $list): string {
	return admin_url("users.php?icds_list=$list");
}

/**
 * The list that the screen shows; empty for core's own.
 */
function icds_shown_list(): string {
	// phpcs:ignore WordPress.Security.NonceVerification -- which rows are shown; nothing is written.
	$list = is_string($_GET['icds_list'] ?? null) ? sanitize_key($_GET['icds_list']) : '';
	return isset(icds_lists_of_users()[$list]) ? $list : '';
}

/**
 * Adds the links beside the roles.
 *
 * @param string[] $views Core's.
 */
function icds_add_user_views(array $views): array {
	$labels = [
		'bound' => __('Bound to Dataverse', 'dataverse-user-binding'),
		'kept_out' => __('Kept out', 'dataverse-user-binding'),
	];
	$shown = icds_shown_list();
	if ('' !== $shown && isset($views['all'])) {
		$views['all'] = str_replace([' class="current"', ' aria-current="page"'], '', $views['all']);
	}
	foreach ($labels as $list => $label) {
		$views["icds_$list"] = sprintf(
			'<a href="%s"%s>%s <span class="count">(%s)</span></a>',
			esc_url(icds_list_url($list)),
			$list === $shown ? ' class="current" aria-current="page"' : '',
			esc_html($label),
			esc_html(number_format_i18n(icds_number_of_users($list))),
		);
	}
	return $views;
}
add_filter('views_users', 'icds_add_user_views');

/**
 * Hands the list to the screen's query. Its answer is not cached: bindings change without a change of users.
 *
 * @param array $args Of WP_User_Query.
 */
function icds_ask_for_list(array $args): array {
	$list = icds_shown_list();
	return '' === $list ? $args : ['icds_list' => $list, 'cache_results' => false] + $args;
}
add_filter('users_list_table_query_args', 'icds_ask_for_list');

/**
 * Narrows a query that asks for a list.
 */
function icds_narrow_user_query(WP_User_Query $query): void {
	global $wpdb;
	$condition = icds_lists_of_users()[$query->query_vars['icds_list'] ?? ''] ?? null;
	if (null !== $condition) {
		$links = icds_table('links');
		$query->query_where .= $wpdb->prepare(
			" AND {$wpdb->users}.ID IN (SELECT user_id FROM $links WHERE site = %d AND $condition)",
			icds_site(),
		);
	}
}
add_action('pre_user_query', 'icds_narrow_user_query');
