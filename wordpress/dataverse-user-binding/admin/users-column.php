<?php
/**
 * The column "Dataverse contact" in the list of users. To change: user-binding-section.php.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Adds the column.
 *
 * @param string[] $columns Columns by name.
 */
function icds_add_users_column(array $columns): array {
	return $columns + ['icds_contact' => __('Dataverse contact', 'dataverse-user-binding')];
}
add_filter('manage_users_columns', 'icds_add_users_column');

/**
 * Fills a cell: the binding, and whether Dataverse or a lock keeps the user out now.
 *
 * @param string $output  What others print there.
 * @param string $column  Column.
 * @param int    $user_id User.
 */
function icds_print_users_column($output, $column, $user_id): string {
	if ('icds_contact' !== $column) {
		return (string) $output;
	}
	$link = icds_link((int) $user_id);
	$parts = array_filter([
		icds_binding_in_words($link),
		icds_is_marked($link) ? __('refused by Dataverse', 'dataverse-user-binding') : '',
		$link && $link->disabled ? __('login locked', 'dataverse-user-binding') : '',
	]);
	return esc_html($parts ? implode(', ', $parts) : '—');
}
add_filter('manage_users_custom_column', 'icds_print_users_column', 10, 3);
